import { type Attempt, labelOf, leaksOf, PLACES, VECTORS, vectorsOf } from './attack.ts';
import { bundleHostile, startAttackSite } from './attack-site.ts';
import type { Proof } from './proof.ts';

/** Fewer ways out than this in a run without headers, and the harness does not work. */
const LEAST_WITHOUT = 55;
const LEAST_VECTORS = 60;

/** Proof 1: hostile code in every place, by every vector, with the headers of the zones and without any. */
export async function proveEgress(): Promise<Proof> {
  const scripts = await bundleHostile();
  const full = await startAttackSite(scripts);
  const bare = await startAttackSite(scripts, { headersOf: () => ({}), refusalHeaders: {} });
  const attempts = (run: string, site: typeof full): readonly Attempt[] =>
    PLACES.map((place) => ({ site, run, place }));
  const without = await leaksOf(attempts('bare', bare));
  const within = await leaksOf(attempts('full', full));
  await Promise.all([full.close(), bare.close()]);

  const leakedBare = [...VECTORS.keys()].filter((vector) =>
    PLACES.some((place) => without.has(labelOf('bare', place, vector))),
  );
  const tried = PLACES.flatMap((place) => vectorsOf(place).map((vector) => ({ place, vector })));
  const leakedFull = tried.filter(({ place, vector }) =>
    within.has(labelOf('full', place, vector)),
  );
  const silent = [...VECTORS.keys()].filter((vector) => !leakedBare.includes(vector));
  return {
    rows: [
      {
        what: `hostile code, every header on: ${String(tried.length)} attempts in ${String(PLACES.length)} places`,
        found: `${String(leakedFull.length)} leaks${leakedFull.map(({ place, vector }) => ` ${place}/${vector}`).join('')}`,
        isSound: leakedFull.length === 0 && VECTORS.size >= LEAST_VECTORS,
      },
      {
        what: 'the same without headers, which must leak',
        found: `${String(leakedBare.length)} of ${String(VECTORS.size)} vectors (not: ${silent.join(', ') || 'none'})`,
        isSound: leakedBare.length >= LEAST_WITHOUT,
      },
    ],
    figures: {
      vectors: VECTORS.size,
      leaksFull: leakedFull.length,
      leaksWithoutHeaders: leakedBare.length,
    },
  };
}
