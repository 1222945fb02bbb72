import { expect, it } from 'vitest';
import type { Limit } from '#sandbox/ehr/request-budget.ts';
import { ECW } from '#sandbox/vendors/ecw.ts';
import { readAt } from './charts-at-vendors.ts';

/* eClinicalWorks counts by the minute of the wall clock. Here a minute is smaller, so that 17 charts need several. */

const PATIENTS = Array.from({ length: 17 }, (_, index) => `p${index + 1}`);
const PER_MINUTE = { requests: 30, counts: 'all', aligned: true } as const;
const withPoints = (points: number) => {
  const limit: Limit | null = ECW.limit === null ? null : { ...ECW.limit, points };
  return { vendor: 'ecw', rules: { ...ECW, limit }, patients: PATIENTS } as const;
};

it('within its budget every chart is read, over some minutes, and the server never has to refuse', async () => {
  const { charts, statuses, took } = await readAt({ ...withPoints(30), perMinute: PER_MINUTE });
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect([...charts.values()].every(({ value }) => value !== undefined)).toBe(true);
  expect(took).toBeGreaterThan(120_000);
  expect(took).toBeLessThan(240_000);
});

it('what does not fit into the session is told, and the nearest patients are those who were read', async () => {
  const read = { ...withPoints(30), perMinute: PER_MINUTE, life: 60_000 };
  const { charts, statuses, took } = await readAt(read);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(took).toBeLessThan(60_000);
  expect(charts.size).toBe(PATIENTS.length);
  const readable = PATIENTS.map((patient) => charts.get(patient)?.value !== undefined);
  expect(readable.indexOf(false)).toBe(readable.lastIndexOf(true) + 1);
  expect(readable.filter(Boolean).length).toBeGreaterThanOrEqual(8);
  const untold = PATIENTS.filter(
    (patient) =>
      charts.get(patient)?.value === undefined &&
      charts
        .get(patient)
        ?.gaps.some(({ kind, code }) => kind === 'problems' && code === 'cut-short') !== true,
  );
  expect(untold).toEqual([]);
});

it('where others use up the minute, the next one is waited for, and everything is read', async () => {
  const { charts, statuses } = await readAt({ ...withPoints(20), perMinute: PER_MINUTE });
  expect([...charts.values()].every(({ value }) => value !== undefined)).toBe(true);
  const refusals = statuses.filter((status) => status === 429).length;
  expect(refusals).toBeGreaterThan(0);
  expect(refusals).toBeLessThanOrEqual(4 * 2); // those under way, in two minutes: of the third less is taken
});

it('where the server says when to come again, that is when it is asked again', async () => {
  const { limit } = ECW;
  if (limit === null) throw new Error('no limit');
  const says = (left: number, until: number) =>
    left > 0 ? {} : { 'Retry-After': String(Math.ceil(until / 1000)) };
  const rules = { ...ECW, limit: { ...limit, points: 20, headers: says } };
  const { charts, took } = await readAt({
    vendor: 'ecw',
    rules,
    patients: PATIENTS.slice(0, 6),
    perMinute: { ...PER_MINUTE, requests: 60 },
  });
  expect([...charts.values()].every(({ value }) => value !== undefined)).toBe(true);
  expect(took).toBe(40_000); // to the next minute
});
