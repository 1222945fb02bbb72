import type { ReactNode } from 'react';
import type { Progress } from '#boundary/field-policy.ts';
import { progressWords } from './reading-line.tsx';
import { STEP_TEXT } from './sentences.ts';

const STEPS = ['session', 'schedule', 'charts'] as const;
const LAST_STEP = 'Topics kept, records dropped';

/** What is being read: what is done, what is under way, what waits. */
export function ReadingSteps({
  progress,
  children,
}: {
  readonly progress: Progress | null;
  /** The way to stop. */
  readonly children: ReactNode;
}) {
  const now = STEPS.findIndex((step) => step === (progress?.step ?? 'session'));
  const at = now === -1 ? STEPS.length : now;
  return (
    <section className="sec">
      <h2 className="h3">What is being read</h2>
      <ol className="steps">
        {STEPS.map((step, place) => (
          <Step
            key={step}
            state={stateAt(place, at)}
            words={STEP_TEXT[step]}
            count={place === at ? progressWords(progress) : ''}
          />
        ))}
        <Step state={stateAt(STEPS.length, at)} words={LAST_STEP} count="" />
      </ol>
      {children}
    </section>
  );
}

type StepState = 'done' | 'now' | 'waiting';

const STATE_TEXT: Readonly<Record<StepState, string>> = {
  done: 'done',
  now: 'under way',
  waiting: 'waiting',
};

function stateAt(place: number, at: number): StepState {
  if (place === at) return 'now';
  return place < at ? 'done' : 'waiting';
}

function Step({
  state,
  words,
  count,
}: {
  readonly state: StepState;
  readonly words: string;
  readonly count: string;
}) {
  return (
    <li className={state}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {state === 'done' && <path className="stroke" d="M2.5 7.5l3 3 6-7" />}
        {state !== 'done' && <circle className="stroke" cx="7" cy="7" r="5.5" />}
        {state === 'now' && <circle className="fill" cx="7" cy="7" r="2.4" />}
      </svg>
      <span>{words}</span>
      <span className="c">{count === '' ? STATE_TEXT[state] : count}</span>
    </li>
  );
}
