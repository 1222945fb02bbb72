import { topicNames } from '#boundary/topic-names.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Wish } from '#deidentified/learning/wish.ts';
import { WISH_TEXT } from './factor-text.ts';
import type { View } from './view.ts';
import { numberWord } from './wording.ts';

/** The topics that the reader muted, each with its way back; nothing where there is none. */
export function MutedTopics({ view }: { readonly view: View }) {
  const muted = mutedTopics(view.state.wishes);
  if (muted.length === 0) return null;
  return (
    <details className="more muted">
      <summary>
        {numberWord(muted.length)} muted {muted.length === 1 ? 'topic' : 'topics'}
      </summary>
      <ul>
        {muted.map((topic) => (
          <li key={topic}>
            {topicNames(topic).label}{' '}
            <button
              type="button"
              className="txt"
              onClick={() => {
                view.act({ type: 'wished', wish: { about: `topic:${topic}`, wish: null } });
              }}
            >
              {WISH_TEXT.mute.off}
              <span className="vh"> {topicNames(topic).label}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Topics that never come, as the reader asked. */
export function mutedTopics(wishes: readonly Wish[]): readonly TopicId[] {
  return wishes
    .filter(({ wish }) => wish === 'mute')
    .map(({ about }) => about.replace(/^topic:/, ''))
    .filter(isTopicId);
}
