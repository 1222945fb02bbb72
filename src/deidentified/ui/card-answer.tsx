import type { ReactNode } from 'react';
import type { CardTable } from '#deidentified/catalog/pack.ts';
import type { QuestionProps } from './card-question.tsx';
import { focusInSight } from './focus.ts';
import { NotKept } from './record-left-out.tsx';
import { verdictWords } from './verdict-words.ts';
import { UNANSWERED } from './view.ts';

/** What the source supports and why, the bottom line, and under it what can be done next. */
export function CardAnswer({
  view,
  card,
  order,
  isNew,
  children,
}: QuestionProps & {
  /** True where the answer appears under its question: then the focus goes to what it says. */
  readonly isNew: boolean;
  /** What to do with the card. */
  readonly children: ReactNode;
}) {
  const { chosen, confidence } = view.answers.get(card.id) ?? UNANSWERED;
  return (
    <section className="answer sec" aria-label="Answer">
      <h2 className="verdict" tabIndex={-1} ref={isNew ? focusInSight : null}>
        {verdictWords({ chosen, confidence, order, best: card.best })}
      </h2>
      <NotKept view={view} item={card.id} />
      <p className="bottom">{card.bottomLine}</p>
      <p className="read">{card.rationale}</p>
      {card.table !== null && <AnswerTable table={card.table} />}
      <div className="close">{children}</div>
    </section>
  );
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
