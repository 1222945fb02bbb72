import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestBudget, type Limit, spend, type Spent } from '#sandbox/ehr/request-budget.ts';

const MINUTE = 60_000;
const LIMIT: Limit = {
  points: 10,
  window: MINUTE,
  aligned: true,
  countsSignIn: false,
  cost: { read: 1, search: 3, other: 0 },
  headers: (left, until) => ({ left: String(left), until: String(until) }),
};

/** Which of a row of requests are within the limit. */
function within(limit: Limit, requests: readonly { cost: number; now: number }[]) {
  let spent: Spent | undefined;
  return requests.map((request) => {
    const next = spend(limit, spent, request);
    spent = next.spent;
    return next.within;
  });
}

const requests = fc
  .array(
    fc.record({ cost: fc.integer({ min: 1, max: 4 }), after: fc.integer({ max: 30_000, min: 0 }) }),
    { maxLength: 60 },
  )
  .map((row) => {
    let now = 1_700_000_000_000;
    return row.map(({ cost, after }) => ({ cost, now: (now += after) }));
  });

describe('a limit on requests', () => {
  it('is never exceeded within a minute of the wall clock', () => {
    fc.assert(
      fc.property(requests, (row) => {
        const answered = within(LIMIT, row);
        const spentIn = new Map<number, number>();
        row.forEach(({ cost, now }, index) => {
          const minute = Math.floor(now / MINUTE);
          if (answered[index] === true) spentIn.set(minute, (spentIn.get(minute) ?? 0) + cost);
        });
        expect(Math.max(0, ...spentIn.values())).toBeLessThanOrEqual(LIMIT.points);
      }),
    );
  });

  it('refuses nothing that there was room for', () => {
    fc.assert(
      fc.property(requests, (row) => {
        const slow = row.map(({ cost }, index) => ({ cost, now: index * MINUTE }));
        expect(within(LIMIT, slow).every(Boolean)).toBe(true);
      }),
    );
  });

  it('begins anew with the clock’s minute, or a minute after its first request', () => {
    const row = [
      { cost: 10, now: 59_000 },
      { cost: 1, now: 60_000 },
      { cost: 1, now: 119_000 },
    ];
    expect(within(LIMIT, row)).toEqual([true, true, true]);
    expect(within({ ...LIMIT, aligned: false }, row)).toEqual([true, false, true]);
  });

  it('says what is left, and for how long', () => {
    const budget = createRequestBudget({ ...LIMIT, aligned: false }, () => 5000);
    expect(budget.headers()).toEqual({ left: '10', until: '60000' });
    expect([budget.take('search'), budget.take('read')]).toEqual([true, true]);
    expect(budget.headers()).toEqual({ left: '6', until: '60000' });
  });

  it('is no limit where there is none', () => {
    const budget = createRequestBudget(null, () => 0);
    expect(Array.from({ length: 1000 }, () => budget.take('search'))).not.toContain(false);
    expect(budget.headers()).toEqual({});
  });
});
