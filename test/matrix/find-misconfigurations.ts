import { VERDICT_OF } from '#boundary/readiness-checks.ts';
import { READINESS_ROW } from '#boundary/readiness-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { rowWords } from '#deidentified/readiness/ehr-sentences.ts';
import type { Row } from '#phi/readiness/row.ts';
import type { Misconfiguration } from '../support/misconfiguration.ts';
import { MISCONFIGURATIONS } from '../support/misconfigurations.ts';
import { checkWorld, soundWorld } from '../support/readiness-world.ts';

/** One thing that was set up wrongly on purpose, and whether IT is told how to mend it. */
export interface Sought {
  readonly name: string;
  readonly vendor: string;
  /** The sentence that names the fix; what was missing where it was not found. */
  readonly told: string;
  readonly isFound: boolean;
}

/** Sets EHRs up wrongly, one way at a time, runs the readiness checks, and looks for the row and for its fix. A sound EHR must not show the row. */
export async function findMisconfigurations(
  onSought: (sought: Sought) => void,
): Promise<readonly Sought[]> {
  const usual = new Map<string, readonly Row[]>();
  const all: Sought[] = [];
  for (const wrong of MISCONFIGURATIONS) {
    const { name, vendor, place } = wrong;
    const key = `${vendor} ${place}`;
    const sound = usual.get(key) ?? (await checkWorld(await soundWorld(vendor), place)).rows;
    usual.set(key, sound);
    const sought = { name, vendor, ...(await seek(wrong, sound)) };
    all.push(sought);
    onSought(sought);
  }
  return all;
}

async function seek(
  { vendor, place, seed, finds, fixNames }: Misconfiguration,
  sound: readonly Row[],
): Promise<Pick<Sought, 'told' | 'isFound'>> {
  const world = seed(await soundWorld(vendor));
  const { rows } = await checkWorld(world, place);
  const isIt = ({ check, end, subject }: Row) =>
    check === finds.check && end === finds.end && subject === (finds.subject ?? null);
  const row = admit(READINESS_ROW, rows.find(isIt));
  if (row === undefined) return { isFound: false, told: `no row ${finds.check} ${finds.end}` };
  if (sound.some(isIt)) return { isFound: false, told: 'a sound EHR shows the same row' };
  if (!/warn|fail/.test(VERDICT_OF[row.end])) return { isFound: false, told: 'told as sound' };
  const { fix } = rowWords(row, world.entry);
  if (fix === null) return { isFound: false, told: `no fix for ${finds.check} ${finds.end}` };
  return { isFound: fixNames.test(fix), told: fix };
}
