import fc from 'fast-check';
import { judgeRun } from '../support/fuzz-run.ts';
import { worlds } from '../support/fuzz-worlds.ts';
import { compareIdentifiers } from './identifiers.ts';
import type { Proof } from './proof.ts';

const LEAST_BUNDLES = 100_000;
const LEAST_PAIRS = 2_000;
const SEED = 20_261_122;
const RUNS_AT_A_TIME = 200;

/**
 * Proof 5: bundles of servers that are wrong in every way at once, and what of them got past the door; and panels that are the same but for
 * who is in them.
 */
export async function proveBundles(): Promise<Proof> {
  const found = { bundles: 0, readings: 0, troubles: 0, escapes: 0 };
  for (let turn = 0; found.bundles < LEAST_BUNDLES && found.troubles === 0; turn += 1) {
    const some = fc.sample(worlds, { seed: SEED + turn, numRuns: RUNS_AT_A_TIME });
    for (const world of some) {
      const { requests, troubles } = await judgeRun(world);
      found.readings += 1;
      found.bundles += requests;
      found.troubles += troubles.length;
      found.escapes += troubles.filter(({ kind }) => kind === 'escape').length;
    }
  }
  return {
    rows: [
      {
        what: `${String(found.bundles)} answers of hostile servers, in ${String(found.readings)} readings: escapes from the vocabulary`,
        found: `${String(found.escapes)} (${String(found.troubles)} troubles of any kind)`,
        isSound: found.troubles === 0 && found.bundles >= LEAST_BUNDLES,
      },
      await compareIdentifiers(LEAST_PAIRS),
    ],
    figures: { hostileBundles: found.bundles, escapes: found.escapes },
  };
}
