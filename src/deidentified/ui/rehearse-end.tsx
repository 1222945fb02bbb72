import { useState } from 'react';
import { topicNames } from '#boundary/topic-names.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { RehearsalPlan, RehearsalStep } from '#deidentified/learning/rehearsal.ts';
import { focusAtTop, focusInPlace } from './focus.ts';
import { RehearseNotice } from './rehearse-notice.tsx';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import { stepWords } from './rehearse-words.ts';
import type { View } from './view.ts';

/** The end of a rehearsal: one thing to notice, and what there was no room or no card for. Says plainly where there was nothing at all. */
export function RehearseEnd({
  view,
  catalog,
  plan,
}: {
  readonly view: View;
  readonly catalog: Catalog;
  readonly plan: RehearsalPlan;
}) {
  const [said, setSaid] = useState<'kept' | 'nothing' | null>(null);
  const [first] = plan.steps;
  if (first === undefined) {
    return (
      <article>
        <h1 className="h2" tabIndex={-1} ref={focusAtTop}>
          {REHEARSE_TEXT.empty}
        </h1>
        <Ways view={view} />
      </article>
    );
  }
  return (
    <article>
      <h1 className="h2" tabIndex={-1} ref={focusAtTop}>
        {said === null ? REHEARSE_TEXT.notice : REHEARSE_TEXT.over}
      </h1>
      {said === null ? (
        <RehearseNotice view={view} catalog={catalog} steps={plan.steps} say={setSaid} />
      ) : (
        <div tabIndex={-1} ref={focusInPlace}>
          {said === 'kept' && <p className="sub after">{REHEARSE_TEXT.kept}</p>}
          <Left plan={plan} />
          <Ways view={view} />
        </div>
      )}
    </article>
  );
}

function Left({ plan: { further, bare } }: { readonly plan: RehearsalPlan }) {
  return (
    <>
      {further.length > 0 && <Listed heading={REHEARSE_TEXT.further} words={further.map(worded)} />}
      {bare.length > 0 && (
        <Listed heading={REHEARSE_TEXT.bare} words={bare.map((id) => topicNames(id).label)} />
      )}
    </>
  );
}

function worded(step: RehearsalStep): string {
  return `${stepWords(step)} (${step.minutes} min)`;
}

function Listed({
  heading,
  words,
}: {
  readonly heading: string;
  readonly words: readonly string[];
}) {
  return (
    <>
      <p className="meta after">{heading}</p>
      <ul className="left">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}

function Ways({ view }: { readonly view: View }) {
  const leave = (): void => {
    view.act({ type: 'rehearsal-chosen', rehearsal: null });
  };
  return (
    <div className="acts">
      <button
        type="button"
        className="btn"
        onClick={() => {
          leave();
          view.act({ type: 'went', place: 'brief' });
        }}
      >
        {REHEARSE_TEXT.back}
      </button>
      <button type="button" className="txt" onClick={leave}>
        {REHEARSE_TEXT.another}
      </button>
    </div>
  );
}
