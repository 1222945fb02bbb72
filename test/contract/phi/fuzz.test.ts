import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problem } from '#boundary/problem.ts';
import type { readForBrief } from '#phi/read-brief.ts';
import { worlds } from '../../support/fuzz-worlds.ts';
import { judgeRun, type Tally, tallyRun } from '../../support/fuzz-run.ts';

const RUNS = 300;
const SEED = 20_261_121;

it('whatever a server answers, a reading ends by itself with one last word and says nothing that it read', async () => {
  const tally: Tally = { marks: new Map(), faults: new Map() };
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const outcome = await judgeRun(world);
      tallyRun(tally, outcome);
      expect(outcome.troubles).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(tally.marks.get('topics')).toBeGreaterThan(0.3 * RUNS);
  expect(tally.faults.size).toBeGreaterThan(40);
});

const LAST = { type: 'finished', complete: true };
const STEP = { type: 'progress', step: 'charts', horizon: null, done: 0, total: 1 };
const STOP = { type: 'stopped', ...problem('read', 'server-busy') };
type Reader = typeof readForBrief;
const saying =
  (...words: readonly unknown[]): Reader =>
  (_, { say }) => {
    words.forEach(say);
    return Promise.resolve();
  };
const asking =
  (url: string): Reader =>
  async (_, { fetchImpl, say }) => {
    await fetchImpl(url);
    say(LAST);
  };

it.each<[string, Reader, readonly string[]]>([
  ['ends', saying(LAST), []],
  ['stops', saying(STOP), []],
  ['throws', () => Promise.reject(new Error()), ['throw']],
  ['never ends', () => new Promise(() => {}), ['hang']],
  [
    'asks without end',
    async (_, { fetchImpl }) => {
      for (;;) await fetchImpl('https://ehr.example/fhir/Condition');
    },
    ['hang'],
  ],
  ['has no last word', saying(), ['hang']],
  ['has two last words', saying(LAST, STOP), ['hang']],
  ['goes on after its last word', saying(LAST, STEP), ['hang']],
  ['says what it read', saying({ ...STEP, step: 'canary' }, LAST), ['escape']],
  ['says a word of its own', saying({ ...STOP, code: 'another' }), ['escape']],
  ['asks another host', asking('https://elsewhere.example/fhir/Condition'), ['escape']],
  ['asks beside the base', asking('https://ehr.example/admin'), ['escape']],
])('a reader that %s is judged so', async (_, reader, kinds) => {
  const [world] = fc.sample(worlds, { numRuns: 1, seed: SEED });
  if (world === undefined) throw new Error('no world');
  const { troubles } = await judgeRun({ ...world, faults: [], resourceFaults: [] }, reader);
  expect([...new Set(troubles.map(({ kind }) => kind))]).toEqual(kinds);
});
