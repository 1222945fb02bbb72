import type { RequestHandler } from 'msw';
import type { SetupServer } from 'msw/node';
import { aCondition, aVisit, type FakeEhr, fakeEhr, type Json } from './fake-ehr.ts';

/** Friday 17:00: one visit over, one to come, two on Monday, one of them by Friday's patient. */
export const CLINIC: readonly Json[] = [
  aVisit('a0', 'p0', '2026-11-20T14:00:00Z'),
  aVisit('a1', 'p1', '2026-11-20T22:15:00Z'),
  aVisit('a2', 'p2', '2026-11-23T14:00:00Z'),
  aVisit('a3', 'p1', '2026-11-23T15:00:00Z'),
  aVisit('a4', 'p9', '2026-11-23T16:00:00Z', { status: 'cancelled' }),
  aCondition('p0', 'E11.9'),
  aCondition('p1', 'I10'),
  aCondition('p2', 'I10'),
  aCondition('p2', 'E11.9'),
  aCondition('p9', 'I10'),
];

/** Stands the clinic up on a network; what comes first in `before` answers first. */
export function playClinic(network: SetupServer, before: readonly RequestHandler[]): FakeEhr {
  const ehr = fakeEhr(CLINIC, before);
  network.use(...ehr.handlers);
  return ehr;
}

/** The searches for one type among the requests. */
export function searched(asked: readonly string[], type: string): readonly string[] {
  return asked.filter((line) => line.startsWith(`GET ${type}?`));
}
