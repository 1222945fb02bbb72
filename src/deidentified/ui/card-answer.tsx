import type { CardTable } from '#deidentified/catalog/pack.ts';
import type { CardItem, RankedItem } from '#deidentified/ranking/brief.ts';
import { focusInSight } from './focus.ts';
import { MarkActions } from './mark-actions.tsx';
import { NotKept } from './record-left-out.tsx';
import { UNANSWERED, type View } from './view.ts';
import { letterOf, NUMERALS } from './wording.ts';

/** What the source supports and why, the bottom line, and what to do with the card. */
export function CardAnswer({ view, item }: { readonly view: View; readonly item: CardItem }) {
  const { card } = item;
  const { chosen } = view.answers.get(item.id) ?? UNANSWERED;
  return (
    <section className="answer sec" aria-label="Answer" tabIndex={-1} ref={focusInSight}>
      <p className="verdict">{verdictWords(chosen, card.best)}</p>
      <NotKept view={view} item={item.id} />
      <p className="bottom">{card.bottomLine}</p>
      <p className="read">{card.rationale}</p>
      {card.table !== null && <AnswerTable table={card.table} />}
      <div className="close">
        <MarkActions view={view} item={item} />
        <NextCard view={view} item={item} />
      </div>
    </section>
  );
}

function verdictWords(chosen: number | null, best: number): string {
  const supported = `The source supports ${letterOf(best)}.`;
  return chosen === null ? supported : `You chose ${letterOf(chosen)}. ${supported}`;
}

function AnswerTable({ table: { caption, head, rows } }: { readonly table: CardTable }) {
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="tb">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {others.map((words, column) => (
                <td key={head[column + 1]}>{words}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The next place of the brief that holds a question. */
function NextCard({ view, item }: { readonly view: View; readonly item: RankedItem }) {
  const items = view.brief?.items ?? [];
  const here = items.findIndex(({ id }) => id === item.id);
  const next = items.findIndex(({ kind }, place) => kind === 'card' && place > here);
  const nextItem = items[next];
  if (here === -1 || nextItem === undefined) return null;
  return (
    <button
      type="button"
      className="btn btn--solid"
      onClick={() => {
        view.act({ type: 'opened', item: nextItem.id });
      }}
    >
      Next: card {NUMERALS[next]}
    </button>
  );
}
