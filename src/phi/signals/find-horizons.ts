import { tz } from '@date-fns/tz';
import { differenceInCalendarDays, getDay } from 'date-fns';
import { type Horizon, type Weekday, WEEKDAYS } from '#boundary/horizon.ts';
import type { Visit } from './clinical-snapshot.ts';
import { MINUTE } from './durations.ts';

/** The visits of one horizon, earliest first; the weekday names the next clinic day and is null elsewhere. */
export interface HorizonVisits {
  readonly horizon: Horizon;
  readonly weekday: Weekday | null;
  readonly visits: readonly Visit[];
}

/** Where the reader stands: milliseconds since 1970, and the IANA zone the clinic's days run in. */
export interface ClinicClock {
  readonly now: number;
  readonly timeZone: string;
}

/** The three horizons, nearest first, each with its visits (maybe none); throws for a zone this runtime does not know. */
export function findHorizons(
  visits: readonly Visit[],
  clock: ClinicClock,
): readonly HorizonVisits[] {
  const days = placeInDays(visits, clock);
  const today = days.filter(({ daysAhead }) => daysAhead === 0).map(({ visit }) => visit);
  const later = days.map(({ daysAhead }) => daysAhead).filter((daysAhead) => daysAhead > 0);
  const nextDay = later.length === 0 ? undefined : Math.min(...later);
  const next = days.filter(({ daysAhead }) => daysAhead === nextDay).map(({ visit }) => visit);
  const lastDay = Math.max(WEEK_DAYS, nextDay ?? 0);
  const week = days.filter(({ daysAhead }) => daysAhead <= lastDay).map(({ visit }) => visit);
  return [
    { horizon: 'session', weekday: null, visits: sessionToCome(today, clock.now) },
    { horizon: 'next-day', weekday: weekdayOf(next[0], clock), visits: next },
    { horizon: 'week', weekday: null, visits: toCome(week, clock.now) },
  ];
}

/** Visits with less than this between them are one session. Design choice: a lunch break parts morning from afternoon. */
const SESSION_GAP = 60 * MINUTE;

/** Days after today that the week looks ahead to, unless the next clinic day is later still. */
const WEEK_DAYS = 7;

interface PlacedVisit {
  readonly visit: Visit;
  /** Whole calendar days of the clinic's zone from today to the visit's start; negative in the past. */
  readonly daysAhead: number;
}

function placeInDays(visits: readonly Visit[], { now, timeZone }: ClinicClock): PlacedVisit[] {
  const zone = { in: tz(timeZone) };
  // An unknown zone makes every comparison below false: an empty clinic that is not one.
  if (Number.isNaN(getDay(now, zone))) throw new Error('a time zone this runtime does not know');
  return visits
    .toSorted(byTime)
    .map((visit) => ({ visit, daysAhead: differenceInCalendarDays(visit.start, now, zone) }));
}

function byTime(a: Visit, b: Visit): number {
  return a.start - b.start || a.end - b.end || (a.patient ?? -1) - (b.patient ?? -1);
}

/** What is still to come of today's first session that is not over. Visits already past still hold a session together. */
function sessionToCome(today: readonly Visit[], now: number): readonly Visit[] {
  for (const session of sessionsOf(today)) {
    const remaining = toCome(session, now);
    if (remaining.length > 0) return remaining;
  }
  return [];
}

function sessionsOf(sorted: readonly Visit[]): readonly (readonly Visit[])[] {
  const sessions: Visit[][] = [];
  let current: Visit[] = [];
  let lastEnd = -Infinity;
  for (const visit of sorted) {
    if (visit.start - lastEnd >= SESSION_GAP) {
      current = [];
      sessions.push(current);
    }
    current.push(visit);
    lastEnd = Math.max(lastEnd, visit.end);
  }
  return sessions;
}

function toCome(visits: readonly Visit[], now: number): readonly Visit[] {
  return visits.filter(({ end }) => end > now);
}

function weekdayOf(visit: Visit | undefined, { timeZone }: ClinicClock): Weekday | null {
  if (visit === undefined) return null;
  return WEEKDAYS[getDay(visit.start, { in: tz(timeZone) })] ?? null;
}
