import type { TopicSignal } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';

/** Topics that come, for reviews to be pulled forward or put off by; null where nothing comes that a review could wait for. */
export function comingTopics(
  signals: readonly Pick<TopicSignal, 'topic'>[],
  isWaiting: boolean,
): ReadonlySet<TopicId> | null {
  if (signals.length === 0 && !isWaiting) return null;
  return new Set(signals.map(({ topic }) => topic));
}
