import { DAY } from '#phi/signals/durations.ts';
import { type CalendarTime, dayOf, momentOf, parseTime } from './calendar-time.ts';

/** A series that repeats by days, or by weeks on given weekdays. Every other kind is not read. */
export interface Recurrence {
  readonly every: 'day' | 'week';
  readonly interval: number;
  /** From 0 for Sunday; those of a week in which it takes place. */
  readonly weekdays: ReadonlySet<number>;
  /** The weekday that weeks begin with. */
  readonly weekStart: number;
  readonly count: number | null;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const PARTS: ReadonlySet<string> = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST']);

/** Parses RRULE (RFC 5545, 3.3.10) of an entry that begins on this day; undefined where it is no such series. */
export function parseRecurrence(value: string, firstDay: number): Recurrence | undefined {
  const parts = partsOf(value);
  const interval = wholeOf(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? wholeOf(parts.get('COUNT')) : null;
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO');
  const days = parts.get('BYDAY')?.split(',').slice(0, 8) ?? null;
  const weekdays = days?.map((day) => WEEKDAYS.indexOf(day)) ?? [weekdayOf(firstDay)];
  if (interval === undefined || count === undefined || weekStart < 0) return undefined;
  if (weekdays.includes(-1) || [...parts.keys()].some((name) => !PARTS.has(name))) return undefined;
  const rest = { interval, weekdays: new Set(weekdays), weekStart, count };
  const every = parts.get('FREQ');
  if (every === 'WEEKLY') return { every: 'week', ...rest };
  if (every !== 'DAILY') return undefined;
  if (days === null) return { every: 'day', ...rest };
  return interval === 1 ? { every: 'week', ...rest } : undefined;
}

/** True where the series is over before a moment, in milliseconds since 1970, whatever kind it is. */
export function isOverBefore(value: string, moment: number, zone: string): boolean {
  const until = untilOf(value, zone);
  return until !== undefined && lastMomentOf(until) < moment;
}

/** True where an entry that begins at this time is within the series' UNTIL. */
export function isWithinUntil(value: string, start: CalendarTime): boolean {
  const until = untilOf(value, start.zone);
  if (until === undefined) return true;
  return until.isDate ? dayOf(start) <= dayOf(until) : momentOf(start) <= momentOf(until);
}

/** Whether the series, which begins on `firstDay`, takes place on a day. In days since 1970 of its own clock. */
export function takesPlaceOn(series: Recurrence, firstDay: number, day: number): boolean {
  if (day < firstDay) return false;
  const { every, interval, weekdays, weekStart, count } = series;
  if (every === 'day') {
    const passed = day - firstDay;
    return passed % interval === 0 && (count === null || passed / interval < count);
  }
  const weeks = (weekOf(day, weekStart) - weekOf(firstDay, weekStart)) / WEEK;
  if (weeks % interval !== 0 || !weekdays.has(weekdayOf(day))) return false;
  const beforeFirst = daysBefore(firstDay, weekStart, weekdays);
  const before = (weeks / interval) * weekdays.size + daysBefore(day, weekStart, weekdays);
  return count === null || before - beforeFirst < count;
}

const WEEK = 7; // days

/** The first day of the week that holds a day. */
function weekOf(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + WEEK) % WEEK);
}

/** How many of the weekdays lie before a day in its week. */
function daysBefore(day: number, weekStart: number, weekdays: ReadonlySet<number>): number {
  const first = weekOf(day, weekStart);
  return Array.from({ length: day - first }, (_, ahead) => weekdayOf(first + ahead)).filter(
    (weekday) => weekdays.has(weekday),
  ).length;
}

/** The first day of 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % WEEK) + WEEK) % WEEK;
}

function untilOf(value: string, zone: string): CalendarTime | undefined {
  const until = partsOf(value).get('UNTIL');
  return until === undefined ? undefined : parseTime({ value: until, params: new Map() }, zone);
}

/** A date lasts until its day is over. */
function lastMomentOf(time: CalendarTime): number {
  return momentOf(time) + (time.isDate ? DAY : 0);
}

function partsOf(value: string): ReadonlyMap<string, string> {
  const parts = value.toUpperCase().slice(0, LONGEST_RULE).split(';');
  return new Map(
    parts.flatMap((part) => {
      const [name = '', said = ''] = part.split('=').map((side) => side.trim());
      return name === '' ? [] : [[name, said]];
    }),
  );
}

const LONGEST_RULE = 500;

/** From 1 to 9,999; undefined for anything else. */
function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}
