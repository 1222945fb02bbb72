import { tz } from '@date-fns/tz';
import { startOfDay } from 'date-fns';
import { MOST_VISITS } from '#boundary/field-policy.ts';
import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import { DAY, MINUTE } from '#phi/signals/durations.ts';
import type { ClinicClock } from '#phi/signals/find-horizons.ts';
import type { TextIndex, TextTopic } from '#phi/signals/text-index.ts';
import { type CalendarTime, dayOf, momentOf, parseTime } from './calendar-time.ts';
import type { ContentLine } from './content-line.ts';
import type { CalendarEvent } from './read-events.ts';
import { isOverBefore, isWithinUntil, parseRecurrence, takesPlaceOn } from './recurrence.ts';
import { topicsOfEvent } from './topics-of-event.ts';

/** What a calendar's entries come to. */
export interface CalendarVisits {
  /** Of today and the days ahead, earliest first. Those whose words name a topic are numbered, as if each were a patient of its own. */
  readonly visits: readonly Visit[];
  /** Entries that may take place and could not be placed, or were more than are read. */
  readonly left: number;
}

interface ByClock extends ClinicClock {
  readonly topicsIn: TextIndex['topicsIn'];
}

/**
 * Places a calendar's entries in time, and keeps of their words only the topics they name. What is cancelled is left out; so is what has no
 * time of day or lasts longer than one, which is no visit. A repeated entry counts on each of its days.
 */
export function findVisits(events: readonly CalendarEvent[], clock: ByClock): CalendarVisits {
  const { now, timeZone, topicsIn } = clock;
  const from = startOfDay(now, { in: tz(timeZone) }).getTime();
  const days: Days = { from, to: from + DAYS_AHEAD * DAY, timeZone };
  const read = events.map((event, number) => readEvent({ event, number }, days));
  const replaced = new Set(read.flatMap(({ replaces }) => replaces ?? []));
  const placed = new Map<string, Placed>();
  for (const { entries } of read) {
    for (const entry of entries) {
      // Of one entry that is there twice, the later stands, as it was written later.
      if (entry.isException || !replaced.has(entry.key)) placed.set(entry.key, entry);
    }
  }
  const ordered = [...placed.values()]
    .filter(({ isCancelled }) => !isCancelled)
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const within = atMost(MOST_VISITS, ordered, now);
  const told = new Map<CalendarEvent, readonly TextTopic[]>();
  const visits = within.map(({ start, end, event }, place) => {
    const said = told.get(event) ?? topicsOfEvent(event, topicsIn);
    told.set(event, said);
    const isNamed = said.some(({ tier }) => tier === 'high');
    return { start, end, patient: isNamed ? place : null, reasons: [], said };
  });
  const unplaced = read.filter(({ isLeft }) => isLeft).length;
  return { visits, left: unplaced + ordered.length - within.length };
}

/** Of more than the door admits, the nearest that are not over; what is over only holds a session together. */
function atMost(most: number, ordered: readonly Placed[], now: number): readonly Placed[] {
  const coming = ordered.filter(({ end }) => end > now).slice(0, most);
  const over = ordered.filter(({ end }) => end <= now).slice(coming.length - most);
  return [...(coming.length < most ? over : []), ...coming];
}

/** As far as a schedule is looked at that is empty for a week. */
const DAYS_AHEAD = 16;

interface Days {
  /** Milliseconds since 1970: `from` is in, `to` is out. */
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
}

/** One time that an entry takes place. */
interface Placed {
  /** Which of a series, or of several writings of one entry, it is. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly isCancelled: boolean;
  readonly isException: boolean;
  readonly event: CalendarEvent;
}

interface EventRead {
  readonly entries: readonly Placed[];
  /** The key of that one of a series whose place it takes. */
  readonly replaces?: string;
  /** True where it may take place within the days, and it cannot be told when. */
  readonly isLeft: boolean;
}

const NOTHING: EventRead = { entries: [], isLeft: false };
const LEFT: EventRead = { entries: [], isLeft: true };

interface Numbered {
  readonly event: CalendarEvent;
  /** Its place in the file: what has no identifier is like nothing else. */
  readonly number: number;
}

