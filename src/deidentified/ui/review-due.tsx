import type { DueList, DueRow } from '#deidentified/learning/review-lists.ts';
import { LongList } from './review-more.tsx';
import { ReviewRow } from './review-row.tsx';
import { ReviewSection } from './review-section.tsx';
import { dueWords, nothingDueWords, waitingWords } from './review-words.ts';
import type { View } from './view.ts';
import { numberWord } from './wording.ts';

/** What is to be answered again today, what is brought forward, and what waits. */
export function DueSection({ view, due }: { readonly view: View; readonly due: DueList }) {
  const { now, waiting } = due;
  const isGone = hasLeft(view.review.row, [...now, ...waiting].map(rowOf));
  return (
    <ReviewSection title="Due" hasFocus={isGone}>
      {now.length === 0 ? (
        <p className="sub">{nothingDueWords(due)}</p>
      ) : (
        <DueRows view={view} rows={now} words={dueWords} />
      )}
      {waiting.length > 0 && (
        <details className="more" open={waiting.map(rowOf).includes(view.review.row ?? '')}>
          <summary>
            {numberWord(waiting.length)} more {waiting.length === 1 ? 'waits' : 'wait'} for a
            matching visit
          </summary>
          <DueRows view={view} rows={waiting} words={waitingWords} />
        </details>
      )}
    </ReviewSection>
  );
}

function DueRows({
  view,
  rows,
  words,
}: {
  readonly view: View;
  readonly rows: readonly DueRow[];
  readonly words: (row: DueRow, today: string) => string;
}) {
  return (
    <LongList rows={rows} keyOf={rowOf} inSight={view.review.row}>
      {(row) => (
        <ReviewRow
          view={view}
          row={rowOf(row)}
          subject={{ kind: 'card', title: row.opens.title, card: row.opens }}
        >
          <p className="meta">{words(row, view.today)}</p>
        </ReviewRow>
      )}
    </LongList>
  );
}

const DUE = 'due/';

function rowOf({ opens }: DueRow): string {
  return `${DUE}${opens.id}`;
}

/** True where the row that was opened has been dealt with. */
function hasLeft(row: string | null, rows: readonly string[]): boolean {
  return row !== null && row.startsWith(DUE) && !rows.includes(row);
}
