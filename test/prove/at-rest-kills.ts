import type { KeptRecord } from '#boundary/kept-policy.ts';
import type { Proof, Row } from './proof.ts';
import { newProfile, removeProfile, sitDown } from './store-browser.ts';
import { entryOf } from './store-entries.ts';
import { FIRST } from './store-learners.ts';
import { randomFrom } from './store-random.ts';
import type { StoreSite } from './store-site.ts';

const KILLS = 50;
const CONTROL_KILLS = 3;
const SEED = 20_261_122;
const OPENER = { by: 'passphrase', passphrase: FIRST.passphrase } as const;
/** Entries heard of before a kill, at most, and how long after the last of them it comes, in milliseconds. */
const MOST_ENTRIES = 16;
const MOST_WAIT = 25;

/** The whole browser is killed while it writes: what it said was written is there when it is opened again. */
export async function proveKills(site: StoreSite): Promise<Proof> {
  const found = await killOften(site, { kills: KILLS, says: 'after', first: 0 });
  const control = await killOften(site, {
    kills: CONTROL_KILLS,
    says: 'before',
    first: 1_000_000,
  });
  return {
    rows: [
      {
        what: `${String(KILLS)} SIGKILLs of the whole browser while it writes, at seeded moments`,
        found: `${String(found.lost)} of ${String(found.acknowledged)} acknowledged writes lost; ${found.troubles.length === 0 ? 'each time it opened whole' : `NOT WHOLE: ${found.troubles.join('; ')}`}`,
        isSound: found.lost === 0 && found.troubles.length === 0 && found.acknowledged >= KILLS,
      },
      isTelling(control),
    ],
    figures: { lostWrites: found.lost },
  };
}

function isTelling({ lost, acknowledged }: Killed): Row {
  return {
    what: `control: ${String(CONTROL_KILLS)} kills of a page that says so before it writes`,
    found: `${String(lost)} of ${String(acknowledged)} lost`,
    isSound: lost > 0,
  };
}

interface Killing {
  readonly kills: number;
  readonly says: 'after' | 'before';
  /** The number of the first entry. */
  readonly first: number;
}

interface Killed {
  readonly acknowledged: number;
  readonly lost: number;
  /** Why it did not open whole. */
  readonly troubles: readonly string[];
}

/** Each opening looks for what the one before wrote, and is then killed itself. */
async function killOften(site: StoreSite, { kills, says, first }: Killing): Promise<Killed> {
  const random = randomFrom(SEED);
  const profile = newProfile();
  const begun = await sitDown(site, profile);
  await begun.ask('create', OPENER, []);
  await begun.close();
  const lost = new Set<number>();
  const troubles: string[] = [];
  let next = first;
  for (let kill = 0; kill <= kills; kill += 1) {
    const { ask, close, kill: end } = await sitDown(site, profile);
    const opened = await ask('unlock', OPENER);
    if (opened.code !== 'open') troubles.push([opened.code, ...opened.damage].join(' '));
    for (const number of missing(opened.records, writtenFrom(site, first))) lost.add(number);
    if (kill === kills || opened.code !== 'open') {
      await close();
      break;
    }
    const heard = site.hears(random(1, MOST_ENTRIES));
    await ask('writeOn', next, says, FIRST);
    await heard;
    await new Promise((resolve) => setTimeout(resolve, random(0, MOST_WAIT)));
    await end();
    next += MOST_ENTRIES * 100; // numbers are not used twice, heard of or not
  }
  removeProfile(profile);
  return { acknowledged: writtenFrom(site, first).length, lost: lost.size, troubles };
}

function writtenFrom({ written }: StoreSite, first: number): readonly number[] {
  return [...written].filter((number) => number >= first && number < first + 1_000_000);
}

function missing(records: readonly KeptRecord[], written: readonly number[]): readonly number[] {
  const found = new Set(records.map(textOf));
  return written.filter((number) => !found.has(textOf(entryOf(number, FIRST))));
}

function textOf(record: KeptRecord): string {
  return JSON.stringify(Object.entries(record).toSorted());
}
