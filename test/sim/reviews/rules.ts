import type { Card } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { dayNumber } from '#deidentified/learning/days.ts';
import { dueReviews, type ReviewBounds } from '#deidentified/learning/due-reviews.ts';
import { recall } from '#deidentified/learning/forgetting-curve.ts';
import { REVIEW } from '#deidentified/learning/review-bounds.ts';
import type { PracticeDay } from './practice.ts';

/** Which cards to ask for again today, best first; the places decide how many are. */
export type Rule = (
  memories: readonly CardMemory[],
  day: PracticeDay,
  cards: readonly Card[],
) => readonly string[];

/** The product's own. */
export function ours(bounds: ReviewBounds = REVIEW): Rule {
  return (memories, { date, coming }, cards) =>
    dueReviews(memories, { today: date, coming, catalog: { cards } }, bounds).map(
      ({ card }) => card.id,
    );
}

/** FSRS by itself: what is due, whoever comes, in three usual orders. */
export const PLAIN = {
  'longest due first': (memories, { date }) =>
    due(memories, date)
      .toSorted((a, b) => (a.due < b.due ? -1 : 1))
      .map(({ card }) => card),
  'least recalled first': (memories, { date }) =>
    due(memories, date)
      .toSorted((a, b) => recalled(a, date) - recalled(b, date))
      .map(({ card }) => card),
  'furthest past due first': (memories, { date }) =>
    due(memories, date)
      .toSorted((a, b) => passed(b, date) - passed(a, date))
      .map(({ card }) => card),
} as const satisfies Record<string, Rule>;

function due(memories: readonly CardMemory[], date: string): readonly CardMemory[] {
  return memories.filter((memory) => memory.due <= date);
}

function recalled({ last, stability }: CardMemory, date: string): number {
  return recall(dayNumber(date) - dayNumber(last), stability);
}

/** As a share of the interval. */
function passed({ last, due: on }: CardMemory, date: string): number {
  return (dayNumber(date) - dayNumber(last)) / (dayNumber(on) - dayNumber(last));
}

/** Bounds that do nothing. */
const NO_PULL = 1;
const NO_PUT_OFF = 1;

/** What is left of the rule without a part of it. */
export const WITHOUT = {
  'without pulling forward': ours({ ...REVIEW, pullFrom: NO_PULL }),
  'without putting off': ours({ ...REVIEW, putOffTo: NO_PUT_OFF }),
  'only what comes first': ours({ ...REVIEW, pullFrom: NO_PULL, putOffTo: NO_PUT_OFF }),
} as const satisfies Record<string, Rule>;
