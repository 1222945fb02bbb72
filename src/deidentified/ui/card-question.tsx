import { useId } from 'react';
import type { Card } from '#deidentified/catalog/pack.ts';
import { ANSWER_KEPT_TEXT } from './card-sentences.ts';
import { ConfidenceTap } from './confidence-tap.tsx';
import { focusAtTop } from './focus.ts';
import { optionTag } from './verdict-words.ts';
import { UNANSWERED, type View } from './view.ts';
import { letterOf } from './wording.ts';

export interface QuestionProps {
  readonly view: View;
  readonly card: Card;
  /** Places in the pack, in the order to show the options: `useOptionOrder`. */
  readonly order: readonly number[];
}

/** The case question: choose, say how sure, and the answer is there. No timer, no score. */
export function CardQuestion({
  describedBy,
  ...question
}: QuestionProps & {
  /** The id of what stands over the question, to be read with it. */
  readonly describedBy?: string | undefined;
}) {
  const { view, card } = question;
  const { shown } = view.answers.get(card.id) ?? UNANSWERED;
  return (
    <>
      <h1 className="stem" tabIndex={-1} ref={focusAtTop} aria-describedby={describedBy}>
        {card.stem}
      </h1>
      {shown ? <AnsweredOptions {...question} /> : <OpenOptions {...question} />}
    </>
  );
}

function OpenOptions(question: QuestionProps) {
  const { view, card } = question;
  const { chosen } = view.answers.get(card.id) ?? UNANSWERED;
  return (
    <>
      <OptionChoice {...question} chosen={chosen} />
      <ConfidenceTap
        isReady={chosen !== null}
        keysOn={view.keysOn}
        tell={(confidence) => {
          view.answer(card.id, { chosen, shown: true, confidence });
        }}
      />
      <button
        type="button"
        className="txt"
        onClick={() => {
          view.answer(card.id, { chosen: null, shown: true, confidence: null });
        }}
      >
        Skip to the bottom line
      </button>
      <p className="meta">
        No timer and no score.{' '}
        {ANSWER_KEPT_TEXT[view.state.record.place.state === 'open' ? 'kept' : 'not-kept']}
      </p>
    </>
  );
}

function OptionChoice({
  view,
  card,
  order,
  chosen,
}: QuestionProps & { readonly chosen: number | null }) {
  const name = useId();
  return (
    <fieldset className="opts">
      <legend className="vh">Choose one</legend>
      {order.map((place, shownAt) => (
        <label key={place} className="opt">
          <input
            type="radio"
            name={name}
            checked={place === chosen}
            onChange={() => {
              view.answer(card.id, { chosen: place, shown: false, confidence: null });
            }}
          />
          <span className="k">{letterOf(shownAt)}</span>
          <span>{card.options[place]?.text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The options after the answer: what was chosen and what the source supports, in words alone. */
function AnsweredOptions({ view, card, order }: QuestionProps) {
  const { chosen } = view.answers.get(card.id) ?? UNANSWERED;
  return (
    <ol className="opts" aria-label="Options">
      {order.map((place, shownAt) => (
        <li key={place} className={place === card.best ? 'opt opt--best' : 'opt'}>
          <span className="k">{letterOf(shownAt)}</span>
          <p>{card.options[place]?.text}</p>
          <span className="tag">{optionTag(place === chosen, place === card.best)}</span>
          <p className="because">{card.options[place]?.because}</p>
        </li>
      ))}
    </ol>
  );
}
