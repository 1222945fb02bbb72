import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from './card-memory.ts';
import { dayNumber } from './days.ts';
import { recall } from './forgetting-curve.ts';
import { REVIEW } from './review-bounds.ts';

/** A review for today. */
export interface DueReview {
  readonly card: Card;
  /**
   * `pulled-forward`: not due yet, and its topic comes. `due`: due, and its topic comes. `overdue`: due by itself, whoever comes, so that
   * its presence says nothing of a schedule.
   */
  readonly state: 'pulled-forward' | 'due' | 'overdue';
  /** The chance that it would be recalled today, as FSRS predicts. */
  readonly recall: number;
  /** The day of the last answer, or of the "known", `YYYY-MM-DD`. */
  readonly last: string;
  /** The day it was due, or for `pulled-forward` will be. */
  readonly due: string;
}

export interface ReviewDay {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Topics of matching visits, and cards named by their id; null where no schedule is known, and nothing is put off for it. */
  readonly coming: ReadonlySet<string> | null;
  readonly catalog: Pick<Catalog, 'cards'>;
}

/**
 * What to review today. Where its topic comes, a review is pulled forward, within a bound; where it does not, it is put off until recall
 * has fallen to a bound, after which it is due by itself. What comes stands first, then what has waited longest for its interval, then by
 * id. A card that the catalog does not hold has no review.
 */
export function dueReviews(
  memories: readonly CardMemory[],
  day: ReviewDay,
  bounds: ReviewBounds = REVIEW,
): readonly DueReview[] {
  const answered = new Set(memories.map(({ card }) => card));
  const cards = new Map(
    day.catalog.cards.filter(({ id }) => answered.has(id)).map((card) => [card.id, card]),
  );
  return memories
    .flatMap((memory) => {
      const card = cards.get(memory.card);
      return (card && reviewOf(card, { memory, ...day }, bounds)) ?? [];
    })
    .toSorted(byTurn)
    .map(({ review }) => review);
}

/** How far a review may be pulled forward and put off: a part of `REVIEW`. */
export type ReviewBounds = Readonly<Record<'pullFrom' | 'putOffTo' | 'putOffDays', number>>;

interface Placed {
  readonly review: DueReview;
  readonly comes: boolean;
  /** Days since the last answer, as a share of the interval. */
  readonly passed: number;
}

function reviewOf(
  card: Card,
  { memory, today, coming }: { readonly memory: CardMemory } & ReviewDay,
  bounds: ReviewBounds,
): Placed | undefined {
  const { last, due } = memory;
  const [days, late] = [dayNumber(today) - dayNumber(last), dayNumber(today) - dayNumber(due)];
  const comes = coming !== null && comesIn(coming, card);
  const predicted = recall(days, memory.stability);
  const passed = days / Math.max(1, days - late);
  const placed = (state: DueReview['state']): Placed => ({
    review: { card, state, recall: predicted, last, due },
    comes,
    passed,
  });
  if (late < 0) {
    return comes && passed >= bounds.pullFrom ? placed('pulled-forward') : undefined;
  }
  const isLetGo = predicted <= bounds.putOffTo || late >= bounds.putOffDays;
  if (coming === null || isLetGo) return placed('overdue');
  return comes ? placed('due') : undefined;
}

/** A card that asks about things together comes where all of them do. */
function comesIn(coming: ReadonlySet<string>, { id, topics, given }: Card): boolean {
  return coming.has(id) || [...topics, ...given].every((topic) => coming.has(topic));
}

function byTurn(a: Placed, b: Placed): number {
  return (
    Number(b.comes) - Number(a.comes) ||
    b.passed - a.passed ||
    (a.review.card.id < b.review.card.id ? -1 : 1)
  );
}
