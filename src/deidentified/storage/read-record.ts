import { isObject } from '#boundary/guards.ts';
import { isRecordOf } from '#boundary/record-policy.ts';
import { type KeptRow, SEALED_ROW, type SealedRow } from '#boundary/store-policy.ts';
import { ENVELOPE_VERSION, unsealRow } from './envelope.ts';
import { type Head, type PackMark, parseHead } from './head.ts';
import type { StoreKeys } from './keys.ts';
import type { Names } from './names.ts';
import { parsePack } from './packs.ts';
import { type Cryptography, digestOf } from './seal.ts';
import type { Damage } from './store-state.ts';
import type { RecordTables } from './tables.ts';

/** Who reads, and what the rows are called. */
export interface Reader {
  readonly crypto: Cryptography;
  readonly keys: StoreKeys;
  readonly names: Names;
}

export interface RecordRead {
  readonly head: Head | null;
  /** The head's row as it lies there: a writing that finds another one begins again. */
  readonly headRow: SealedRow | null;
  readonly rows: readonly KeptRow[];
  /** Empty where every row is what the head says it is. */
  readonly damage: readonly Damage[];
  readonly isNewer: boolean;
}

/** The head and the packs of these labels, at one moment, each checked against the head. */
export async function readRecord(
  reader: Reader,
  tables: RecordTables,
  labels: readonly string[],
): Promise<RecordRead> {
  const { names } = reader;
  const packNames = labels.map((label) => names.packs.get(label) ?? '');
  const [foundHead, ...foundPacks] = await readRows(tables, names.head, packNames);
  const head = await readHead(reader, foundHead);
  const packs = await Promise.all(
    labels.map((label, at) => readPack(reader, { found: foundPacks[at], head: head.head, label })),
  );
  return {
    head: head.head,
    headRow: isSealedRow(foundHead) ? foundHead : null,
    rows: packs.flatMap(({ rows }) => rows),
    damage: [...new Set([head.damage, ...packs.map(({ damage }) => damage)].flat())],
    isNewer: [foundHead, ...foundPacks].some(isNewerRow),
  };
}

/** The head's row and those of the packs, all of one moment. Where the browser lost the file of one, that one is missing, and no other. */
async function readRows(
  { database, heads, packs }: RecordTables,
  head: string,
  names: readonly string[],
): Promise<readonly unknown[]> {
  return await database
    .transaction('r', [heads, packs], async () => [
      await heads.get(head),
      ...(await packs.bulkGet([...names])),
    ])
    .catch(async (error: unknown) => {
      missingFile(error); // it ends the whole transaction, so each row is read in one of its own
      return [
        await heads.get(head).catch(missingFile),
        ...(await Promise.all(names.map((name) => packs.get(name).catch(missingFile)))),
      ];
    });
}

/** Chromium keeps a large row in a file of its own, and says this where that file is gone. */
function missingFile(error: unknown): undefined {
  if (!(error instanceof Error) || error.name !== 'NotReadableError') throw error;
}

const isSealedRow = isRecordOf(SEALED_ROW);

/** True for what a newer version wrote: it is left alone. */
export function isNewerRow(found: unknown): boolean {
  return (
    isObject(found) && typeof found['version'] === 'number' && found['version'] > ENVELOPE_VERSION
  );
}

async function readHead(
  { crypto, keys }: Reader,
  found: unknown,
): Promise<{ readonly head: Head | null; readonly damage: readonly Damage[] }> {
  if (found === undefined) return { head: null, damage: ['head-missing'] };
  const bytes = isSealedRow(found)
    ? await unsealRow(crypto, keys, { table: 'heads', row: found })
    : undefined;
  const head = bytes && parseHead(bytes);
  return head === undefined ? { head: null, damage: ['head-garbled'] } : { head, damage: [] };
}

interface PackFound {
  readonly found: unknown;
  readonly head: Head | null;
  readonly label: string;
}

interface PackRead {
  readonly rows: readonly KeptRow[];
  readonly damage: readonly Damage[];
}

async function readPack(
  { crypto, keys }: Reader,
  { found, head, label }: PackFound,
): Promise<PackRead> {
  if (found === undefined) return spoiled('pack-missing');
  if (!isSealedRow(found)) return spoiled('pack-truncated');
  if (found.keyId !== keys.id) return spoiled('pack-foreign');
  const bytes = await unsealRow(crypto, keys, { table: 'packs', row: found });
  if (bytes === undefined) {
    const digest = await digestOf(crypto, found.iv, found.sealed);
    return spoiled(isOfAnother(head, digest) ? 'pack-swapped' : 'pack-garbled');
  }
  const pack = parsePack(bytes);
  if (pack === undefined) return spoiled('pack-garbled');
  const mark: PackMark | undefined = head?.packs[label];
  if (mark === undefined || mark.count === pack.count) return { rows: pack.rows, damage: [] };
  return { rows: pack.rows, damage: [pack.count < mark.count ? 'pack-older' : 'store-older'] };
}

function spoiled(damage: Damage): PackRead {
  return { rows: [], damage: [damage] };
}

function isOfAnother(head: Head | null, digest: string): boolean {
  return Object.values(head?.packs ?? {}).some((mark) => mark.digest === digest);
}
