import { topicNames } from '#boundary/topic-names.ts';
import type { Mark } from '#deidentified/learning/mark.ts';
import type { CardItem, CombinationItem, SourcesItem } from '#deidentified/ranking/brief.ts';
import { isMissed } from './known-check.ts';
import { MARK_TEXT } from './sentences.ts';
import type { View } from './view.ts';
import { titleOf } from './wording.ts';

/** What can be marked: an item of a brief, or a card opened from elsewhere. */
type Markable =
  Pick<CardItem, 'kind' | 'id' | 'topic' | 'isFromText' | 'card'> | SourcesItem | CombinationItem;

const DENIAL = 'not-this-topic' satisfies Mark;
const MARKS = ['done', 'known', 'later', 'not-for-me'] as const satisfies readonly Mark[];

/**
 * What a reader can say of an item: each takes it off the brief until undone. A card called known is asked about once; one that was just
 * missed is not offered as known. A topic that only words named can be denied too.
 */
export function MarkActions({ view, item }: { readonly view: View; readonly item: Markable }) {
  const offered = isMissed(item.id, view.answers, view.state)
    ? MARKS.filter((mark) => mark !== 'known')
    : MARKS;
  return (
    <span className="marks" role="group" aria-label={`Mark: ${titleOf(item)}`}>
      {offered.map((mark) => (
        <button
          key={mark}
          type="button"
          className="txt"
          onClick={() => {
            if (mark === 'known' && item.kind === 'card') view.sayKnown(item.id);
            else view.act({ type: 'marked', item: item.id, mark });
          }}
        >
          {MARK_TEXT[mark].action}
        </button>
      ))}
      {item.isFromText && (
        <button
          type="button"
          className="txt"
          onClick={() => {
            view.act({ type: 'marked', item: `topic:${item.topic}`, mark: DENIAL });
          }}
        >
          {MARK_TEXT[DENIAL].action}
          <span className="vh">: {topicNames(item.topic).label}</span>
        </button>
      )}
    </span>
  );
}
