import type { KeptRecord } from '#boundary/kept-policy.ts';
import type { Proof, Row } from './proof.ts';
import { copyOf, newProfile, removeProfile, sitDown } from './store-browser.ts';
import { type Harm, HARMS } from './store-harms.ts';
import { entriesOf } from './store-entries.ts';
import { FIRST, SECOND } from './store-learners.ts';
import type { Dumped } from './store-room-controls.ts';
import type { StoreSite } from './store-site.ts';

const SEED = 20_261_122;
/** Entries of one month, more than a browser keeps inside its tables. */
const MONTHFUL = 900;
const OPENER = { by: 'passphrase', passphrase: FIRST.passphrase } as const;
const UNCHECKED = 2_000;

/** Files of a closed profile come to harm: it is noticed and named, and all of the record comes back from the carry-over file. */
export async function proveDamage(site: StoreSite): Promise<Proof> {
  const scene = await setScene(site);
  const rows: Row[] = [await judgeUnharmed(site, scene)];
  let detected = 0;
  for (const [kind, harms] of Object.entries(HARMS)) {
    const found: Found[] = [];
    for (const [at, harm] of harms.entries()) {
      found.push(await tryHarm(site, scene, { harm, seed: SEED + at }));
    }
    const row = judged(kind, found);
    if (row.isSound === true) detected += 1;
    rows.push(row);
  }
  removeProfile(scene.profile);
  removeProfile(scene.older);
  return { rows, figures: { corruptionsDetected: detected } };
}

interface Scene {
  readonly profile: string;
  readonly older: string;
  readonly sealed: readonly Buffer[];
  readonly records: readonly KeptRecord[];
  readonly file: string;
}

/** A record of many writings, in tables, log and files of its own; a copy of the profile from before its end; and a carry-over file. */
async function setScene(site: StoreSite): Promise<Scene> {
  const profile = newProfile();
  const first = await sitDown(site, profile);
  await first.ask('unchecked', UNCHECKED);
  await first.ask('create', OPENER, entriesOf(0, 30, FIRST));
  for (let number = 30; number < 130; number += 1)
    await first.ask('save', entriesOf(number, number + 1, FIRST));
  await first.close();
  const older = copyOf(profile);
  const desk = await sitDown(site, profile);
  await desk.ask('unlock', OPENER);
  for (let number = 130; number < 170; number += 1)
    await desk.ask('save', entriesOf(number, number + 1, FIRST));
  await desk.ask('save', monthful());
  const file = await desk.ask('takeAlong');
  const sealed = sealedBytes(await desk.ask('dump'));
  const { records } = await desk.ask('save', []);
  await desk.close();
  return { profile, older, sealed, records, file };
}

/** A second hand’s entries, all moved to one month. */
function monthful(): readonly object[] {
  return entriesOf(0, MONTHFUL, SECOND).map((record) => ({ ...record, day: '2026-11-11' }));
}

function sealedBytes(dump: readonly Dumped[]): readonly Buffer[] {
  return dump
    .filter(({ name }) => name.startsWith('foreword'))
    .map(({ row }) =>
      Buffer.from(/"sealed":\{"hex":"([0-9a-f]+)"/.exec(JSON.stringify(row))?.[1] ?? '', 'hex'),
    );
}

interface Found {
  readonly done: string;
  readonly noticed: readonly string[];
  /** True where the record opened with everything in it: the harm hit nothing that counts. */
  readonly isWhole: boolean;
  readonly isMended: boolean;
  readonly unchecked: number;
}

async function tryHarm(
  site: StoreSite,
  scene: Scene,
  { harm, seed }: { readonly harm: Harm; readonly seed: number },
): Promise<Found> {
  const profile = copyOf(scene.profile);
  const done = harm({ ...scene, profile, seed });
  if (done === undefined) throw new Error(`nothing to harm: ${harm.name}`);
  const found = await openHarmed(site, scene, profile);
  removeProfile(profile);
  return { ...found, done };
}

async function openHarmed(
  site: StoreSite,
  scene: Scene,
  profile: string,
): Promise<Omit<Found, 'done'>> {
  const { ask, close } = await sitDown(site, profile);
  const looked = await ask('look');
  const opened = await ask('unlock', OPENER);
  const unchecked = await ask('unchecked');
  const noticed = [
    ...looked.damage,
    ...(looked.lost ? ['lost'] : []),
    ...opened.damage,
    ...(opened.code === 'store-damaged' ? [opened.code] : []),
  ];
  const isWhole = opened.code === 'open' && isSame(opened.records, scene.records);
  const mended =
    opened.code === 'damaged'
      ? await ask('mend', scene.file, FIRST.passphrase)
      : await beginAnew(ask, scene.file);
  await close();
  const next = await sitDown(site, profile); // the browser itself may notice only when it starts again
  const again = await next.ask('unlock', OPENER);
  await next.close();
  const isMended =
    mended.code === 'open' && again.code === 'open' && isSame(again.records, scene.records);
  return { noticed: [...new Set(noticed)], isWhole, isMended, unchecked };
}

type Ask = Awaited<ReturnType<typeof sitDown>>['ask'];

/** Where nothing is left to mend: what lies there is cleared away, and a new record takes the file in. */
async function beginAnew(ask: Ask, file: string) {
  await ask('lock');
  await ask('clearRuins');
  const begun = await ask('create', OPENER, []);
  return begun.code === 'open' ? await ask('bringBack', file, FIRST.passphrase) : begun;
}

function isSame(found: readonly KeptRecord[], all: readonly KeptRecord[]): boolean {
  return written(found) === written(all);
}

function written(records: readonly KeptRecord[]): string {
  return records
    .map((record) => JSON.stringify(Object.entries(record).toSorted()))
    .toSorted()
    .join('\n');
}

function judged(kind: string, found: readonly Found[]): Row {
  const real = found.filter(({ isWhole }) => !isWhole);
  const noticed = real.filter(({ noticed: names }) => names.length > 0);
  const mended = real.filter(({ isMended }) => isMended);
  const each = found.map(
    ({ done, noticed: names, isWhole, isMended }) =>
      `${done}: ${isWhole ? 'hit nothing' : names.join(' ') || 'NOT NOTICED'}${isMended || isWhole ? '' : ', NOT MENDED'}`,
  );
  const lost = found.filter(({ unchecked }) => unchecked < UNCHECKED).length;
  return {
    what: `${kind}, ${String(found.length)} ways`,
    found: `${String(noticed.length)} of ${String(real.length)} noticed, ${String(mended.length)} mended from the file (${each.join('; ')}); a store beside it that checks nothing lost rows in ${String(lost)}`,
    isSound: real.length > 0 && noticed.length === real.length && mended.length === real.length,
  };
}

/** Control: without harm nothing is noticed. */
async function judgeUnharmed(site: StoreSite, scene: Scene): Promise<Row> {
  const profile = copyOf(scene.profile);
  const { ask, close } = await sitDown(site, profile);
  const looked = await ask('look');
  const opened = await ask('unlock', OPENER);
  const unchecked = await ask('unchecked');
  await close();
  removeProfile(profile);
  const isWhole = isSame(opened.records, scene.records);
  return {
    what: `a closed profile, unharmed: ${String(scene.records.length)} records`,
    found: isWhole ? 'opens with all of them' : `${opened.code} ${opened.damage.join(' ')}`,
    isSound: isWhole && looked.state === 'locked' && !looked.lost && unchecked === UNCHECKED,
  };
}
