import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import { findHorizons } from '#phi/signals/find-horizons.ts';
import { aVisit } from './builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONES = ['America/New_York', 'Pacific/Auckland', 'Africa/Cairo', 'Asia/Kolkata', 'UTC'];

/** Visits of twenty minutes, each at an instant written with its offset. */
function visitsAt(...starts: readonly string[]): readonly Visit[] {
  return starts.map((start, patient) => {
    const at = Date.parse(start);
    return aVisit({ start: at, end: at + 20 * MINUTE, patient });
  });
}

function horizonsAt(now: string, timeZone: string, visits: readonly Visit[]) {
  const [session, nextDay, week] = findHorizons(visits, { now: Date.parse(now), timeZone });
  if (!session || !nextDay || !week) throw new Error('there are always three horizons');
  return { session, nextDay, week };
}

/** The calendar day as the runtime's own formatter tells it: another road to the same answer. */
function zoneDay(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(ms);
}

function patients(visits: readonly Visit[]): readonly (number | null)[] {
  return visits.map(({ patient }) => patient);
}

describe('this session', () => {
  const day = visitsAt(
    '2026-03-02T08:00-05:00',
    '2026-03-02T09:15-05:00',
    '2026-03-02T11:40-05:00',
    '2026-03-02T13:00-05:00',
    '2026-03-02T13:20-05:00',
  );

  it.each([
    ['before clinic', '2026-03-02T07:00-05:00', [0, 1]],
    ['during the first visit', '2026-03-02T08:10-05:00', [0, 1]],
    ['at the end of the first visit', '2026-03-02T08:20-05:00', [1]],
    ['after the first session', '2026-03-02T10:00-05:00', [2]],
    ['over lunch', '2026-03-02T12:30-05:00', [3, 4]],
    ['after the last', '2026-03-02T14:00-05:00', []],
    ['the evening before', '2026-03-01T20:00-05:00', []],
  ])('%s', (_, now, expected) => {
    const { session } = horizonsAt(now, 'America/New_York', day);
    expect(patients(session.visits)).toEqual(expected);
    expect(session.weekday).toBeNull();
  });

  it.each([
    [59, 2],
    [60, 1],
  ])('a gap of %i minutes leaves %i visits in it', (gap, count) => {
    const end = 8 * HOUR;
    const visits = [
      aVisit({ start: end - HOUR, end }),
      aVisit({ start: end + gap * MINUTE, end: end + 2 * HOUR }),
    ];
    const [session] = findHorizons(visits, { now: 6 * HOUR, timeZone: 'UTC' });
    expect(session?.visits).toHaveLength(count);
  });

  it('a long visit holds together what overlaps it', () => {
    const visits = [
      aVisit({ start: 8 * HOUR, end: 12 * HOUR, patient: 0 }),
      aVisit({ start: 9 * HOUR, end: 9.5 * HOUR, patient: 1 }),
      aVisit({ start: 12.5 * HOUR, end: 13 * HOUR, patient: 2 }),
    ];
    const [session] = findHorizons(visits, { now: 10 * HOUR, timeZone: 'UTC' });
    expect(patients(session?.visits ?? [])).toEqual([0, 2]);
  });
});

describe('the next clinic day', () => {
  it('is Monday on a Friday evening', () => {
    const visits = visitsAt(
      '2026-03-06T16:00-05:00',
      '2026-03-09T08:00-04:00',
      '2026-03-09T17:00-04:00',
      '2026-03-10T08:00-04:00',
    );
    const { session, nextDay, week } = horizonsAt(
      '2026-03-06T18:30-05:00',
      'America/New_York',
      visits,
    );
    expect(session.visits).toEqual([]);
    expect(nextDay.weekday).toBe('monday');
    expect(patients(nextDay.visits)).toEqual([1, 2]);
    expect(patients(week.visits)).toEqual([1, 2, 3]);
  });

  it('is the clinic’s day, not the day in Greenwich: Auckland is already on Tuesday', () => {
    const visits = visitsAt('2026-06-16T08:00+12:00', '2026-06-17T08:00+12:00');
    const { session, nextDay } = horizonsAt('2026-06-16T07:30+12:00', 'Pacific/Auckland', visits);
    expect(patients(session.visits)).toEqual([0]);
    expect(nextDay.weekday).toBe('wednesday');
  });

  it('has no weekday where nothing is booked', () => {
    const { nextDay } = horizonsAt('2026-06-16T07:30Z', 'UTC', []);
    expect(nextDay).toEqual({ horizon: 'next-day', weekday: null, visits: [] });
  });

  it('is in the week even when it is more than seven days away', () => {
    const visits = visitsAt('2026-06-29T08:00Z', '2026-06-30T08:00Z');
    const { nextDay, week } = horizonsAt('2026-06-16T07:30Z', 'UTC', visits);
    expect(patients(nextDay.visits)).toEqual([0]);
    expect(patients(week.visits)).toEqual([0]);
  });

  it.each([
    ['the short day of spring', ['2026-03-07T23:30-05:00', '2026-03-08T00:30-05:00'], 'sunday'],
    ['the end of the short day', ['2026-03-07T23:30-05:00', '2026-03-08T23:45-04:00'], 'sunday'],
    ['the long day of autumn', ['2026-10-31T23:30-04:00', '2026-11-01T23:45-05:00'], 'sunday'],
    ['the day after the long day', ['2026-11-01T23:30-05:00', '2026-11-02T00:10-05:00'], 'monday'],
  ])('is one calendar day ahead across %s', (_, [now = '', start = ''], weekday) => {
    const { session, nextDay } = horizonsAt(now, 'America/New_York', visitsAt(start));
    expect(session.visits).toEqual([]);
    expect(nextDay.weekday).toBe(weekday);
  });

  it('is right where midnight itself is skipped: Cairo, the last Friday of April', () => {
    const visits = visitsAt('2026-04-24T01:10+03:00', '2026-04-24T23:40+03:00');
    const { nextDay } = horizonsAt('2026-04-23T22:00+02:00', 'Africa/Cairo', visits);
    expect(nextDay.weekday).toBe('friday');
    expect(nextDay.visits).toHaveLength(2);
  });
});