function readEvent({ event, number }: Numbered, days: Days): EventRead {
  const start = timeOf(event.get('DTSTART')?.[0], days);
  if (start === undefined) return LEFT;
  const exception = event.get('RECURRENCE-ID')?.[0];
  const length = lengthOf(event, start, days);
  const uid = event.get('UID')?.[0]?.value ?? ` ${number}`;
  const isCancelled = event.get('STATUS')?.[0]?.value.trim().toUpperCase() === 'CANCELLED';
  const place = (time: CalendarTime, isException: boolean): readonly Placed[] => {
    const moment = momentOf(time);
    if (length === null || moment < days.from || moment >= days.to) return [];
    const key = `${uid} ${moment}`;
    return [{ key, start: moment, end: moment + length, isCancelled, isException, event }];
  };
  if (exception !== undefined) {
    const instead = timeOf(exception, days);
    if (instead === undefined || exception.params.has('RANGE')) return LEFT;
    const replaces = `${uid} ${momentOf(instead)}`;
    return { entries: isNear(start, days) ? place(start, true) : [], replaces, isLeft: false };
  }
  if (start.isDate || length === null) return NOTHING;
  if (!event.has('RRULE') && !event.has('RDATE')) {
    return isNear(start, days) ? { entries: place(start, false), isLeft: false } : NOTHING;
  }
  if (isCancelled) return NOTHING;
  return readSeries(event, start, { days, place: (time) => place(time, false) });
}

interface Placing {
  readonly days: Days;
  readonly place: (time: CalendarTime) => readonly Placed[];
}

/** Only the days that are looked at are tried: a series of fifty years takes no longer than one of a week. */
function readSeries(
  event: CalendarEvent,
  start: CalendarTime,
  { days, place }: Placing,
): EventRead {
  const [rule, another] = event.get('RRULE') ?? [];
  if (start.wall >= days.to + DAY) return NOTHING;
  if (
    rule !== undefined &&
    another === undefined &&
    isOverBefore(rule.value, days.from, start.zone)
  ) {
    return event.has('RDATE') ? LEFT : NOTHING;
  }
  const firstDay = dayOf(start);
  const series = rule === undefined ? undefined : parseRecurrence(rule.value, firstDay);
  if (rule === undefined || series === undefined || another !== undefined || event.has('RDATE')) {
    return LEFT;
  }
  const except = exceptionsOf(event, days);
  const first = Math.floor(days.from / DAY) - 1;
  const entries = Array.from({ length: DAYS_AHEAD + 3 }, (_, ahead) => first + ahead)
    .filter((day) => takesPlaceOn(series, firstDay, day))
    .map((day) => ({ ...start, wall: start.wall + (day - firstDay) * DAY }))
    .filter((time) => isWithinUntil(rule.value, time))
    .filter((time) => !except.has(momentOf(time)) && !except.has(dayWord(time)))
    .flatMap(place);
  return { entries, isLeft: false };
}

/** What EXDATE takes out of a series: moments, and whole days. */
function exceptionsOf(event: CalendarEvent, days: Days): ReadonlySet<number | string> {
  const times = (event.get('EXDATE') ?? []).flatMap(({ params, value }) =>
    value
      .split(',')
      .slice(0, MOST_EXCEPTIONS)
      .flatMap((one) => parseTime({ value: one, params }, days.timeZone) ?? []),
  );
  return new Set(times.map((time) => (time.isDate ? dayWord(time) : momentOf(time))));
}

const MOST_EXCEPTIONS = 2000;

function dayWord(time: CalendarTime): string {
  return `day ${dayOf(time)}`;
}

/** Spares most entries the arithmetic of zones: no zone is further than a day from another. */
function isNear({ wall }: CalendarTime, { from, to }: Days): boolean {
  return wall >= from - 2 * DAY && wall < to + 2 * DAY;
}

function timeOf(line: ContentLine | undefined, { timeZone }: Days): CalendarTime | undefined {
  return line === undefined ? undefined : parseTime(line, timeZone);
}

/** Milliseconds; null for what lasts longer than a day. Where neither end nor duration is to be had, a usual slot. */
function lengthOf(event: CalendarEvent, start: CalendarTime, days: Days): number | null {
  if (start.isDate) return null;
  const end = timeOf(event.get('DTEND')?.[0], days);
  const said =
    end === undefined
      ? durationOf(event.get('DURATION')?.[0]?.value)
      : end.zone === start.zone
        ? end.wall - start.wall
        : momentOf(end) - momentOf(start);
  if (said === undefined || said <= 0) return USUAL_MINUTES * MINUTE;
  return said > DAY ? null : said;
}

/** Design choice, as for an appointment that says neither its end nor its length. */
const USUAL_MINUTES = 20;

/** RFC 5545, 3.3.6. */
function durationOf(value = ''): number | undefined {
  const found = DURATION.exec(value.trim());
  if (found === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * MINUTE + seconds * 1000;
}

const DURATION =
  /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;
