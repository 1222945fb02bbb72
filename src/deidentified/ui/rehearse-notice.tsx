import { useId, useRef, useState } from 'react';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { lookForPeople } from '#deidentified/learning/question-words.ts';
import type { RehearsalStep } from '#deidentified/learning/rehearsal.ts';
import { keepingOf, keepingWords } from './questions-kept.ts';
import { FreeLine } from './questions-line.tsx';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import { stepWords } from './rehearse-words.ts';
import type { View } from './view.ts';

interface NoticeProps {
  readonly view: View;
  readonly catalog: Catalog;
  readonly steps: readonly RehearsalStep[];
  readonly say: (said: 'kept' | 'nothing') => void;
}

/** One thing to notice: a bottom line of the rehearsal, or the learner's own. It comes back as a question whether it was noticed. */
export function RehearseNotice({ view, catalog, steps, say }: NoticeProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [picked, pick] = useState<string | null>(null);
  const [text, write] = useState('');
  const isOwn = picked === OWN;
  const item = (isOwn ? steps[0]?.id : picked) ?? null;
  const keeping = item === null ? null : keepingOf(item, catalog);
  const words = isOwn ? text.trim() : '';
  const keep = (): void => {
    if (item === null) return;
    if (keeping?.kind === 'asked-first') view.ask({ type: 'keep-sensitive', item });
    const note = { purpose: 'to-notice', item, text: words === '' ? null : words } as const;
    view.act({ type: 'noted', note });
    say('kept');
  };
  return (
    <form
      className="to-notice"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <p className="sub">{REHEARSE_TEXT.noticeHint}</p>
      <LineChoice steps={steps} picked={picked} pick={pick} />
      {isOwn && <FreeLine label={REHEARSE_TEXT.own} button={button} text={text} write={write} />}
      {keeping !== null && <p className="meta">{keepingWords(keeping, view.state)}</p>}
      <div className="acts">
        <button
          type="submit"
          className="btn btn--solid"
          ref={button}
          disabled={item === null || keeping?.kind === 'not-kept' || (isOwn && words === '')}
        >
          {keepWords(keeping?.kind === 'asked-first', words)}
        </button>
        <button
          type="button"
          className="txt"
          onClick={() => {
            say('nothing');
          }}
        >
          {REHEARSE_TEXT.nothing}
        </button>
      </div>
    </form>
  );
}

/** Stands for the learner's own line among the choices. */
const OWN = 'own';

function LineChoice({
  steps,
  picked,
  pick,
}: Pick<NoticeProps, 'steps'> & {
  readonly picked: string | null;
  readonly pick: (item: string) => void;
}) {
  const name = useId();
  const lines = steps.map((step) => [step.id, lineOf(step)] as const);
  return (
    <fieldset className="opts">
      <legend className="vh">{REHEARSE_TEXT.notice}</legend>
      {[...lines, [OWN, REHEARSE_TEXT.own] as const].map(([id, words]) => (
        <label key={id} className="opt">
          <input
            type="radio"
            name={name}
            checked={id === picked}
            onChange={() => {
              pick(id);
            }}
          />
          <span className="k" aria-hidden="true">
            –
          </span>
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

function lineOf(step: RehearsalStep): string {
  return step.kind === 'card' ? step.card.bottomLine : `Look up: ${stepWords(step)}`;
}

function keepWords(isAsked: boolean, words: string): string {
  if (isAsked) return REHEARSE_TEXT.keepSensitive;
  return lookForPeople(words).length > 0 ? REHEARSE_TEXT.keepAnyway : REHEARSE_TEXT.keep;
}
