import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { type DueReview, dueReviews } from '#deidentified/learning/due-reviews.ts';
import { otherForm } from '#deidentified/learning/other-form.ts';
import type { Again } from './brief.ts';
import type { LearningHistory } from './history.ts';

/** A review of the day, as it comes back. */
export interface Comeback {
  /** The card to show: the one that was answered, or another form of one that was missed. */
  readonly card: Card;
  /** The card that was answered, by id. */
  readonly answered: string;
  readonly again: Again;
}

/** Some of the reviews of a day. */
export interface Comebacks {
  /** The review that a card is shown for, by its id; undefined where it is none. */
  readonly of: (card: string) => Comeback | undefined;
  /** True for a card, by id, that another form stands in for. */
  readonly isStoodInFor: (card: string) => boolean;
  /** As the reviews stand: what comes first, then what has waited longest for its interval. */
  readonly inOrder: readonly Comeback[];
}

/** The reviews of a day by what brings them back: so that what needs no visit says nothing of one. */
export interface DayOfComebacks {
  /** Due by themselves, or because their topic comes. */
  readonly all: Comebacks;
  /** Due by themselves, whoever comes. */
  readonly byThemselves: Comebacks;
}

export interface ComingDay {
  readonly catalog: Catalog;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Null where no schedule is known, or it holds nothing to wait for. */
  readonly coming: ReadonlySet<TopicId> | null;
}

/** Works out which answered cards come back, and in which form: one that was missed, as another on the same where there is one. */
export function comebacks(
  { memories }: Pick<LearningHistory, 'memories'>,
  { catalog, day, coming }: ComingDay,
): DayOfComebacks {
  const known = new Map(memories.map((memory) => [memory.card, memory]));
  const comebackOf = ({ card }: DueReview): Comeback => {
    const memory = known.get(card.id);
    const form = memory?.lastRating === 'again' ? otherForm(card, memories, catalog) : undefined;
    const again = memory?.isCheck === true ? 'check' : 'review';
    return form === undefined
      ? { card, answered: card.id, again }
      : { card: form, answered: card.id, again: 'other-form' };
  };
  const among = (comes: ReadonlySet<TopicId> | null) =>
    dueReviews(memories, { today: day, coming: comes, catalog });
  const overdue = among(coming === null ? null : NOBODY); // in an order that no visit has a part in
  return {
    all: grouped(among(coming), comebackOf),
    byThemselves: grouped(
      overdue.filter(({ state }) => state === 'overdue'),
      comebackOf,
    ),
  };
}

const NOBODY: ReadonlySet<TopicId> = new Set();

/** Of two missed cards with one other form, the first brings it back. */
function grouped(
  reviews: readonly DueReview[],
  comebackOf: (review: DueReview) => Comeback,
): Comebacks {
  const byCard = new Map<string, Comeback>();
  const stoodInFor = new Set<string>();
  for (const review of reviews) {
    const comeback = comebackOf(review);
    if (!byCard.has(comeback.card.id)) byCard.set(comeback.card.id, comeback);
    if (comeback.again === 'other-form') stoodInFor.add(comeback.answered);
  }
  return {
    of: (card) => byCard.get(card),
    isStoodInFor: (card) => stoodInFor.has(card),
    inOrder: [...byCard.values()],
  };
}
