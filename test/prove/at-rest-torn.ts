import type { Row } from './proof.ts';
import { copyOf, newProfile, removeProfile, sitDown } from './store-browser.ts';
import { entriesOf } from './store-entries.ts';
import { tearLog } from './store-harms.ts';
import { FIRST } from './store-learners.ts';
import type { StoreSite } from './store-site.ts';

const OPENER = { by: 'passphrase', passphrase: FIRST.passphrase } as const;
const ENTRIES = 20;
const STARTS = 4;
const UNCHECKED = 50;
/** Bytes that are missing from the last entry of the log. */
const TORN = [3, 10] as const;

/** A log torn by a kill: Chromium goes on writing behind the tear, and two starts later throws everything away. The room does not let it. */
export async function proveTorn(site: StoreSite): Promise<readonly Row[]> {
  const profile = newProfile();
  const desk = await sitDown(site, profile);
  await desk.ask('unchecked', UNCHECKED);
  await desk.ask('create', OPENER, []);
  for (let number = 0; number < ENTRIES; number += 1) {
    await desk.ask('save', entriesOf(number, number + 1, FIRST));
  }
  await desk.close();
  const found: string[] = [];
  for (const bytes of TORN) found.push(await startOften(site, profile, bytes));
  const control = await startUnchecked(site, profile);
  removeProfile(profile);
  return [
    {
      what: `a log torn ${TORN.join(' and ')} bytes before its end, ${String(STARTS)} starts with a write in each`,
      found: found.join('; '),
      isSound: found.every((each) => each === whole()),
    },
    {
      what: 'control: the same where a page only writes to a store that checks nothing',
      found: `${String(control)} of ${String(UNCHECKED)} rows after two starts`,
      isSound: control < UNCHECKED,
    },
  ];
}

function whole(): string {
  return Array.from({ length: STARTS }, (_, start) => `open with ${String(ENTRIES + start)}`).join(
    ', ',
  );
}

async function startOften(site: StoreSite, profile: string, bytes: number): Promise<string> {
  const copy = copyOf(profile);
  tearLog(copy, bytes);
  const found: string[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const { ask, close } = await sitDown(site, copy);
    const { code, records } = await ask('unlock', OPENER);
    found.push(`${code} with ${String(records.length)}`);
    if (code === 'open') await ask('save', entriesOf(ENTRIES + start, ENTRIES + start + 1, FIRST));
    await close();
  }
  removeProfile(copy);
  return found.join(', ');
}

async function startUnchecked(site: StoreSite, profile: string): Promise<number> {
  const copy = copyOf(profile);
  tearLog(copy, TORN[0]);
  const first = await sitDown(site, copy);
  await first.ask('unchecked', UNCHECKED);
  await first.close();
  const second = await sitDown(site, copy);
  const count = await second.ask('unchecked');
  await second.close();
  removeProfile(copy);
  return count;
}
