import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from './store-random.ts';

/** Where the browser keeps the databases of an origin. */
const DATABASES = 'Default/IndexedDB';

/** What a harm may need to know. */
interface Victim {
  /** A closed profile, to be harmed. */
  readonly profile: string;
  /** The same profile, some writings earlier. */
  readonly older: string;
  /** Sealed bytes that the databases hold now. */
  readonly sealed: readonly Buffer[];
  readonly seed: number;
}

/** One way in which files of a profile come to harm; gives what was done, or undefined where there was nothing to do it to. */
export type Harm = (victim: Victim) => string | undefined;

/** Five kinds of harm, each in several places. */
export const HARMS: Readonly<Record<string, readonly Harm[]>> = {
  'the log cut short': [cutLog, cutLog, cutLog],
  'the manifest garbled': [garbleManifest, garbleManifest],
  'a file gone': [loseFile('.ldb'), loseFile('.log'), loseBlob],
  'an older copy put back': [putBackOlder, loseDatabases],
  'bits flipped inside a value': [flipBits, flipBits, flipBits, flipBlob],
};

function cutLog({ profile, seed }: Victim): string | undefined {
  const [log] = filesOf(profile, /\.log$/).toReversed();
  if (log === undefined) return undefined;
  const keep = randomFrom(seed)(20, 97) / 100;
  const bytes = readFileSync(log);
  writeFileSync(log, bytes.subarray(0, Math.floor(bytes.length * keep)));
  return `to ${String(Math.round(keep * 100))} %`;
}

/** As a browser leaves the log that is killed in the middle of a write. */
export function tearLog(profile: string, bytes: number): void {
  const [log] = filesOf(profile, /\.log$/).toReversed();
  if (log === undefined) throw new Error('there is no log');
  const whole = readFileSync(log);
  writeFileSync(log, whole.subarray(0, whole.length - bytes));
}

function garbleManifest({ profile, seed }: Victim): string | undefined {
  const random = randomFrom(seed);
  const found = filesOf(profile, /MANIFEST-\d+$/);
  for (const file of found) {
    writeFileSync(
      file,
      readFileSync(file).map((byte) => byte ^ random(1, 255)),
    );
  }
  return found.length === 0 ? undefined : `${String(found.length)} file`;
}

function loseFile(ending: '.ldb' | '.log'): Harm {
  return ({ profile, seed }) => {
    const found = filesOf(profile, new RegExp(`\\${ending}$`));
    const file = found[randomFrom(seed)(0, found.length - 1)];
    if (file === undefined) return undefined;
    rmSync(file);
    return `a ${ending}`;
  };
}

function loseBlob({ profile, sealed }: Victim): string | undefined {
  const file = blobsOf(profile, sealed)[0];
  if (file === undefined) return undefined;
  rmSync(file);
  return 'a value too large for the others';
}

function putBackOlder({ profile, older }: Victim): string {
  loseDatabases({ profile });
  cpSync(join(older, DATABASES), join(profile, DATABASES), { recursive: true });
  return 'of 40 writings before';
}

function loseDatabases({ profile }: Pick<Victim, 'profile'>): string {
  rmSync(join(profile, DATABASES), { recursive: true });
  return 'of before the first';
}

/** Flips one bit in each of eight bytes of a row that is still in force. */
function flipBits({ profile, sealed, seed }: Victim): string | undefined {
  const random = randomFrom(seed);
  const places = filesOf(profile, /\.(ldb|log)$/).flatMap((file) => {
    const bytes = readFileSync(file);
    return sealed
      .map((row) => bytes.lastIndexOf(row.subarray(256, 320)))
      .filter((at) => at >= 0)
      .map((at) => ({ file, at }));
  });
  const place = places[random(0, places.length - 1)];
  if (place === undefined) return undefined;
  flip(place.file, place.at, random);
  return `in a ${place.file.slice(-3)}`;
}

function flipBlob({ profile, sealed, seed }: Victim): string | undefined {
  const [file] = blobsOf(profile, sealed);
  if (file === undefined) return undefined;
  flip(file, readFileSync(file).length >> 1, randomFrom(seed));
  return 'in a value too large for the others';
}

function flip(file: string, at: number, random: ReturnType<typeof randomFrom>): void {
  const bytes = readFileSync(file);
  for (let each = at; each < at + 8; each += 1) {
    bytes[each] = (bytes[each] ?? 0) ^ (1 << random(0, 7));
  }
  writeFileSync(file, bytes);
}

/** Values the browser keeps in files of their own, where they hold a row that is still in force. */
function blobsOf(profile: string, sealed: readonly Buffer[]): readonly string[] {
  return filesOf(profile, /\.blob\/.*\/[0-9a-f]+$/).filter((file) => {
    const bytes = readFileSync(file);
    return sealed.some((row) => bytes.includes(row.subarray(256, 320)));
  });
}

function filesOf(profile: string, pattern: RegExp): readonly string[] {
  const folder = join(profile, DATABASES);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => pattern.test(file) && statSync(file).isFile())
    .toSorted();
}
