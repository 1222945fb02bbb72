import type { KeptRow } from '#boundary/store-policy.ts';
import { BANDS, type Kept } from './kept.ts';

/**
 * Two copies of a record as one, whichever comes first: rows are joined by key, and of two rows of one key the greater in a fixed order
 * stands. So merging loses nothing, doubles nothing, and may be done again.
 */
export function merge(kept: Kept, rows: Iterable<KeptRow>): Kept {
  const merged = new Map(kept);
  for (const row of rows) {
    const own = merged.get(row.key);
    if (own === undefined || isGreater(row, own)) merged.set(row.key, row);
  }
  return merged;
}

/** Exposure grows only: the greater band stands. Of all else, the later turn; of equal turns, either, but everywhere the same. */
function isGreater(a: KeptRow, b: KeptRow): boolean {
  const byBand = bandRank(a) - bandRank(b);
  if (byBand !== 0) return byBand > 0;
  if (a.turn !== b.turn) return a.turn > b.turn;
  return canonical(a) > canonical(b);
}

function bandRank({ record }: KeptRow): number {
  return record?.kind === 'exposure' ? BANDS.indexOf(record.band) : 0;
}

/** The same text for the same row, however it was built. */
function canonical({ month, record }: KeptRow): string {
  const fields = Object.entries(record ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([month, fields]);
}
