import { createEmptyCard, fsrs, type Grade, Rating as Fsrs } from 'ts-fsrs';
import type { KeptLearning } from '#boundary/kept-policy.ts';
import { isCardId } from '#boundary/learning-item.ts';
import type { CardMemory, Rating } from './card-memory.ts';
import { dayAfter } from './days.ts';
import { REVIEW } from './review-bounds.ts';

/** What of a learning entry says how well a card is remembered. */
export type PastAnswer = Pick<KeptLearning, 'item' | 'day' | 'mark' | 'rating'>;

/**
 * How well each card is remembered on the day `today`, by card id. The order of entries makes no difference; of several answers on one
 * day, which only the first can tell from what was just read, the worst counts, once. Entries of days to come are left out: a clock was
 * wrong. A card that was only read has no memory; one called known is to be checked.
 */
export function deriveMemories(
  learning: readonly PastAnswer[],
  today: string,
): readonly CardMemory[] {
  const histories = new Map<string, History>();
  for (const entry of learning) {
    if (entry.day > today || !isCardId(entry.item)) continue;
    const history = histories.get(entry.item) ?? { ratings: new Map(), known: null };
    histories.set(entry.item, history);
    note(entry, history);
  }
  return [...histories]
    .flatMap(([card, history]) => memoryOf(card, history) ?? [])
    .toSorted((a, b) => (a.card < b.card ? -1 : 1));
}

/** How many entries are of days to come, and wait for the clock to be right. */
export function tallyAhead(learning: readonly PastAnswer[], today: string): number {
  return learning.filter(({ day }) => day > today).length;
}

interface History {
  readonly ratings: Map<string, Rating>;
  /** The first day on which it was called known without an answer. */
  known: string | null;
}

const WORST_FIRST: readonly Rating[] = ['again', 'hard', 'good', 'easy'];

function note({ day, mark, rating }: PastAnswer, history: History): void {
  if (rating !== null) {
    const before = history.ratings.get(day);
    const isWorse =
      before === undefined || WORST_FIRST.indexOf(rating) < WORST_FIRST.indexOf(before);
    if (isWorse) history.ratings.set(day, rating);
  } else if (mark === 'known' && (history.known === null || day < history.known)) {
    history.known = day;
  }
}

function memoryOf(card: string, { ratings, known }: History): CardMemory | undefined {
  if (ratings.size > 0) return { card, ...answered(ratings) };
  return known === null ? undefined : { card, ...toCheck(known) };
}

/** The due date is when FSRS would ask again at the very retention, so that stability and days to wait are one. */
function toCheck(known: string): Omit<CardMemory, 'card'> {
  return {
    answers: 0,
    last: known,
    lastRating: 'easy',
    due: dayAfter(known, REVIEW.checkAfter),
    stability: REVIEW.checkAfter,
    isCheck: true,
  };
}

/** Whole days in UTC, no chance in the intervals, and no steps of minutes: the record knows no minute. */
const SCHEDULER = fsrs({
  request_retention: REVIEW.retention,
  maximum_interval: REVIEW.mostInterval,
  enable_fuzz: false,
  enable_short_term: false,
});

const GRADE = {
  again: Fsrs.Again,
  hard: Fsrs.Hard,
  good: Fsrs.Good,
  easy: Fsrs.Easy,
} as const satisfies Record<Rating, Grade>;

function answered(ratings: ReadonlyMap<string, Rating>): Omit<CardMemory, 'card'> {
  let state = createEmptyCard(new Date(0));
  let [last, lastRating, due]: [string, Rating, string] = ['', 'again', ''];
  for (const [day, rating] of [...ratings].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    state = SCHEDULER.next(state, new Date(day), GRADE[rating]).card;
    due = dueAfter({ day, rating, due }, state.scheduled_days);
    [last, lastRating] = [day, rating];
  }
  const { stability } = state;
  return { answers: ratings.size, last, lastRating, due, stability, isCheck: false };
}

/** A miss never puts off what was due sooner: it would win days by failing. */
function dueAfter(
  { day, rating, due }: { readonly day: string; readonly rating: Rating; readonly due: string },
  interval: number,
): string {
  const next = dayAfter(day, Math.min(interval, REVIEW.mostInterval)); // FSRS goes over by a day or two, to tell ratings apart
  return rating === 'again' && due > day && due < next ? due : next;
}
