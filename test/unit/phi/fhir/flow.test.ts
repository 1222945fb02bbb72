import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFlow } from '#phi/fhir/flow.ts';

const quick = (began: number) => ({ began, ended: began + 80, status: 200 });

it('it begins low and grows with each quick answer, up to what the tenant allows', () => {
  const flow = createFlow(5);
  const seen = [0, 100, 200, 300].map((began) => {
    const most = flow.most();
    flow.noted(quick(began));
    return most;
  });
  expect(seen).toEqual([3, 4, 5, 5]);
  expect(createFlow(1).most()).toBe(1);
});

it.each([
  ['a 429', { began: 1000, ended: 1080, status: 429 }, 2],
  ['an answer after five seconds', { began: 1000, ended: 6000, status: 200 }, 2],
  ['no answer for as long', { began: 1000, ended: 21_000, status: null }, 2],
  ['an answer after two seconds', { began: 1000, ended: 3000, status: 200 }, 4],
  ['a connection that is gone', { began: 1000, ended: 1010, status: null }, 4],
  ['a quick refusal', { began: 1000, ended: 1010, status: 403 }, 4],
])('of four under way, after %s so many go on', (_, answer, most) => {
  const flow = createFlow(4);
  flow.noted(quick(0));
  flow.noted(quick(100));
  flow.noted(answer);
  expect(flow.most()).toBe(most);
});

it('several refusals of what was sent together narrow it once', () => {
  const flow = createFlow(8);
  for (let began = 0; began < 800; began += 100) flow.noted(quick(began));
  expect(flow.most()).toBe(8);
  for (const began of [1000, 1001, 1002]) flow.noted({ began, ended: began + 50, status: 429 });
  expect(flow.most()).toBe(4);
});

it('whatever is answered, at least one is under way and never more than allowed', () => {
  const anyAnswer = fc.record({
    began: fc.integer({ min: 0, max: 100_000 }),
    took: fc.integer({ min: 0, max: 30_000 }),
    status: fc.constantFrom(200, 403, 429, 503, null),
  });
  const property = fc.property(
    fc.integer({ min: 1, max: 16 }),
    fc.array(anyAnswer),
    (allowed, answers) => {
      const flow = createFlow(allowed);
      for (const { began, took, status } of answers) {
        flow.noted({ began, ended: began + took, status });
        expect(flow.most()).toBeGreaterThanOrEqual(1);
        expect(flow.most()).toBeLessThanOrEqual(allowed);
      }
    },
  );
  fc.assert(property);
});
