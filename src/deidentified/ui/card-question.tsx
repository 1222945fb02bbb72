import type { CardItem } from '#deidentified/ranking/brief.ts';
import { focusAtTop } from './focus.ts';
import { UNANSWERED, type View } from './view.ts';
import { letterOf } from './wording.ts';

interface QuestionProps {
  readonly view: View;
  readonly item: CardItem;
}

/** The case question. Choosing is free: no timer, no score. */
export function CardQuestion({ view, item }: QuestionProps) {
  const { chosen, shown } = view.answers.get(item.id) ?? UNANSWERED;
  return (
    <>
      <h1 className="stem" tabIndex={-1} ref={focusAtTop}>
        {item.card.stem}
      </h1>
      {shown ? (
        <AnsweredOptions item={item} chosen={chosen} />
      ) : (
        <OpenOptions view={view} item={item} chosen={chosen} />
      )}
    </>
  );
}

function OpenOptions({ view, item, chosen }: QuestionProps & { readonly chosen: number | null }) {
  return (
    <>
      <fieldset className="opts">
        <legend className="vh">Choose one</legend>
        {item.card.options.map(({ text }, place) => (
          <label key={text} className="opt">
            <input
              type="radio"
              name="option"
              checked={place === chosen}
              onChange={() => {
                view.answer(item.id, { chosen: place, shown: false });
              }}
            />
            <span className="k">{letterOf(place)}</span>
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <div className="acts">
        <button
          type="button"
          className="btn btn--solid"
          disabled={chosen === null}
          onClick={() => {
            view.answer(item.id, { chosen, shown: true });
          }}
        >
          Show the answer
        </button>
        <button
          type="button"
          className="txt"
          onClick={() => {
            view.answer(item.id, { chosen: null, shown: true });
          }}
        >
          Skip to the bottom line
        </button>
      </div>
      <p className="meta after">
        No timer and no score.{' '}
        {view.state.record.place.state === 'open'
          ? 'What you choose is kept in your record.'
          : 'What you choose stays in this page.'}
      </p>
    </>
  );
}

/** The options after the answer: what was chosen and what the source supports, in words alone. */
function AnsweredOptions({
  item: { card },
  chosen,
}: {
  readonly item: CardItem;
  readonly chosen: number | null;
}) {
  return (
    <ol className="opts" aria-label="Options">
      {card.options.map(({ text, because }, place) => (
        <li key={text} className={place === card.best ? 'opt opt--best' : 'opt'}>
          <span className="k">{letterOf(place)}</span>
          <p>{text}</p>
          <span className="tag">{tagWords(place === chosen, place === card.best)}</span>
          <p className="because">{because}</p>
        </li>
      ))}
    </ol>
  );
}

function tagWords(isChosen: boolean, isBest: boolean): string {
  if (isChosen && isBest) return 'Your choice, and the source’s';
  if (isBest) return 'What the source supports';
  return isChosen ? 'Your choice' : '';
}
