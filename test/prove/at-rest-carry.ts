import type { Row } from './proof.ts';
import { type Ask, newProfile, removeProfile, sitDown } from './store-browser.ts';
import { entriesOf } from './store-entries.ts';
import { FIRST, SECOND } from './store-learners.ts';
import type { StoreSite } from './store-site.ts';

const OPENER = { by: 'passphrase', passphrase: FIRST.passphrase } as const;

/** Files that are refused, each with its own code and no trace; and one that is not, twice. */
export async function proveCarryOver(site: StoreSite): Promise<readonly Row[]> {
  const profile = newProfile();
  const { ask, close } = await sitDown(site, profile);
  await ask('create', OPENER, entriesOf(0, 40, FIRST));
  const file = await ask('takeAlong');
  await ask('forget');
  await ask('create', OPENER, entriesOf(20, 60, FIRST));
  const rows = [await tryWrongFiles(ask, file), await tryTwice(ask, file)];
  await close();
  removeProfile(profile);
  return rows;
}

/** What is wrong with a file, the code of it, and the passphrase it is tried with. */
type Wrong = readonly [what: string, code: string, file: string, passphrase?: string];

function wrongFiles(file: string): readonly Wrong[] {
  const [header = '', body = ''] = file.split('\n');
  const middle = Math.floor(body.length / 2);
  const letter = body[middle] === 'A' ? 'B' : 'A';
  return [
    [
      'tampered',
      'file-tampered',
      `${header}\n${body.slice(0, middle)}${letter}${body.slice(middle + 1)}\n`,
    ],
    [
      'tampered in its header',
      'file-tampered',
      file.replace('"iterations":600000', '"iterations":600001'),
    ],
    ['foreign', 'file-foreign', file, SECOND.passphrase],
    ['newer', 'file-newer', file.replace('"version":1', '"version":2')],
    ['truncated', 'file-truncated', file.slice(0, -200)],
    ['truncated to half its header', 'file-truncated', file.slice(0, header.length >> 1)],
    ['no such file', 'file-unknown', '{"resourceType":"Bundle","type":"collection"}'],
  ];
}

async function tryWrongFiles(ask: Ask, file: string): Promise<Row> {
  const before = JSON.stringify(await ask('dump'));
  const found: string[] = [];
  const wrong: string[] = [];
  for (const [what, code, changed, passphrase = FIRST.passphrase] of wrongFiles(file)) {
    const said = await ask('bringBack', changed, passphrase);
    found.push(`${what}: ${said.code}`);
    if (said.code !== code) wrong.push(what);
  }
  const isSame = JSON.stringify(await ask('dump')) === before;
  return {
    what: `${String(found.length)} carry-over files that must be refused, and what they leave behind`,
    found: `${found.join('; ')}; ${isSame ? 'nothing changed' : 'SOMETHING CHANGED'}`,
    isSound: wrong.length === 0 && isSame,
  };
}

/** The control of the row above, too: this file changes the record. */
async function tryTwice(ask: Ask, file: string): Promise<Row> {
  const before = JSON.stringify(await ask('dump'));
  const once = await ask('bringBack', file, FIRST.passphrase);
  const hasChanged = JSON.stringify(await ask('dump')) !== before;
  const twice = await ask('bringBack', file, FIRST.passphrase);
  return {
    what: 'a sound file of 40 entries into a record of 40, 20 of them the same; then again',
    found: `${String(once.records.length)} entries, then ${String(twice.records.length)}`,
    isSound:
      hasChanged &&
      once.records.length === 60 &&
      JSON.stringify(once.records) === JSON.stringify(twice.records),
  };
}

const EACH = 40;

/** Two windows of one learner write at once: the browser’s own locks and the check of each writing lose nothing. */
export async function proveTabs(site: StoreSite): Promise<Row> {
  const profile = newProfile();
  const { ask, another, close } = await sitDown(site, profile);
  await ask('create', OPENER, []);
  const other = await another();
  await other('unlock', OPENER);
  const [one, two] = await Promise.all([
    ask('writeAtOnce', 0, EACH, FIRST),
    other('writeAtOnce', EACH, 2 * EACH, FIRST),
  ]);
  await Promise.all([ask('lock'), other('lock')]);
  const again = await ask('unlock', OPENER);
  const unheeded = await Promise.all([ask('countUp', EACH), other('countUp', EACH)]);
  const counted = Math.max(...unheeded);
  await close();
  removeProfile(profile);
  return {
    what: `two tabs, each ${String(EACH)} writes at once into the same months`,
    found: `${String(one + two)} acknowledged, ${String(again.records.length)} there (${again.code}); control: a counter that each tab reads and writes came to ${String(counted)} of ${String(2 * EACH)}`,
    isSound: one + two === 2 * EACH && again.records.length === 2 * EACH && counted < 2 * EACH,
  };
}

/** Every way of Dexie to write, in a real browser, with a row that the policy does not know. */
export async function proveDoors(site: StoreSite): Promise<Row> {
  const profile = newProfile();
  const { ask, close } = await sitDown(site, profile);
  await ask('create', OPENER, entriesOf(0, 3, FIRST));
  const before = JSON.stringify(await ask('dump'));
  const { tried, through, ownRow } = await ask('wrongDoors');
  const isSame = JSON.stringify(await ask('dump')) === before;
  await close();
  removeProfile(profile);
  return {
    what: `a row that no policy knows: ${tried.join(', ')}`,
    found: `${through.length === 0 ? 'all refused' : `LET THROUGH: ${through.join(', ')}`}, ${isSame ? 'nothing changed' : 'SOMETHING CHANGED'}; control: a row the room sealed is ${ownRow}`,
    isSound: through.length === 0 && isSame && tried.length >= 10 && ownRow === 'taken',
  };
}
