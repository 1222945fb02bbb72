import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Needle } from './canaries.ts';
import type { Proof, Row } from './proof.ts';
import { scanDisk } from './scan-disk.ts';
import { newProfile, removeProfile, sitDown } from './store-browser.ts';
import { entriesOf, type Learner } from './store-entries.ts';
import { escaped } from './store-needles.ts';
import { choicesOf, FIRST, SECOND } from './store-learners.ts';
import type { Dumped } from './store-room-controls.ts';
import type { StoreSite } from './store-site.ts';

const ENTRIES = 60;
const MUCH = 24 * 120;

const openerOf = ({ passphrase }: Learner) => ({ by: 'passphrase', passphrase }) as const;
const recordsOf = (learner: Learner) => [...entriesOf(0, ENTRIES, learner), ...choicesOf(learner)];

/** Of two clinicians at one computer, each opens their own record only; and a profile does not tell of what a record is. */
export async function proveOthers(site: StoreSite): Promise<Proof> {
  return { rows: [...(await tryStranger(site)), ...(await compareProfiles(site))], figures: {} };
}

async function tryStranger(site: StoreSite): Promise<readonly Row[]> {
  const profile = newProfile();
  const first = await sitDown(site, profile);
  await first.ask('create', openerOf(FIRST), recordsOf(FIRST));
  const own = await first.ask('openedByThis');
  await first.close();
  const { ask, close } = await sitDown(site, profile);
  const refused = await ask('unlock', openerOf(SECOND));
  const begun = await ask('create', openerOf(SECOND), recordsOf(SECOND));
  const strange = await ask('openedByThis');
  await ask('lock');
  const again = await ask('unlock', openerOf(SECOND));
  const marks = new Set(again.records.flatMap((one) => ('id' in one ? one.id.slice(0, 1) : [])));
  await ask('lock');
  const back = await ask('unlock', openerOf(FIRST));
  await close();
  removeProfile(profile);
  return [
    {
      what: 'a second clinician, another passphrase, the first one’s record on the computer',
      found: `${refused.code}; keeps a record beside it; opens ${[...marks].join()} only; the first one’s ${String(back.records.length)} records stay`,
      isSound:
        refused.code === 'wrong-passphrase' &&
        begun.code === 'open' &&
        [...marks].join() === SECOND.mark &&
        back.records.length === recordsOf(FIRST).length,
    },
    {
      what: 'the second one’s keys, tried on every sealed row of the browser’s databases',
      found: `open ${String(strange.opened)} of ${String(strange.rows)}, their own; the first one’s keys opened ${String(own.opened)} of ${String(own.rows)} before`,
      isSound:
        own.opened === own.rows &&
        own.rows > 30 &&
        strange.opened === own.rows &&
        strange.rows === 2 * own.rows,
    },
  ];
}

/** What somebody with the disk, and without a key, has of one learner. */
interface Seen {
  /** Databases, tables, rows and the kind and length of every value, in no order that depends on a key. */
  readonly shape: readonly string[];
  readonly files: readonly string[];
  readonly words: readonly string[];
}

async function compareProfiles(site: StoreSite): Promise<readonly Row[]> {
  const first = await lookFromOutside(site, FIRST, { records: recordsOf(FIRST) });
  const second = await lookFromOutside(site, SECOND, { records: recordsOf(SECOND) });
  const little = await lookFromOutside(site, SECOND, { records: recordsOf(SECOND).slice(0, 3) });
  const much = await lookFromOutside(site, FIRST, {
    records: entriesOf(0, MUCH, FIRST),
    planted: FIRST.words,
  });
  const differences = (a: Seen, b: Seen) =>
    [...a.shape, ...a.files].filter((line) => ![...b.shape, ...b.files].includes(line));
  const told = differences(first, second);
  const toldMuch = differences(first, much);
  const words = [...first.words, ...second.words];
  return [
    {
      what: 'profiles of two learners who differ in everything: databases, rows, lengths, files',
      found: `${String(told.length)} differences${told
        .slice(0, 3)
        .map((line) => `: ${line}`)
        .join(
          '',
        )}; ${String(differences(second, little).length)} between ${String(recordsOf(SECOND).length)} records and 3`,
      isSound: told.length === 0 && differences(second, little).length === 0,
    },
    {
      what: 'control: a learner with forty times as much, past the first size class, and a sentence in the open',
      found: `${String(toldMuch.length)} differences, ${String(much.words.length)} words`,
      isSound: toldMuch.length > 0 && much.words.length > 0,
    },
    {
      what: 'words of both records (cards, notes, topics, days, kinds), in every file and row',
      found: `${String(words.length)} found${words
        .slice(0, 3)
        .map((word) => `: ${word}`)
        .join('')}`,
      isSound: words.length === 0,
    },
  ];
}

