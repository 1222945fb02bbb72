import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBudget } from '#phi/fhir/budget.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-20T13:05:40Z');

/** When each request may go, asked for one after the other, each so many milliseconds after the one before was sent. */
function sentBy(
  budget: ReturnType<typeof createBudget>,
  steps: readonly (readonly [pause: number, requests: number])[],
) {
  let now = START;
  return steps.flatMap(([pause, requests]) => {
    now += pause;
    now += budget.book(requests, now, Infinity) ?? Number.NaN;
    return Array.from({ length: requests }, () => now);
  });
}

const anySteps = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 5 })),
  { minLength: 1, maxLength: 60 },
);

it('by the wall clock: whatever is sent when, no minute of the server’s holds more than it answers, though its clock be two seconds off', () => {
  const property = fc.property(
    anySteps,
    fc.integer({ min: 5, max: 20 }),
    fc.integer({ min: -1_999, max: 1_999 }),
    (steps, requests, apart) => {
      const sent = sentBy(
        createBudget({ requests, counts: 'fhir', aligned: true }, () => START),
        steps,
      );
      const minutes = sent.map((time) => Math.floor((time + apart) / MINUTE));
      for (const minute of new Set(minutes)) {
        expect(minutes.filter((each) => each === minute).length).toBeLessThanOrEqual(requests);
      }
    },
  );
  fc.assert(property, { numRuns: 200 });
});

it('by the last minute: none that begins anywhere holds more than is answered', () => {
  const property = fc.property(anySteps, fc.integer({ min: 5, max: 20 }), (steps, requests) => {
    const sent = sentBy(
      createBudget({ requests, counts: 'fhir', aligned: false }, () => START),
      steps,
    );
    for (const begins of sent) {
      const within = sent.filter((time) => time >= begins && time < begins + MINUTE);
      expect(within.length).toBeLessThanOrEqual(requests);
    }
  });
  fc.assert(property, { numRuns: 200 });
});

it('what is left of a minute goes at once, and the rest when the next one has begun for certain', () => {
  const budget = createBudget({ requests: 3, counts: 'fhir', aligned: true }, () => START);
  expect([1, 1, 1].map((one) => budget.book(one, START, Infinity))).toEqual([0, 0, 0]);
  expect(budget.book(1, START, Infinity)).toBe(22_000); // of 13:06, and two seconds
});

it('where signing in counts, its requests are taken off the first minute', () => {
  const book = (counts: 'all' | 'fhir') => {
    const budget = createBudget({ requests: 20, counts, aligned: true }, () => START);
    return Array.from({ length: 20 }, () => budget.book(1, START, Infinity)).filter(
      (wait) => wait === 0,
    ).length;
  };
  expect(book('fhir')).toBe(20);
  expect(book('all')).toBe(8);
});

it('what would come too late is not booked, and leaves what it would have taken', () => {
  const budget = createBudget({ requests: 1, counts: 'fhir', aligned: true }, () => START);
  expect(budget.book(1, START, Infinity)).toBe(0);
  expect(budget.book(1, START, START + 10_000)).toBeUndefined();
  expect(budget.book(1, START + 22_000, Infinity)).toBe(0);
});

it.each([true, false])(
  'a minute that is used up by others is waited out (aligned: %s)',
  (aligned) => {
    const budget = createBudget({ requests: 100, counts: 'fhir', aligned }, () => START);
    budget.usedUp(START);
    expect(budget.book(1, START, Infinity)).toBe(aligned ? 22_000 : 62_000);
  },
);

it('where others use minutes up, less is taken of the following ones', () => {
  const budget = createBudget({ requests: 8, counts: 'fhir', aligned: true }, () => START);
  budget.usedUp(START);
  budget.usedUp(START + 100); // the same minute
  const next = START + 22_000;
  const waits = Array.from({ length: 7 }, () => budget.book(1, next, Infinity));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(6);
});

it('a batch larger than a minute goes alone, and without a limit everything goes', () => {
  const budget = createBudget({ requests: 10, counts: 'fhir', aligned: true }, () => START);
  expect(budget.book(25, START, Infinity)).toBe(0);
  expect(budget.book(1, START, Infinity)).toBe(22_000);
  const unlimited = createBudget(null, () => START);
  unlimited.usedUp(START);
  expect(unlimited.book(1e6, START, START)).toBe(0);
});
