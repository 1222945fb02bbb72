import { isMatch, isNullOr, isObject, isShape, isWhole } from '#boundary/guards.ts';
import type { Bytes } from '#boundary/store-policy.ts';
import { padded, parsedJson, unpadded, utf8 } from './bytes.ts';
import { PACKS } from './packs.ts';

/** The sealed table of contents: which writing each pack is of, and its digest, so that a lost or an older one is noticed. */
export interface Head {
  readonly version: 1;
  /** Counts the writings of the record. */
  readonly count: number;
  /** The last turn of any row. */
  readonly turn: number;
  /** The turn that the last carry-over file holds; 0 before the first. */
  readonly taken: number;
  readonly carry: CarryKey | null;
  readonly packs: Readonly<Record<string, PackMark>>;
}

export interface PackMark {
  readonly count: number;
  /** SHA-256 of IV and sealed bytes. */
  readonly digest: string;
}

/** What a carry-over file is sealed with: hashed from the passphrase once, so that taking it along asks for none. */
export interface CarryKey {
  readonly salt: string;
  readonly iterations: number;
  readonly secret: string;
}

const isCount = isWhole(0, 1e12);
const isMark = isShape<PackMark>({ count: isCount, digest: isMatch(/^[\w-]{43}$/) });
const isCarryKey = isShape<CarryKey>({
  salt: isMatch(/^[\w-]{22}$/),
  iterations: isWhole(600_000, 10_000_000),
  secret: isMatch(/^[\w-]{43}$/),
});
const isHead = isShape<Head>({
  version: (value) => value === 1,
  count: isCount,
  turn: isCount,
  taken: isCount,
  carry: isNullOr(isCarryKey),
  packs: isPackMarks,
});

function isPackMarks(value: unknown): value is Readonly<Record<string, PackMark>> {
  return (
    isObject(value) &&
    Object.keys(value).length === PACKS.length &&
    PACKS.every((label) => Object.hasOwn(value, label) && isMark(value[label]))
  );
}

const HEAD_BYTES = 8192;

export function headBytes(head: Head): Bytes {
  return padded(utf8(JSON.stringify(head)), HEAD_BYTES);
}

export function parseHead(bytes: Bytes): Head | undefined {
  const content = unpadded(bytes);
  const found = content && parsedJson(new TextDecoder().decode(content));
  return isHead(found) ? found : undefined;
}
