import { isMatch, isNullOr, isOneOf, isWhole } from './guards.ts';
import { isMonth } from './kept-parts.ts';
import { isKeptRecord, type KeptRecord } from './kept-policy.ts';
import { firstMonthOf, monthOfWeek } from './learning-item.ts';
import { type Admitted, field, recordPolicy } from './record-policy.ts';

/*
 * What door 2 puts around a kept record: the row it is merged by, the sealed envelope that is all the browser's database ever holds,
 * and the slot its key is wrapped in. And the head of a carry-over file, which leaves by the learner's own act.
 */

export type Bytes = Uint8Array<ArrayBuffer>;

const LEAST_PACK = 1024;
const MOST_PACK = 64 * 1024 * 1024;
const TAG = 16;

const isName = isMatch(/^[\w-]{22}$/);
/** SHA-256 as text. */
const isSum = isMatch(/^[\w-]{43}$/);
const isRowKey = isMatch(
  /^(profile|settings|((learning|note)\/[\w-]{22})|((mark|veto|exposure|outcome|wish|shown)\/[a-zA-Z0-9:/-]{1,150}))$/,
);

export const KEPT_ROW = recordPolicy(
  {
    key: field('device', 'What the row is about, so that copies of it merge into one.', isRowKey),
    month: field(
      'device',
      'The month it is packed with; none for what has no time.',
      isNullOr(isMonth),
    ),
    turn: field(
      'device',
      'Counts changes, so that of two copies the later stands. Not a time.',
      isWhole(1, 1e12),
    ),
    record: field(
      'device',
      'The record itself; none where the learner took it back.',
      isNullOr(isKeptRecord),
    ),
  },
  ({ key, month, record }) =>
    record === null
      ? !key.startsWith('exposure/')
      : key === keyOf(record) && month === monthOf(record),
);
export type KeptRow = Admitted<typeof KEPT_ROW>;

/** What a record is about. Two records of one key are two copies of one. */
export function keyOf(record: KeptRecord): string {
  switch (record.kind) {
    case 'learning':
    case 'note':
      return `${record.kind}/${record.id}`;
    case 'exposure':
      return `exposure/${record.topic}/${record.quarter}`;
    case 'mark':
    case 'outcome':
    case 'shown':
      return `${record.kind}/${record.item}`;
    case 'wish':
      return `wish/${record.about}`;
    case 'veto':
      return `veto/${record.topic}`;
    case 'profile':
    case 'settings':
      return record.kind;
  }
}

/** The month a record is kept with: of its day, the first of its quarter; null where it has no time. */
export function monthOf(record: KeptRecord): string | null {
  switch (record.kind) {
    case 'learning':
    case 'note':
      return record.day.slice(0, 7);
    case 'exposure':
    case 'outcome':
      return firstMonthOf(record.quarter);
    case 'shown':
      return monthOfWeek(record.week);
    case 'mark':
      return record.month;
    case 'wish':
    case 'veto':
    case 'profile':
    case 'settings':
      return null;
  }
}

export const SEALED_ROW = recordPolicy({
  name: field('device', 'An opaque name, made with the key: it tells no subject or month.', isName),
  keyId: field('device', 'Which key sealed it: an opaque value derived from the key.', isName),
  version: field('device', 'The shape of what is sealed.', isWhole(1, 1)),
  iv: field('device', 'A fresh random number for each sealing.', isBytesOf(12)),
  sealed: field(
    'device',
    'The rows, encrypted, filled up to a power of two so that the size does not tell how many.',
    isSealedPack,
  ),
});
export type SealedRow = Admitted<typeof SEALED_ROW>;

export const KEY_SLOT = recordPolicy(
  {
    id: field('device', 'A random name. It identifies nobody.', isName),
    version: field('device', 'The shape of the slot.', isWhole(1, 1)),
    kind: field('device', 'How the key is unlocked.', isOneOf('passphrase', 'passkey')),
    salt: field(
      'device',
      'A random number that makes equal passphrases unequal keys.',
      isBytesOf(16),
    ),
    iterations: field(
      'device',
      'How often the passphrase is hashed; 0 for a passkey.',
      isWhole(0, 10_000_000),
    ),
    credential: field(
      'device',
      'The passkey’s opaque name, so that the browser can find it.',
      isNullOr(isMatch(/^[\w-]{16,1400}$/)),
    ),
    iv: field('device', 'A fresh random number for each wrapping.', isBytesOf(12)),
    sealed: field(
      'device',
      'The data key and the name of the database, wrapped.',
      isBytesOf(1024 + TAG),
    ),
    check: field(
      'device',
      'A checksum, so that damage is not taken for a wrong passphrase.',
      isSum,
    ),
  },
  ({ kind, iterations, credential }) =>
    kind === 'passphrase'
      ? iterations >= 600_000 && credential === null
      : iterations === 0 && credential !== null,
);
export type KeySlot = Admitted<typeof KEY_SLOT>;

export const CARRY_OVER_HEADER = recordPolicy({
  format: field('shared', 'Names the kind of file.', isOneOf('foreword-carry-over')),
  version: field('shared', 'Names the shape of the file.', isWhole(1, 1)),
  kdf: field('shared', 'How the passphrase becomes a key.', isOneOf('PBKDF2-SHA-256')),
  iterations: field('shared', 'How often the passphrase is hashed.', isWhole(600_000, 10_000_000)),
  salt: field('shared', 'A random number of the file’s own.', isName),
  iv: field('shared', 'A fresh random number for each file.', isMatch(/^[\w-]{16}$/)),
  proof: field('shared', 'Tells a wrong passphrase from a changed file.', isMatch(/^[\w-]{38}$/)),
  bytes: field(
    'shared',
    'How long the sealed record is, so that a shortened file is noticed.',
    isWhole(LEAST_PACK, MOST_PACK * 2),
  ),
  check: field('shared', 'A checksum of this header.', isSum),
});
export type CarryOverHeader = Admitted<typeof CARRY_OVER_HEADER>;

function isBytesOf(length: number): (value: unknown) => value is Bytes {
  return (value): value is Bytes => isBytes(value) && value.length === length;
}

/** A power of two and the seal's tag. */
function isSealedPack(value: unknown): value is Bytes {
  if (!isBytes(value)) return false;
  const size = value.length - TAG;
  return size >= LEAST_PACK && size <= MOST_PACK && Number.isInteger(Math.log2(size));
}

function isBytes(value: unknown): value is Bytes {
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer;
}
