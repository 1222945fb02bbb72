import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  brotliDecompressSync,
  constants,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import type { Needle } from './canaries.ts';

/** Something found on the disk. */
export interface Hit {
  readonly what: string;
  /** How it was written: an encoding, and the compression it was under. */
  readonly as: string;
  readonly file: string;
  readonly text: string;
}

/** Looks through every file of a folder: names, bytes, and what compressed streams in them unpack to. */
export function scanDisk(folder: string, needles: readonly Needle[]): readonly Hit[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files.flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const names = hits(Buffer.from(file), { needles, file, under: 'file name' });
    return entry.isFile() ? [...names, ...scanFile(file, needles)] : names;
  });
}

function scanFile(file: string, needles: readonly Needle[]): readonly Hit[] {
  const bytes = readFileSync(file);
  return [
    ...hits(bytes, { needles, file, under: 'plain' }),
    ...unpacked(bytes).flatMap(([under, content]) => hits(content, { needles, file, under })),
  ];
}

interface Place {
  readonly needles: readonly Needle[];
  readonly file: string;
  readonly under: string;
}

function hits(bytes: Buffer, { needles, file, under }: Place): readonly Hit[] {
  const text = bytes.toString('latin1');
  return needles.flatMap(({ what, encoding, pattern }) =>
    [...text.matchAll(pattern)].map(([found]) => ({
      what,
      as: under === 'plain' ? encoding : `${under}, ${encoding}`,
      file,
      text: found,
    })),
  );
}

const UNPACK = {
  // What follows a gzip stream must not spoil it, so its head of ten bytes is skipped and the rest read bare.
  gzip: (bytes: Buffer) =>
    inflateRawSync(bytes.subarray(10), { finishFlush: constants.Z_SYNC_FLUSH }),
  deflate: (bytes: Buffer) => inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }),
  zstd: (bytes: Buffer) => zstdDecompressSync(bytes),
  brotli: (bytes: Buffer) =>
    brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
} as const;

type Packing = keyof typeof UNPACK;

/** Streams by their first bytes; brotli has none, and is looked for where an entry of the cache has its body. */
const MAGIC: readonly (readonly [Packing, RegExp])[] = [
  ['gzip', /\x1f\x8b\x08/g],
  ['deflate', /\x78[\x01\x9c\xda]/g],
  ['zstd', /\x28\xb5\x2f\xfd/g],
];

function unpacked(bytes: Buffer): readonly (readonly [Packing, Buffer])[] {
  const text = bytes.toString('latin1');
  const starts = MAGIC.flatMap(([packing, magic]) =>
    [...text.matchAll(magic)].map(({ index }) => [packing, index] as const),
  );
  const body = bodyOfCacheEntry(bytes);
  const all = body === undefined ? starts : [...starts, ['brotli', body] as const];
  return all.flatMap(([packing, at]) => {
    try {
      return [[packing, UNPACK[packing](bytes.subarray(at))] as const];
    } catch {
      return []; // these bytes were no stream
    }
  });
}

const ENTRY_MAGIC = Buffer.from('305c72a71b6dfbfc', 'hex');
const ENTRY_HEAD = 24; // magic 8, version 4, key length 4, key hash 4, padding 4

/** Where the body begins in an entry of Chromium’s simple cache: after the head and the key. */
function bodyOfCacheEntry(bytes: Buffer): number | undefined {
  const isEntry = bytes.length > ENTRY_HEAD && bytes.subarray(0, 8).equals(ENTRY_MAGIC);
  return isEntry ? ENTRY_HEAD + bytes.readUInt32LE(12) : undefined;
}
