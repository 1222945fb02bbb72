import { dayNumber, isClinicDay, weekdayOf } from './clinic-time.ts';
import { between, chance, randomFor, shuffled } from './random.ts';
import type { Random } from './random.ts';

/** One place in the day's list: minutes after midnight, length, and whose turn it is. */
export interface Slot<T> {
  readonly startMinute: number;
  readonly minutes: number;
  readonly booked: T;
}

/** The two sessions of a clinic day, minutes after midnight: 8:00–12:00 and 13:00–17:00. */
const SESSIONS = [480, 780] as const;
const SESSION_MINUTES = 240;
const MOST_VISITS = 20;

/** A resident's week, by weekday: which session is clinic, and which days belong to the inpatient service. */
export const RESIDENT_WEEK: Readonly<Record<number, 'inpatient' | (typeof SESSIONS)[number]>> = {
  1: 'inpatient',
  2: SESSIONS[0],
  3: SESSIONS[1],
  4: SESSIONS[0],
  5: 'inpatient',
};

/** Where the plan of a day comes from: the key keeps clinicians apart, the day keeps its list whenever it is asked for. */
export interface DayOf<T> {
  readonly seed: number | string;
  readonly key: string;
  readonly day: string;
  readonly panel: readonly T[];
  /** Of whom no day should have many: they take their turns evenly apart. */
  readonly isSpread?: (one: T) => boolean;
}

/** A full clinic day: about eighteen visits of 20 or 30 minutes, now and then two at once; weekends are empty. */
export function planDay<T>(
  of: DayOf<T>,
  sessions: readonly number[] = SESSIONS,
): readonly Slot<T>[] {
  if (!isClinicDay(of.day) || of.panel.length === 0) return [];
  const random = randomFor(of.seed, 'day', of.key, of.day);
  const times = sessions.flatMap((start) => sessionTimes(random, start)).slice(0, MOST_VISITS);
  const queue = inTurn(of);
  return times.flatMap((time, place) => {
    const booked = queue[place];
    return booked === undefined ? [] : [{ ...time, booked }];
  });
}

/** 20- and 30-minute slots through one session; in about a third of the sessions one slot is given twice. */
function sessionTimes(random: Random, start: number): readonly Omit<Slot<never>, 'booked'>[] {
  const times: { startMinute: number; minutes: number }[] = [];
  let used = 0;
  while (used < SESSION_MINUTES) {
    const left = SESSION_MINUTES - used;
    const minutes = left <= 30 ? left : chance(random, 78) && left !== 40 ? 30 : 20;
    times.push({ startMinute: start + used, minutes });
    used += minutes;
  }
  const twice = chance(random, 32) ? times[between(random, 1, times.length - 1)] : undefined;
  return twice === undefined
    ? times
    : [...times, { ...twice }].toSorted((a, b) => a.startMinute - b.startMinute);
}

/** Everyone of the panel takes a turn before anyone comes again, in a new order each round. */
function inTurn<T>({ seed, key, day, panel, isSpread = () => false }: DayOf<T>): readonly T[] {
  const daysInRound = Math.max(1, Math.floor(panel.length / MOST_VISITS));
  const workday = Math.floor((dayNumber(day) + 3) / 7) * 5 + weekdayOf(day) - 1;
  const round = Math.floor(workday / daysInRound);
  const place = (workday % daysInRound) * MOST_VISITS;
  const order = shuffled(randomFor(seed, 'round', key, round), panel);
  return evenlyApart(order, isSpread).slice(place, place + MOST_VISITS);
}

/** The same order, but with as many of the others between one of the few and the next. */
function evenlyApart<T>(order: readonly T[], isFew: (one: T) => boolean): readonly T[] {
  const few = order.filter(isFew);
  const others = order.filter((one) => !isFew(one));
  if (few.length === 0) return order;
  const share = (from: number, to: number): readonly T[] =>
    others.slice(
      Math.round((from * others.length) / few.length),
      Math.round((to * others.length) / few.length),
    );
  return few.flatMap((one, turn) => [
    ...share(turn, turn + 0.5),
    one,
    ...share(turn + 0.5, turn + 1),
  ]);
}
