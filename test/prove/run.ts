import { proveAtRest } from './at-rest.ts';
import { proveAuthorization } from './authorization.ts';
import { proveBundles } from './bundles.ts';
import { proveDisk } from './disk.ts';
import { proveDoorMutations } from './door-mutations.ts';
import { proveEgress } from './egress.ts';
import { proveMemory } from './memory.ts';
import { IS_APART, runApart } from './namespace.ts';
import type { Figures, Proof, Row } from './proof.ts';
import { proveMutations } from './prove-mutations.ts';
import { proveTraffic } from './traffic.ts';
import { proveUnderNginx } from './under-nginx.ts';

/*
 * `npm run prove [-- --quick]`: what is claimed of patient data, tried against hostile code, a hostile EHR and a hostile launch. Prints one
 * table and, last, one line of JSON. Where the system allows a network of its own, everything runs in it, and its name server and hosts are
 * ours; elsewhere the browser's NetLog alone is the witness.
 */

const PROOFS: readonly (readonly [name: string, prove: () => Proof | Promise<Proof>])[] = [
  ['1 Egress', proveEgress],
  ['2 Whole run', () => proveTraffic()],
  ['3 Disk', proveDisk],
  ['4 Memory', proveMemory],
  ['5 Values', proveBundles],
  ['6 At rest', proveAtRest],
  ['7 Authorization', proveAuthorization],
  ['8 Under nginx', proveUnderNginx],
  ['9 Mutations of headers', proveMutations],
  ['9 Mutations of doors and store', proveDoorMutations],
];

const QUICK = 3;

const MARKS = new Map<boolean | null, string>([
  [true, 'holds '],
  [false, 'FAILS '],
  [null, 'open  '],
]);

const NOTHING: Figures = {
  vectors: null,
  leaksFull: null,
  leaksWithoutHeaders: null,
  foreignOrigins: null,
  trafficDifferences: null,
  diskHits: null,
  memoryHits: null,
  hostileBundles: null,
  escapes: null,
  corruptionsDetected: null,
  lostWrites: null,
  mutationsCaught: null,
  mutations: null,
};

const status = IS_APART ? undefined : runApart();
if (status === undefined) await proveAll();
else process.exitCode = status;

async function proveAll(): Promise<void> {
  const isQuick = process.argv.includes('--quick');
  const witness = IS_APART
    ? 'NetLog, and a name server and hosts of our own in a network namespace'
    : 'NetLog alone: this system allows no network namespace';
  console.log(`Witness: ${witness}`);
  const start = performance.now();
  let figures = NOTHING;
  const unsound: string[] = [];
  for (const [name, prove] of isQuick ? PROOFS.slice(0, QUICK) : PROOFS) {
    const began = performance.now();
    const proof = await run(prove);
    const seconds = (performance.now() - began) / 1000;
    console.log(`\n${name} (${seconds.toFixed(0)} s)`);
    for (const row of proof.rows) console.log(written(row));
    figures = { ...figures, ...proof.figures, ...added(figures, proof.figures) };
    unsound.push(...proof.rows.filter(({ isSound }) => isSound === false).map(({ what }) => what));
  }
  const minutes = (performance.now() - start) / 60_000;
  console.log(`\n${minutes.toFixed(1)} minutes`);
  console.log(unsound.length === 0 ? 'All holds.' : 'Does not hold:');
  for (const what of unsound) console.log(`  ${what}`);
  console.log(JSON.stringify(figures));
  process.exit(unsound.length === 0 ? 0 : 1); // sockets of closed browsers may linger
}

/** Mutations are of two kinds, counted together. */
function added(
  before: Figures,
  { mutations, mutationsCaught }: Partial<Figures>,
): Partial<Figures> {
  if (mutations === undefined || mutationsCaught === undefined) return {};
  return {
    mutations: (before.mutations ?? 0) + (mutations ?? 0),
    mutationsCaught: (before.mutationsCaught ?? 0) + (mutationsCaught ?? 0),
  };
}

/** A proof that breaks down proves nothing, and stops no other. */
async function run(prove: () => Proof | Promise<Proof>): Promise<Proof> {
  try {
    return await prove();
  } catch (error) {
    return { rows: [{ what: 'it broke down', found: String(error), isSound: false }], figures: {} };
  }
}

function written({ what, found, isSound }: Row): string {
  return `  ${MARKS.get(isSound) ?? ''}${what}: ${found}`;
}
