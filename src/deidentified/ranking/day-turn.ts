import type { TopicId } from '#boundary/topic.ts';
import type { Candidate } from './candidates.ts';
import type { Prepared } from './prepare-context.ts';
import { RANK_ONE } from './weights.ts';

/** A place in the day's turn of a list, 0 to `of` − 1, as a factor: 1 for the day's, towards `least` for the one after all others. */
export function turned(place: number, { day, of, least }: Turn): number {
  const steps = (((place - day) % of) + of) % of;
  return least + (1 - least) * (1 - steps / of);
}

interface Turn {
  /** Counted from any fixed one. */
  readonly day: number;
  readonly of: number;
  readonly least: number;
}

/**
 * The cards of a topic take turns by the day for a learner who is not remembered, who would meet the same one each morning: 1 for the day's card, less for the others. Their order is that of their facets and titles, so that an id has no part.
 */
export function topicTurn(
  candidate: Candidate,
  topic: TopicId,
  { candidates, isRemembered, today, isOffered, comebacks }: Prepared,
): number {
  if (isRemembered) return 1;
  const own = candidates
    .on(topic)
    .filter(
      ({ card: { id, given }, topics }) =>
        given.length === 0 && isOffered(id, topics, comebacks.all),
    );
  if (own.length < 2) return 1;
  return own.indexOf(candidate) === today % own.length ? 1 : RANK_ONE.turn.ofTopic;
}
