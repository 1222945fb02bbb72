import { expect, it } from 'vitest';
import { checkZone } from '#phi/readiness/check-zone.ts';
import type { Visit } from '#phi/signals/clinical-snapshot.ts';

/** Visits that begin at these hours of a November day at UTC. */
function visitsAt(...hours: readonly number[]): readonly Visit[] {
  return hours.map((hour) => {
    const start = Date.UTC(2026, 10, 20, hour);
    return { start, end: start + 1_200_000, patient: null, reasons: [], said: [] };
  });
}

const MORNING = visitsAt(14, 15, 16, 17); // from nine o'clock on in New York

it.each([
  ['America/New_York', ['2026-11-20T09:00:00-05:00'], 'right'],
  ['America/Chicago', ['2026-11-20T09:00:00-05:00'], 'differs'],
  ['America/New_York', ['2026-07-20T09:00:00-04:00'], 'right'],
  ['Asia/Kolkata', ['2026-11-20T09:00:00+05:30'], 'right'],
  ['Europe/London', ['2026-07-20T09:00:00+01:00'], 'right'],
  ['America/New_York', ['2026-11-20T14:00:00Z', '2026-11-20T14:00:00+00:00'], 'right'],
  ['Asia/Tokyo', ['2026-11-20T14:00:00Z'], 'odd-hours'],
  ['Asia/Tokyo', [], 'odd-hours'],
  ['America/Springfield', [], 'unknown'],
  ['', [], 'unknown'],
] as const)('%s, for visits written as %j, is %s', (zone, starts, end) => {
  expect(checkZone(zone, { visits: MORNING, starts }).end).toBe(end);
});

it.each(['at noon+05:00', '2026-13-40T99:99:99+05:00', '2026-11-20T09:00:00+99:99'])(
  'a time that is none, %s, says nothing of a zone',
  (start) => {
    const seen = { visits: MORNING, starts: [start, '2026-11-20T09:00:00-05:00'] };
    expect(checkZone('America/New_York', seen).end).toBe('right');
  },
);

it('a clinic with a few visits at night is in its own zone', () => {
  const visits = visitsAt(14, 15, 16, 3);
  expect(checkZone('America/New_York', { visits, starts: [] }).end).toBe('right');
});

it('without visits there is nothing to compare with', () => {
  expect(checkZone('America/New_York', { visits: [], starts: [] }).end).toBe('not-seen');
});
