import { useState } from 'react';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { SavedRow } from '#deidentified/learning/review-lists.ts';
import { LongList } from './review-more.tsx';
import { ReviewRow } from './review-row.tsx';
import { JustDone, ReviewSection } from './review-section.tsx';
import { REVIEW_TEXT } from './review-sentences.ts';
import { type ReviewSubject, subjectIn } from './review-subject.ts';
import { savedWords } from './review-words.ts';
import type { View } from './view.ts';

/** What was put off until later, and the way off the list. */
export function SavedSection({
  view,
  catalog,
  rows,
}: {
  readonly view: View;
  readonly catalog: Catalog;
  readonly rows: readonly SavedRow[];
}) {
  const [off, setOff] = useState<{ readonly item: string; readonly title: string } | null>(null);
  const { row } = view.review;
  const isGone = row !== null && row.startsWith(SAVED) && !rows.some((one) => rowOf(one) === row);
  return (
    <ReviewSection title="Saved" hasFocus={isGone}>
      {off !== null && (
        <JustDone
          words={`Taken off: ${off.title}`}
          undo={{
            action: 'Put it back',
            act: () => {
              view.act({ type: 'marked', item: off.item, mark: 'later' });
              setOff(null);
            },
          }}
        />
      )}
      {rows.length === 0 && off === null && <p className="sub">{REVIEW_TEXT.nothingSaved}</p>}
      <LongList rows={rows} keyOf={rowOf} inSight={row}>
        {(saved) => {
          const subject = subjectIn(saved.item, catalog, null);
          return (
            <SavedItem
              view={view}
              saved={saved}
              subject={subject}
              onOff={() => {
                view.act({ type: 'mark-taken-back', item: saved.item, mark: 'later' });
                setOff({ item: saved.item, title: titleOf(subject) });
              }}
            />
          );
        }}
      </LongList>
    </ReviewSection>
  );
}

function SavedItem({
  view,
  saved,
  subject,
  onOff,
}: {
  readonly view: View;
  readonly saved: SavedRow;
  readonly subject: ReviewSubject;
  readonly onOff: () => void;
}) {
  return (
    <ReviewRow view={view} row={rowOf(saved)} subject={subject}>
      <p className="meta">
        {savedWords(saved)}{' '}
        <button type="button" className="txt" onClick={onOff}>
          Take off the list<span className="vh">: {titleOf(subject)}</span>
        </button>
      </p>
    </ReviewRow>
  );
}

const SAVED = 'saved/';

function rowOf({ item }: SavedRow): string {
  return `${SAVED}${item}`;
}

function titleOf({ title }: ReviewSubject): string {
  return title ?? 'a card that these packs do not hold';
}
