import type { Needle } from './canaries.ts';
import type { Row } from './proof.ts';
import { type Hit, scanDisk } from './scan-disk.ts';
import { authenticatorOf } from './store-authenticator.ts';
import { newProfile, removeProfile, sitDown } from './store-browser.ts';
import { entriesOf } from './store-entries.ts';
import { escaped } from './store-needles.ts';
import { choicesOf, FIRST } from './store-learners.ts';
import type { Secret } from './store-room-secrets.ts';
import type { StoreSite } from './store-site.ts';

const { passphrase } = FIRST;
const PASSPHRASE = { by: 'passphrase', passphrase } as const;
const PASSKEY = { by: 'passkey' } as const;
/** HKDF, AES-GCM and HMAC keys at least; data key, wrapping key and what each was made of. */
const LEAST_KINDS = 3;
const LEAST_SECRETS = 6;
const SENTENCE = 'CANARYplantedplan a sentence in the open';
const PLANTED = Array.from({ length: 32 }, (_, at) => (at * 89 + 41) % 251);

/** Every key and what it was made from, as the page handed it to WebCrypto, is looked for on the disk; one planted there is found. */
export async function proveKeys(site: StoreSite): Promise<readonly Row[]> {
  return [
    await scanAfter(site, { end: 'close', opener: PASSPHRASE }),
    await scanAfter(site, { end: 'kill', opener: PASSKEY }),
  ];
}

interface Ending {
  readonly end: 'close' | 'kill';
  readonly opener: typeof PASSPHRASE | typeof PASSKEY;
}

async function scanAfter(site: StoreSite, { end, opener }: Ending): Promise<Row> {
  const profile = newProfile();
  const desk = await sitDown(site, profile);
  await authenticatorOf(desk, true);
  await desk.ask('watch');
  await desk.ask('create', opener, [...entriesOf(0, 60, FIRST), ...choicesOf(FIRST)]);
  await desk.ask('lock');
  await desk.ask('unlock', opener);
  for (let number = 60; number < 240; number += 1) {
    await desk.ask('save', entriesOf(number, number + 1, FIRST)); // enough for tables to be made of the log
  }
  const file = await desk.ask('takeAlong', passphrase);
  await desk.ask('lock');
  const secrets = distinct(await desk.ask('secrets'));
  await desk.ask('plant', PLANTED, SENTENCE);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await desk[end]();
  const hits = scanDisk(profile, secrets.flatMap(needlesOf));
  const planted = scanDisk(profile, needlesOf({ what: 'planted', bytes: PLANTED }));
  const sentence = scanDisk(profile, [
    { what: 'planted', encoding: 'UTF-8', pattern: new RegExp(SENTENCE, 'g') },
  ]);
  const inFile = secrets.flatMap(needlesOf).filter(({ pattern }) => file.search(pattern) >= 0);
  removeProfile(profile);
  const kinds = new Set(secrets.map(({ what }) => what));
  return {
    what: `a record opened by ${opener.by}, after ${end === 'close' ? 'a close' : 'SIGKILL'}: ${String(secrets.length)} secrets (${[...kinds].join(', ')}), raw, hexadecimal, base64 and as JWK`,
    found: `${String(hits.length)} on the disk${places(hits)}, ${String(inFile.length)} in the carry-over file; planted: a key that cannot be exported ${planted.length > 0 ? 'found' : 'MISSED'}, a sentence ${sentence.length > 0 ? 'found' : 'MISSED'}`,
    isSound:
      hits.length === 0 &&
      inFile.length === 0 &&
      kinds.size >= LEAST_KINDS &&
      secrets.length >= LEAST_SECRETS &&
      planted.length > 0 &&
      sentence.length > 0,
  };
}

function distinct(secrets: readonly Secret[]): readonly Secret[] {
  return [...new Map(secrets.map((secret) => [secret.bytes.join(), secret])).values()];
}

/** A half is as bad as the whole, and may be all that a page boundary leaves in one piece. */
function needlesOf({ what, bytes }: Secret): readonly Needle[] {
  const whole = Buffer.from(bytes);
  const half = whole.length >= 32 ? whole.length / 2 : whole.length;
  const halves = [whole.subarray(0, half), whole.subarray(whole.length - half)];
  const texts = halves.flatMap((part) => [
    part.toString('hex'),
    part.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((before) => base64Within(part, before)),
  ]);
  return [
    ...halves.map((part) => part.toString('latin1')),
    ...texts,
    ...texts.map((text) => Buffer.from(text, 'utf16le').toString('latin1')),
  ].map((text) => ({ what, encoding: 'UTF-8', pattern: new RegExp(escaped(text), 'g') }));
}

/** As it reads in base64 begun so many bytes before it, without the letters that its neighbours decide; a JWK writes it so. */
function base64Within(part: Buffer, before: number): readonly string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), part]);
  const from = Math.ceil((before * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  const text = bytes.toString('base64').slice(from, end);
  return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}

function places(hits: readonly Hit[]): string {
  const kinds = new Set(
    hits.map(({ what, file }) => `${what} in ${file.split('/').slice(3).join('/')}`),
  );
  return kinds.size === 0 ? '' : ` (${[...kinds].slice(0, 4).join('; ')})`;
}