interface Disk {
  readonly records: readonly object[];
  /** Left in the open beside them. */
  readonly planted?: string;
}

async function lookFromOutside(
  site: StoreSite,
  learner: Learner,
  { records, planted }: Disk,
): Promise<Seen> {
  const profile = newProfile();
  const { ask, close } = await sitDown(site, profile);
  await ask('create', openerOf(learner), records);
  await ask('takeAlong');
  if (planted !== undefined)
    await ask(
      'plant',
      Array.from({ length: 32 }, (_, at) => at),
      planted,
    );
  const dump = await ask('dump');
  await close();
  const seen = {
    shape: dump.map(shapeOf).toSorted(),
    files: filesOf(profile),
    words: [
      ...scanDisk(profile, wordsOf(learner, 'anywhere')).map(({ text }) => text),
      ...scanDisk(profile, wordsOf(learner, 'stored'))
        .filter(({ file }) => /\/(IndexedDB|Local Storage|Session Storage)\//.test(file))
        .map(({ text }) => text),
      ...wordsIn(dump, learner),
    ],
  };
  removeProfile(profile);
  return seen;
}

function shapeOf({ name, table, row }: Dumped): string {
  const lengths = Object.entries(row instanceof Object ? row : {}).map(
    ([field, value]) => `${field} ${String(JSON.stringify(value).length)}`,
  );
  return `${name === 'foreword' ? name : `${name.slice(0, 9)} of ${String(name.length)}`} ${table}: ${lengths.join(', ')}`;
}

/** Names and lengths of what the browser keeps of the store; its own diary of times is not of the record. */
function filesOf(profile: string): readonly string[] {
  return ['Default/IndexedDB', 'Default/Local Storage'].flatMap((folder) =>
    readdirSync(join(profile, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => statSync(join(profile, folder, name)).isFile() && !/LOG(\.old)?$/.test(name),
      )
      .map((name) => `${folder}/${name}: ${String(statSync(join(profile, folder, name)).size)}`),
  );
}

/** The script of the page names every topic, so in the caches topics say nothing. */
function wordsOf(
  { item, words, passphrase, topics, day }: Learner,
  where: 'anywhere' | 'stored',
): readonly Needle[] {
  const texts =
    where === 'anywhere'
      ? [item, words.slice(0, 30), passphrase]
      : [...topics, `-${day}"`, 'learning', '"note"', 'exposure', 'veto', '11+', '3-10'];
  return texts.flatMap((text) => [
    needle(text, 'UTF-8', text),
    needle(text, 'UTF-16', Buffer.from(text, 'utf16le').toString('latin1')),
  ]);
}

function needle(what: string, encoding: Needle['encoding'], text: string): Needle {
  return { what, encoding, pattern: new RegExp(escaped(text), 'g') };
}

/** The same in the rows themselves, however the browser packs them. */
function wordsIn(dump: readonly Dumped[], learner: Learner): readonly string[] {
  const bytes = dump.map(({ name, row }) => {
    const hexes = [...JSON.stringify(row).matchAll(/"hex":"([0-9a-f]+)"/g)];
    const texts = hexes.map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'));
    return [name, JSON.stringify(row), ...texts].join('\n');
  });
  const needles = [...wordsOf(learner, 'anywhere'), ...wordsOf(learner, 'stored')];
  return bytes.flatMap((text) =>
    needles.flatMap(({ pattern }) => [...text.matchAll(pattern)].map(([found]) => found)),
  );
}
