import { topicNames } from '#boundary/topic-names.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { Found } from '#deidentified/catalog/search-catalog.ts';
import { LongList } from './review-more.tsx';
import { ReviewRow } from './review-row.tsx';
import { ReviewSection } from './review-section.tsx';
import { SourceEntry } from './source-list.tsx';
import type { View } from './view.ts';

/** What was found: cards, then sources, each best first. */
export function SearchResults({ view, found }: { readonly view: View; readonly found: Found }) {
  const { cards, sources } = found;
  return (
    <>
      {cards.length > 0 && (
        <ReviewSection title="Cards" hasFocus={false}>
          <LongList rows={cards} keyOf={rowOf} inSight={view.review.row}>
            {(card) => (
              <ReviewRow
                view={view}
                row={rowOf(card)}
                subject={{ kind: 'card', title: card.title, card }}
              >
                <p className="meta">{metaOf(card)}</p>
              </ReviewRow>
            )}
          </LongList>
        </ReviewSection>
      )}
      {sources.length > 0 && (
        <ReviewSection title="Sources" hasFocus={false}>
          <LongList rows={sources} keyOf={({ id }) => id} inSight={null} className="src">
            {(source) => <SourceEntry source={source} sourceHref={view.sourceHref} />}
          </LongList>
        </ReviewSection>
      )}
    </>
  );
}

function rowOf({ id }: Card): string {
  return `found/${id}`;
}

function metaOf({ topics, minutes }: Card): string {
  const [topic] = topics;
  const about = topic === undefined ? '' : `${topicNames(topic).label}, `;
  return `${about}${String(minutes)} min`;
}
