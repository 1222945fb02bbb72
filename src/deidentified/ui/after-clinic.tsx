import { useId, useState } from 'react';
import { isSensitive } from '#deidentified/record/subject-of.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { toAnswerFor } from './after-clinic-list.ts';
import { AFTER_CLINIC_TEXT, OUTCOME_TEXT, OUTCOMES } from './card-sentences.ts';
import { isAmongQuestions } from './outcome-actions.ts';
import { NotKept } from './record-left-out.tsx';
import { LEFT_OUT_TEXT } from './record-sentences.ts';
import type { View } from './view.ts';

/**
 * One tap for each card that was read and of which nobody said yet what came. Another tap changes it while the page stands; answered, or
 * after a week, it is not asked again.
 */
export function AfterClinic({
  view,
  most = Infinity,
}: {
  readonly view: View;
  /** No more rows than these. */
  readonly most?: number;
}) {
  const heading = useId();
  const [tapped, setTapped] = useState<ReadonlySet<string>>(new Set());
  const { catalog, entries, marks, record } = view.state;
  if (catalog.state !== 'ready') return null;
  const { answers, outcomes, today } = view;
  const told = new Set([...outcomes.keys()].filter((item) => !tapped.has(item)));
  const read = { entries, marks, answers, catalog: catalog.catalog, today, told, tapped };
  const cards = toAnswerFor(read).slice(0, most);
  if (cards.length === 0) return null;
  return (
    <section className="sec after-clinic" aria-labelledby={heading}>
      <h2 className="h3" id={heading}>
        {AFTER_CLINIC_TEXT.title}
      </h2>
      <ul>
        {cards.map((card) => (
          <OutcomeRow
            key={card.id}
            view={view}
            card={card}
            onTap={() => {
              setTapped((before) => new Set([...before, card.id]));
            }}
          />
        ))}
      </ul>
      <p className="meta">
        {AFTER_CLINIC_TEXT[record.place.state === 'open' ? 'kept' : 'not-kept']}
      </p>
    </section>
  );
}

function OutcomeRow({
  view,
  card,
  onTap,
}: {
  readonly view: View;
  readonly card: Card;
  readonly onTap: () => void;
}) {
  const said = view.outcomes.get(card.id)?.outcome;
  const title = useId();
  return (
    <li>
      <p className="of" id={title}>
        {card.title}
      </p>
      <div className="outcomes" role="group" aria-labelledby={title}>
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="tap"
            aria-pressed={outcome === said}
            onClick={() => {
              onTap();
              view.tellOutcome(card.id, outcome);
            }}
          >
            {OUTCOME_TEXT[outcome]}
          </button>
        ))}
      </div>
      <p className="meta" role="status">
        {said === 'question' && questionWords(view, card)}
      </p>
      {said !== undefined && <NotKept view={view} item={card.id} />}
    </li>
  );
}

/** Whether it stands among the questions: a sensitive subject does only where the reader keeps it. */
function questionWords({ state }: View, card: Card): string {
  if (isAmongQuestions(card.id, state)) return AFTER_CLINIC_TEXT.noted;
  return isSensitive(card) ? LEFT_OUT_TEXT : '';
}
