import type { CasePattern, TopicSignal } from '#boundary/field-policy.ts';
import { topicOf } from '#boundary/topic.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { Reason } from './brief.ts';

/** True where no code says the topic in any visit: only words do. */
export function isFromText({ visits, textVisits }: TopicSignal): boolean {
  return visits === textVisits;
}

/** Why a topic of the schedule is on the brief; of a sensitive one nothing countable. */
export function reasonFor(signal: TopicSignal, readable: number): Reason {
  if (topicOf(signal.topic).sensitive) return { kind: 'uncounted' };
  return signal.reasonVisits > 0
    ? { kind: 'booked-for', visits: signal.reasonVisits, of: readable }
    : { kind: 'on-list', visits: signal.visits, of: readable };
}

/** In how many visits a card's topics meet: 0 for a card on one topic, undefined where a conditional card's topics do not meet. */
export function meetingOf(card: Card, patterns: readonly CasePattern[]): number | undefined {
  if (card.given.length === 0) return 0;
  const together = patterns.filter(
    ({ topics }) =>
      card.topics.some((topic) => topics.includes(topic)) &&
      card.given.every((topic) => topics.includes(topic)),
  );
  return together.length === 0 ? undefined : Math.max(...together.map(({ visits }) => visits));
}
