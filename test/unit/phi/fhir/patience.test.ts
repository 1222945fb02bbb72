import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPatience } from '#phi/fhir/patience.ts';

const anyRandom = fc.double({ min: 0, max: 1, noNaN: true });
const patienceWith = (random: () => number) =>
  createPatience({ now: () => 0, wait: () => Promise.resolve(), longestWait: 5000, random });

it('those who were refused at once come back apart, within half of the pace either way', () => {
  const property = fc.property(anyRandom, fc.constantFrom(429, 503), (drawn, status) => {
    const patience = patienceWith(() => drawn);
    const tried = { status, retryAfter: null, again: true };
    const [first, second] = [0, 1].map((attempt) =>
      patience.delayAfter('Condition', attempt, tried),
    );
    expect(first).toBe(Math.round(500 * (0.5 + drawn)));
    expect(second).toBe(Math.round(1500 * (0.5 + drawn)));
  });
  fc.assert(property);
});

it('what the server asks for is kept to the millisecond', () => {
  const patience = patienceWith(() => 1);
  expect(patience.delayAfter('x', 0, { status: 429, retryAfter: 2000, again: true })).toBe(2000);
});

it.each([200, 400, 401, 403, 404, 410, 413, 422, 451, 500, 501])(
  'after %i nothing is sent again',
  (status) => {
    const tried = { status, retryAfter: null, again: true };
    expect(patienceWith(() => 0).delayAfter('x', 0, tried)).toBeUndefined();
  },
);

it.each([
  ['a GET whose connection was soon gone', true, 500],
  ['a POST, or what gave no answer for long', false, undefined],
])('%s', (_, again, delay) => {
  const tried = { status: null, retryAfter: null, again };
  expect(patienceWith(() => 0.5).delayAfter('x', 0, tried)).toBe(delay);
});

it('a server that asks for longer than may be waited is asked nothing more', () => {
  const patience = patienceWith(() => 0.5);
  const tried = { status: 429, retryAfter: 5001, again: true };
  expect(patience.delayAfter('Condition', 0, tried)).toBeUndefined();
  expect(patience.lostWith('Observation')).toBe('server-busy');
});
