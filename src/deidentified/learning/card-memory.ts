/** How well one card is remembered: worked out from what was answered, never kept. */
export interface CardMemory {
  /** The card's id. */
  readonly card: string;
  /** How often it was answered. */
  readonly answers: number;
  /** The day of the last answer, or of the "known", `YYYY-MM-DD`. */
  readonly last: string;
  readonly lastRating: Rating;
  /** The day it is due again, whatever the schedule holds. */
  readonly due: string;
  /** Days until recall has fallen to nine in ten. */
  readonly stability: number;
  /** Called known, and not yet tried by a question. */
  readonly isCheck: boolean;
}

/** How well it went, in the four words of FSRS. */
export type Rating = 'again' | 'hard' | 'good' | 'easy';
