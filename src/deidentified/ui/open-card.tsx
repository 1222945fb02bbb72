import type { CardItem, RankedItem } from '#deidentified/ranking/brief.ts';
import { CardAnswer } from './card-answer.tsx';
import { CardQuestion } from './card-question.tsx';
import { CardDates, ReviewStatus } from './review-status.tsx';
import { SourceList } from './source-list.tsx';
import { UNANSWERED, type View } from './view.ts';
import { FactorTable } from './why-details.tsx';
import { disclaimerOf, eyebrowWords, NUMERALS, whySentence } from './wording.ts';

/** A card by itself: its question, and once asked for, its answer and sources. */
export function OpenCard({ view, item }: { readonly view: View; readonly item: CardItem }) {
  const { shown } = view.answers.get(item.id) ?? UNANSWERED;
  return (
    <>
      <Crumb view={view} item={item} />
      <div className="cols">
        <article>
          <p className="eyebrow">
            <b>{eyebrowWords(item)}</b> · {item.minutes} min
          </p>
          <CardQuestion view={view} item={item} />
          {shown && <CardAnswer view={view} item={item} />}
        </article>
        <aside className="side" aria-label="About this card">
          {shown && (
            <section className="sec">
              <h2 className="h3">Sources</h2>
              <SourceList sources={item.sources} sourceHref={view.sourceHref} />
            </section>
          )}
          <section className="sec">
            <h2 className="h3">About this card</h2>
            <ReviewStatus of={item.card} />
            <CardDates card={item.card} />
          </section>
          <section className="sec">
            <h2 className="h3">Why this card</h2>
            <p className="sub">{whySentence(item)}</p>
            <FactorTable item={item} />
            <p className="meta after">{disclaimerOf([item])}</p>
          </section>
        </aside>
      </div>
    </>
  );
}

/** The way back, and which place of the brief this is. */
function Crumb({ view, item }: { readonly view: View; readonly item: RankedItem }) {
  const items = view.brief?.items ?? [];
  return (
    <div className="crumb">
      <button
        type="button"
        className="txt"
        onClick={() => {
          view.act({ type: 'closed' });
        }}
      >
        Back to the brief
      </button>
      <ol aria-label="Cards">
        {items.map(({ id }, place) => (
          <li key={id} aria-current={id === item.id ? 'step' : undefined}>
            {NUMERALS[place]}
          </li>
        ))}
      </ol>
    </div>
  );
}
