import { useState } from 'react';
import { topicNames } from '#boundary/topic-names.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import type { Wish } from '#deidentified/learning/wish.ts';
import type { KeptAway } from '#deidentified/ranking/kept-away.ts';
import type { Action } from '#deidentified/session-action.ts';
import { LongList } from './review-more.tsx';
import { JustDone, ReviewSection } from './review-section.tsx';
import { subjectIn } from './review-subject.ts';
import { awayWords } from './review-words.ts';
import type { View } from './view.ts';

/** What the reader sent away from the brief, and the one click that brings it back. */
export function AwaySection({
  view,
  catalog,
  rows,
}: {
  readonly view: View;
  readonly catalog: Catalog;
  readonly rows: readonly KeptAway[];
}) {
  const [back, setBack] = useState<string | null>(null);
  if (rows.length === 0 && back === null) return null;
  return (
    <ReviewSection title="Kept away" hasFocus={false}>
      {back !== null && <JustDone words={`Brought back: ${back}`} undo={null} />}
      <LongList rows={rows} keyOf={rowOf} inSight={null}>
        {(row) => {
          const title = titleOf(row, catalog);
          return (
            <>
              <p>{title}</p>
              <p className="meta">
                {awayWords(row)}{' '}
                <button
                  type="button"
                  className="txt"
                  onClick={() => {
                    bringBack(row, view.state.wishes, catalog).forEach(view.act);
                    setBack(title);
                  }}
                >
                  Bring back <span className="vh">{title}</span>
                </button>
              </p>
            </>
          );
        }}
      </LongList>
    </ReviewSection>
  );
}

function rowOf({ topic, item }: KeptAway): string {
  return item ?? topic;
}

function titleOf({ topic, item }: KeptAway, catalog: Catalog): string {
  const own = item === null ? null : subjectIn(item, catalog, null).title;
  return own ?? topicNames(topic).label;
}

/** Takes back what sent it away. */
function bringBack(
  { topic, item, why }: KeptAway,
  wishes: readonly Wish[],
  catalog: Catalog,
): readonly Action[] {
  switch (why) {
    case 'muted':
      return wishes
        .filter(({ about, wish }) => wish === 'mute' && mainTopicOf(about, catalog) === topic)
        .map(({ about }) => ({ type: 'wished', wish: { about, wish: null } }));
    case 'not-for-me-twice':
    case 'not-for-me-now':
    case 'not-for-me-once':
      return [{ type: 'brought-back', topic }];
    case 'known':
      return item === null ? [] : [{ type: 'mark-taken-back', item, mark: 'known' }];
  }
}
