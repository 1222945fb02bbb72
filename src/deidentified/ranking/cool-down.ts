import { isCardId } from '#boundary/learning-item.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { dayNumber } from '#deidentified/learning/days.ts';
import { lastOfMonth, lastOfQuarter, mondayBefore, mondayOfWeek } from './calendar.ts';
import type { LearningHistory } from './history.ts';
import { subjectsOf } from './past-readings.ts';
import { RANK_ONE } from './weights.ts';

/** What stays away for now. */
export interface CoolDown {
  /** Read or called known lately, or shown for a week. A review that is due comes all the same. */
  readonly rests: (item: string) => boolean;
  /** Not for the reader. */
  readonly isRefused: (item: string) => boolean;
  /** Refused twice. */
  readonly restsOn: (topic: TopicId) => boolean;
}

/**
 * An item rests after it was read, called known or not for the reader, and after a week in which it was shown; a topic, once two "not
 * for me" were said about it. Taken back, it is as if never said. `today` in days from 1970-01-01.
 */
export function coolDown(history: LearningHistory, catalog: Catalog, today: number): CoolDown {
  const resting = new Set(restingItems(history, today));
  const refused = standing('not-for-me', history, today);
  const refusedItems = new Set(refused.map(({ item }) => item));
  const times = tallyTopics(refused, catalog);
  return {
    rests: (item) => resting.has(item),
    isRefused: (item) => refusedItems.has(item),
    restsOn: (topic) => (times.get(topic) ?? 0) >= RANK_ONE.coolDown.notForMeTimes,
  };
}

function restingItems(history: LearningHistory, today: number): readonly string[] {
  const { readDays } = RANK_ONE.coolDown;
  const read = history.learning.filter(
    (entry) =>
      entry.mark !== 'later' &&
      entry.mark !== 'not-for-me' &&
      isWithin(spanOf(entry), readDays, today),
  );
  return [
    ...[...read, ...standing('known', history, today)].map(({ item }) => item),
    ...restingAfterShown(history.shown, today),
  ];
}

/** The week is all that is kept of a showing: an item may stay for its week, and then rests. */
function restingAfterShown(shown: LearningHistory['shown'], today: number): readonly string[] {
  const thisWeek = mondayBefore(today);
  const current = new Set(
    shown.filter(({ week }) => mondayOfWeek(week) === thisWeek).map(({ item }) => item),
  );
  const since = thisWeek - RANK_ONE.coolDown.shownWeeks * 7;
  return shown
    .filter(({ week }) => mondayOfWeek(week) >= since && mondayOfWeek(week) < thisWeek)
    .map(({ item }) => item)
    .filter((item) => !current.has(item));
}

/** Something said of an item that still counts. */
export interface Saying {
  readonly item: string;
  /** The last day on which it counts, from 1970-01-01. */
  readonly until: number;
}

const COUNTS_DAYS = {
  known: RANK_ONE.coolDown.knownDays,
  'not-for-me': RANK_ONE.coolDown.notForMeDays,
} as const;

/** Where this was said and still counts, once for each time; a mark beside an entry of the learning record is the same saying. */
export function standing(
  wanted: keyof typeof COUNTS_DAYS,
  { learning, marks }: Pick<LearningHistory, 'learning' | 'marks'>,
  today: number,
): readonly Saying[] {
  const days = COUNTS_DAYS[wanted];
  const counting = (item: string, span: Span): readonly Saying[] =>
    isWithin(span, days, today) ? [{ item, until: span.last + days - 1 }] : [];
  const entered = learning
    .filter(({ mark }) => mark === wanted)
    .flatMap((entry) => counting(entry.item, spanOf(entry)));
  const known = new Set(entered.map(({ item }) => item));
  const marked = marks
    .filter(({ mark, item }) => mark === wanted && !known.has(item))
    .flatMap((mark) => counting(mark.item, monthOf(mark)));
  return [...entered, ...marked];
}

/** How often each topic was refused. */
export function tallyTopics(
  refused: readonly Saying[],
  catalog: Catalog,
): ReadonlyMap<TopicId, number> {
  const subject = subjectsOf(catalog);
  const times = new Map<TopicId, number>();
  for (const { item } of refused) {
    const topic = subject(item)?.topics[0];
    if (topic !== undefined) times.set(topic, (times.get(topic) ?? 0) + 1);
  }
  return times;
}

/** Days from 1970-01-01 between which something was said: a day, or the month or quarter that is all that is kept of it. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function spanOf({ item, day }: { readonly item: string; readonly day: string }): Span {
  const first = dayNumber(day);
  return { first, last: isCardId(item) ? first : lastOfQuarter(day) };
}

function monthOf({ item, month }: { readonly item: string; readonly month: string }): Span {
  const first = `${month}-01`;
  return {
    first: dayNumber(first),
    last: isCardId(item) ? lastOfMonth(month) : lastOfQuarter(first),
  };
}

/** Nothing comes back early for having been said at the end of its month or quarter. */
function isWithin({ first, last }: Span, days: number, today: number): boolean {
  return first <= today && today - last < days;
}
