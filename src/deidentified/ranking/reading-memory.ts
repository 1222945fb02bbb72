import type { TopicId } from '#boundary/topic.ts';
import type { Facet } from '#deidentified/catalog/pack.ts';
import type { Comeback } from './comeback.ts';
import type { PastReadings, Reading } from './past-readings.ts';
import { RANK_ONE } from './weights.ts';

/** What may be read again. */
export interface Readable {
  readonly id: string;
  readonly topics: readonly TopicId[];
  readonly facet: Facet | null;
  readonly comeback?: Comeback | undefined;
}

/**
 * The share of its worth that an item still has after what was read of it and around it: 1 where nothing was. Of a review that is due, the
 * answer it comes from takes a fixed part: to recall it now makes it last.
 */
export function stillWorth({ id, topics, facet, comeback }: Readable, past: PastReadings): number {
  const { carries, otherFacet, due } = RANK_ONE.memory;
  const own = comeback === undefined ? 1 - (past.ofItem(id)?.recalled ?? 0) : due;
  const around = readAround(id, topics, past);
  if (around.length === 0) return own;
  return around.reduce((left, reading) => {
    if (reading.item === comeback?.answered) return left;
    const share = facet !== null && reading.facet === facet ? 1 : otherFacet;
    return left * (1 - carries * share * reading.recalled);
  }, own);
}

/** Readings of other items on its topics, each once. */
function readAround(
  id: string,
  topics: readonly TopicId[],
  past: PastReadings,
): readonly Reading[] {
  const [only, second] = topics;
  if (only !== undefined && second === undefined) {
    const readings = past.onTopic(only);
    return readings.length === 0 ? readings : readings.filter(({ item }) => item !== id);
  }
  const readings = topics.flatMap((topic) => past.onTopic(topic));
  return [...new Set(readings)].filter(({ item }) => item !== id);
}

/** Days since the item, or the card it stands in for, else anything on its topics, was last read; null where nothing was. */
export function readBefore(
  { id, topics, comeback }: Readable,
  past: PastReadings,
): ReadBefore | null {
  const own = past.ofItem(id);
  if (own !== undefined) return { what: 'this', days: own.days };
  const around = readAround(id, topics, past);
  if (around.length === 0) return null;
  const answered = around.find(({ item }) => item === comeback?.answered);
  if (answered !== undefined) return { what: 'related', days: answered.days };
  return { what: 'related', days: Math.min(...around.map(({ days }) => days)) };
}

export interface ReadBefore {
  readonly what: 'this' | 'related';
  readonly days: number;
}