describe('the next seven days', () => {
  it('ends with the seventh day after today, across a change of clocks', () => {
    const visits = visitsAt(
      '2026-03-05T16:00-05:00',
      '2026-03-06T08:00-05:00',
      '2026-03-12T23:30-04:00',
      '2026-03-13T00:10-04:00',
    );
    const { week } = horizonsAt('2026-03-05T12:00-05:00', 'America/New_York', visits);
    expect(patients(week.visits)).toEqual([0, 1, 2]);
  });
});

it('refuses a zone it does not know rather than show an empty clinic', () => {
  expect(() => findHorizons([], { now: 0, timeZone: 'Mars/Olympus' })).toThrow('time zone');
});

describe('whatever is booked', () => {
  const SPRING = Date.UTC(2026, 2, 1);
  const schedule = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    now: fc.integer({ min: SPRING, max: SPRING + 60 * DAY }),
    bookings: fc.uniqueArray(
      fc.record({
        start: fc.integer({ min: SPRING - 2 * DAY, max: SPRING + 70 * DAY }),
        length: fc.integer({ min: 1, max: 300 }),
      }),
      { selector: ({ start }) => start, maxLength: 40 },
    ),
  });
  const visitsOf = (bookings: readonly { start: number; length: number }[]): readonly Visit[] =>
    bookings.map(({ start, length }, patient) =>
      aVisit({ start, end: start + length * MINUTE, patient }),
    );

  it('the order of the schedule never matters', () => {
    fc.assert(
      fc.property(schedule, ({ bookings, ...clock }) => {
        const visits = visitsOf(bookings);
        const byEnd = visits.toSorted((a, b) => b.end - a.end);
        expect(findHorizons(byEnd, clock)).toEqual(findHorizons(visits, clock));
      }),
    );
  });

  it('the session is of today and still to come, the next day is one later day, the week holds both', () => {
    fc.assert(
      fc.property(schedule, ({ bookings, ...clock }) => {
        const { now, timeZone } = clock;
        const visits = visitsOf(bookings);
        const [session, nextDay, week] = findHorizons(visits, clock);
        const today = zoneDay(now, timeZone);
        const day = ({ start }: Visit): string => zoneDay(start, timeZone);

        expect(session?.visits.every((visit) => visit.end > now && day(visit) === today)).toBe(
          true,
        );
        const laterDays = visits.map(day).filter((one) => one > today);
        const next = laterDays.toSorted()[0];
        expect(new Set(nextDay?.visits)).toEqual(
          new Set(visits.filter((visit) => day(visit) === next)),
        );
        const inWeek = new Set(week?.visits);
        expect(inWeek.isSupersetOf(new Set(session?.visits))).toBe(true);
        expect(inWeek.isSupersetOf(new Set(nextDay?.visits))).toBe(true);
        expect(week?.visits.every(({ end }) => end > now)).toBe(true);
      }),
    );
  });

  it('the session is empty only when nothing of today is still to come', () => {
    fc.assert(
      fc.property(schedule, ({ bookings, ...clock }) => {
        const { now, timeZone } = clock;
        const visits = visitsOf(bookings);
        const [session] = findHorizons(visits, clock);
        const remaining = visits.filter(
          ({ start, end }) => end > now && zoneDay(start, timeZone) === zoneDay(now, timeZone),
        );
        expect(session?.visits.length === 0).toBe(remaining.length === 0);
      }),
    );
  });
});
