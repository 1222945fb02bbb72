import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { ReadRow } from '#deidentified/learning/review-lists.ts';
import { LongList } from './review-more.tsx';
import { ReviewRow } from './review-row.tsx';
import { ReviewSection } from './review-section.tsx';
import { subjectIn } from './review-subject.ts';
import { readWords } from './review-words.ts';
import type { View } from './view.ts';

/** What was read, the latest first. */
export function ReadSection({
  view,
  catalog,
  rows,
}: {
  readonly view: View;
  readonly catalog: Catalog;
  readonly rows: readonly ReadRow[];
}) {
  if (rows.length === 0) return null;
  return (
    <ReviewSection title="Read lately" hasFocus={false}>
      <LongList rows={rows} keyOf={rowOf} inSight={view.review.row}>
        {(row) => (
          <ReviewRow view={view} row={rowOf(row)} subject={subjectIn(row.item, catalog, null)}>
            <p className="meta">{readWords(row, view.today)}</p>
          </ReviewRow>
        )}
      </LongList>
    </ReviewSection>
  );
}

function rowOf({ item }: ReadRow): string {
  return `read/${item}`;
}
