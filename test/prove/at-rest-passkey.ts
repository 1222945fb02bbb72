import type { Row } from './proof.ts';
import { newProfile, removeProfile, sitDown } from './store-browser.ts';
import { authenticatorOf } from './store-authenticator.ts';
import { entriesOf } from './store-entries.ts';
import { FIRST } from './store-learners.ts';
import type { StoreSite } from './store-site.ts';

const PASSKEY = { by: 'passkey' } as const;

/** A record that a passkey opens, by the secret its authenticator keeps; and passkeys that open nothing. */
export async function provePasskey(site: StoreSite): Promise<readonly Row[]> {
  return [await tryPasskey(site), await tryWithoutSecret(site)];
}

async function tryPasskey(site: StoreSite): Promise<Row> {
  const profile = newProfile();
  const desk = await sitDown(site, profile);
  const own = await authenticatorOf(desk, true);
  const begun = await desk.ask('create', PASSKEY, entriesOf(0, 5, FIRST));
  await desk.ask('lock');
  const opened = await desk.ask('unlock', PASSKEY);
  await desk.ask('lock');
  await desk.page.reload();
  const later = await desk.ask('unlock', PASSKEY);
  await desk.ask('lock');
  await own.remove();
  await authenticatorOf(desk, true);
  const stranger = await desk.ask('unlock', PASSKEY);
  await desk.close();
  removeProfile(profile);
  return {
    what: 'a passkey with PRF (virtual authenticator, CTAP 2.1): begin, lock, open, open after a reload; then another’s authenticator',
    found: `${begun.code}, ${opened.code} with ${String(opened.records.length)}, ${later.code} with ${String(later.records.length)}; another’s: ${stranger.code}`,
    isSound:
      begun.code === 'open' &&
      opened.records.length === 5 &&
      later.records.length === 5 &&
      stranger.code === 'passkey-refused',
  };
}

async function tryWithoutSecret(site: StoreSite): Promise<Row> {
  const profile = newProfile();
  const desk = await sitDown(site, profile);
  await authenticatorOf(desk, false);
  const begun = await desk.ask('create', PASSKEY, entriesOf(0, 5, FIRST));
  const { state } = await desk.ask('look');
  await desk.close();
  removeProfile(profile);
  return {
    what: 'a passkey without PRF',
    found: `${begun.code}; kept: ${state}`,
    isSound: begun.code === 'passkey-unsupported' && state === 'none',
  };
}
