import { labelOf, leaksOf, PLACES, VECTORS, vectorsOf } from './attack.ts';
import { bundleHostile, type HostileScripts, startAttackSite } from './attack-site.ts';
import type { ServedBy } from './built-site.ts';
import type { Proof, Row } from './proof.ts';

/** Fewer ways out than this in a run without headers, and the harness does not work. */
const LEAST_WITHOUT = 55;
const LEAST_VECTORS = 60;

/** Proof 1: hostile code in every place, by every vector, with the headers of the zones and without any. */
export async function proveEgress(): Promise<Proof> {
  const scripts = await bundleHostile();
  const bare = await startAttackSite(scripts, { headersOf: () => ({}), refusalHeaders: {} });
  const without = await leaksOf(PLACES.map((place) => ({ site: bare, run: 'bare', place })));
  await bare.close();
  const full = await tryEverywhere(scripts);

  const leakedBare = [...VECTORS.keys()].filter((vector) =>
    PLACES.some((place) => without.has(labelOf('bare', place, vector))),
  );
  const silent = [...VECTORS.keys()].filter((vector) => !leakedBare.includes(vector));
  return {
    rows: [
      full.row,
      {
        what: 'the same without headers, which must leak',
        found: `${String(leakedBare.length)} of ${String(VECTORS.size)} vectors (not: ${silent.join(', ') || 'none'})`,
        isSound: leakedBare.length >= LEAST_WITHOUT,
      },
    ],
    figures: {
      vectors: VECTORS.size,
      leaksFull: full.leaks,
      leaksWithoutHeaders: leakedBare.length,
    },
  };
}

/** Every attempt in every place, with every header. */
export async function tryEverywhere(
  scripts: HostileScripts,
  servedBy: ServedBy = 'sandbox',
): Promise<{ readonly row: Row; readonly leaks: number }> {
  const site = await startAttackSite(scripts, { servedBy });
  const within = await leaksOf(PLACES.map((place) => ({ site, run: 'full', place })));
  await site.close();
  const tried = PLACES.flatMap((place) => vectorsOf(place).map((vector) => ({ place, vector })));
  const leaked = tried.filter(({ place, vector }) => within.has(labelOf('full', place, vector)));
  return {
    row: {
      what: `hostile code, every header on: ${String(tried.length)} attempts in ${String(PLACES.length)} places`,
      found: `${String(leaked.length)} leaks${leaked.map(({ place, vector }) => ` ${place}/${vector}`).join('')}`,
      isSound: leaked.length === 0 && VECTORS.size >= LEAST_VECTORS,
    },
    leaks: leaked.length,
  };
}
