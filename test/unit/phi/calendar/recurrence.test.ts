import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseRecurrence, takesPlaceOn } from '#phi/calendar/recurrence.ts';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const firstDays = fc.integer({ min: 20_000, max: 20_060 });
const weekdayOf = (day: number) => (day + 4) % 7;

/** Every day of a series one after another, as the standard tells it. */
function daysOneByOne(
  { every, interval, days, start, count }: Series,
  first: number,
  until: number,
): readonly number[] {
  const found: number[] = [];
  const weekOf = (day: number) => day - ((weekdayOf(day) - DAYS.indexOf(start) + 7) % 7);
  for (let day = first; day <= until; day += 1) {
    const isTurn =
      every === 'DAILY'
        ? (day - first) % interval === 0
        : ((weekOf(day) - weekOf(first)) / 7) % interval === 0 &&
          days.includes(DAYS[weekdayOf(day)] ?? '');
    if (isTurn && (count === null || found.length < count)) found.push(day);
  }
  return found;
}

interface Series {
  readonly every: 'DAILY' | 'WEEKLY';
  readonly interval: number;
  readonly days: readonly string[];
  readonly start: string;
  readonly count: number | null;
}

const series: fc.Arbitrary<Series> = fc.record({
  every: fc.constantFrom('DAILY', 'WEEKLY'),
  interval: fc.integer({ min: 1, max: 5 }),
  days: fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 7 }),
  start: fc.constantFrom(...DAYS),
  count: fc.option(fc.integer({ min: 1, max: 40 })),
});

function ruleOf({ every, interval, days, start, count }: Series): string {
  return [
    `FREQ=${every}`,
    `INTERVAL=${interval}`,
    `WKST=${start}`,
    ...(every === 'WEEKLY' ? [`BYDAY=${days.join(',')}`] : []),
    ...(count === null ? [] : [`COUNT=${count}`]),
  ].join(';');
}

it('a series takes place on the days that counting one by one gives', () => {
  fc.assert(
    fc.property(series, firstDays, (one, first) => {
      const read = parseRecurrence(ruleOf(one), first);
      if (read === undefined) throw new Error('a simple series that was not read');
      const days = Array.from({ length: 200 }, (_, ahead) => first - 5 + ahead);
      expect(days.filter((day) => takesPlaceOn(read, first, day))).toEqual(
        daysOneByOne(one, first, first + 194),
      );
    }),
  );
});

it.each([
  'FREQ=MONTHLY',
  'FREQ=YEARLY;BYMONTH=11',
  'FREQ=WEEKLY;BYDAY=2MO',
  'FREQ=WEEKLY;BYSETPOS=1',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=99999',
  'FREQ=DAILY;COUNT=-1',
  'FREQ=DAILY;INTERVAL=2;BYDAY=MO',
  'FREQ=HOURLY',
  '',
])('a series that is not simple is not guessed at: %s', (rule) => {
  expect(parseRecurrence(rule, 20_000)).toBeUndefined();
});

it('any text at all is a series or is none', () => {
  fc.assert(
    fc.property(fc.string(), firstDays, (text, first) => {
      expect(() => parseRecurrence(text, first)).not.toThrow();
    }),
  );
});
