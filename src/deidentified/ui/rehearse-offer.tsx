import type { ReactNode } from 'react';
import { type TopicId, topicOf } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { notFromText, type SessionState, shownHorizon } from '#deidentified/session-state.ts';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import type { View } from './view.ts';

/** Starts a rehearsal of these topics, or goes on with it where it is the one under way. */
export function RehearseButton({
  view,
  topics,
  children,
}: {
  readonly view: View;
  readonly topics: readonly TopicId[];
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="opener rehearse-opener"
      onClick={() => {
        const { rehearsal } = view.state;
        const isIt = rehearsal?.topics.join(' ') === topics.join(' ');
        if (!isIt) view.act({ type: 'rehearsal-chosen', rehearsal: { topics, done: [] } });
        view.act({ type: 'went', place: 'rehearse' });
      }}
    >
      <span className="vh">Rehearse: </span>
      {children}
    </button>
  );
}

/** One subject of the list to rehearse, procedures first, folded; and the way on where a rehearsal was left. */
export function RehearseTopics({ view }: { readonly view: View }) {
  const topics = topicsToRehearse(view.state);
  const isLeft = view.state.rehearsal !== null && view.state.place !== 'rehearse';
  if (topics.length === 0 && !isLeft) return null;
  return (
    <div className="rehearse-offer">
      {isLeft && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            view.act({ type: 'went', place: 'rehearse' });
          }}
        >
          {REHEARSE_TEXT.goOn}
        </button>
      )}
      {topics.length > 0 && (
        <details className="more">
          <summary>{REHEARSE_TEXT.topics}</summary>
          <ul>
            {topics.map((topic) => (
              <li key={topic}>
                <RehearseButton view={view} topics={[topic]}>
                  {topicNames(topic).label}
                </RehearseButton>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** So many at most: a way in, not a list of the clinic. */
const MOST_TOPICS = 12;

/** Subjects of the horizon on screen: procedures, then the others, by name and not by how many visits they touch. */
export function topicsToRehearse(state: SessionState): readonly TopicId[] {
  const horizon = shownHorizon(state);
  const signals = (horizon === null ? undefined : state.horizons[horizon])?.signals ?? [];
  const denied = new Set(notFromText(state));
  return signals
    .toSorted((a, b) => b.visits - a.visits || (a.topic < b.topic ? -1 : 1))
    .map(({ topic }) => topic)
    .filter((topic) => !denied.has(topic))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MOST_TOPICS)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (labelOf(a) < labelOf(b) ? -1 : 1));
}

function rankOf(topic: TopicId): number {
  return topicOf(topic).procedure ? 0 : 1;
}

function labelOf(topic: TopicId): string {
  return topicNames(topic).label;
}
