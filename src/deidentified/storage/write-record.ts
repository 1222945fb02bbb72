import { isRecordOf } from '#boundary/record-policy.ts';
import { type KeptRow, SEALED_ROW, type SealedRow } from '#boundary/store-policy.ts';
import { sameBytes } from './bytes.ts';
import { sealRow } from './envelope.ts';
import { type Head, headBytes, type PackMark } from './head.ts';
import { packBytes, packed } from './packs.ts';
import type { Reader } from './read-record.ts';
import { digestOf } from './seal.ts';
import type { RecordTables } from './tables.ts';

/** One writing: the rows of the packs it touches, whole, under their labels, and the head that goes with them. */
export interface Writing {
  readonly labels: readonly string[];
  readonly rows: Iterable<KeptRow>;
  /** The head of this writing but for the packs it touches. */
  readonly head: Head;
}

export interface SealedWriting {
  readonly head: SealedRow;
  readonly packs: readonly SealedRow[];
}

/** A writing as envelopes; undefined where the door refuses any of it. */
export async function sealWriting(
  { crypto, keys, names }: Reader,
  { labels, rows, head }: Writing,
): Promise<SealedWriting | undefined> {
  const byPack = packed(rows);
  const sealed = await Promise.all(
    labels.map(async (label) => {
      const bytes = packBytes({ count: head.count, rows: byPack.get(label) ?? [] });
      const name = names.packs.get(label) ?? '';
      return bytes && (await sealRow(crypto, keys, { table: 'packs', name, bytes }));
    }),
  );
  const packs = sealed.filter((row) => row !== undefined);
  if (packs.length !== labels.length) return undefined;
  const marks = await Promise.all(
    packs.map(async ({ iv, sealed: bytes }, at): Promise<readonly [string, PackMark]> => {
      const digest = await digestOf(crypto, iv, bytes);
      return [labels[at] ?? '', { count: head.count, digest }];
    }),
  );
  const bytes = headBytes({ ...head, packs: { ...head.packs, ...Object.fromEntries(marks) } });
  const headRow = await sealRow(crypto, keys, { table: 'heads', name: names.head, bytes });
  return headRow && { head: headRow, packs };
}

/** Writes all of it or nothing, and only onto the head it was made from; false where another tab was first. */
export async function putWriting(
  { database, heads, packs }: RecordTables,
  writing: SealedWriting,
  madeFrom: SealedRow | null,
): Promise<boolean> {
  return await database.transaction('rw', [heads, packs], async () => {
    const found = await heads.get(writing.head.name);
    if (madeFrom !== null && !hasIv(found, madeFrom)) return false;
    await packs.bulkPut(writing.packs);
    await heads.put(writing.head);
    return true;
  });
}

function hasIv(found: unknown, { iv }: SealedRow): boolean {
  return isSealedRow(found) && sameBytes(found.iv, iv);
}

const isSealedRow = isRecordOf(SEALED_ROW);
