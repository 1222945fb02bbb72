import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clinicDayStart } from '#phi/fhir/clinic-days.ts';

it.each([
  [
    'an evening in New York',
    '2026-11-21T01:30:00Z',
    0,
    'America/New_York',
    '2026-11-20T05:00:00.000Z',
  ],
  ['eight days on', '2026-11-21T01:30:00Z', 8, 'America/New_York', '2026-11-28T05:00:00.000Z'],
  [
    'over the end of summer time',
    '2026-10-30T12:00:00Z',
    8,
    'America/New_York',
    '2026-11-07T05:00:00.000Z',
  ],
  [
    'the day the clocks go back',
    '2026-11-01T12:00:00Z',
    0,
    'America/New_York',
    '2026-11-01T04:00:00.000Z',
  ],
  ['a far zone', '2026-11-21T01:30:00Z', 0, 'Pacific/Auckland', '2026-11-20T11:00:00.000Z'],
  ['half an hour off', '2026-11-21T01:30:00Z', 0, 'Asia/Kolkata', '2026-11-20T18:30:00.000Z'],
  [
    'a day without midnight',
    '2018-11-04T12:00:00Z',
    0,
    'America/Sao_Paulo',
    '2018-11-04T03:00:00.000Z',
  ],
])('a clinic day begins at its own first moment: %s', (_, now, ahead, zone, start) => {
  expect(new Date(clinicDayStart(Date.parse(now), ahead, zone)).toISOString()).toBe(start);
});

it('the first moment shows the wanted day, and the moment before it does not', () => {
  const zones = ['America/New_York', 'Pacific/Auckland', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC'];
  const decade = { min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') };
  const property = fc.property(
    fc.integer(decade),
    fc.integer({ min: 0, max: 16 }),
    fc.constantFrom(...zones),
    (now, ahead, timeZone) => {
      const show = new Intl.DateTimeFormat('en-CA', { timeZone });
      const wanted = new Date(Date.parse(show.format(now)) + ahead * 86_400_000);
      const start = clinicDayStart(now, ahead, timeZone);
      expect(show.format(start)).toBe(wanted.toISOString().slice(0, 10));
      expect(show.format(start - 1)).not.toBe(show.format(start));
    },
  );
  fc.assert(property, { numRuns: 300 });
});
