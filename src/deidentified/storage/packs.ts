import { isObject, isWhole } from '#boundary/guards.ts';
import { isRecordOf } from '#boundary/record-policy.ts';
import { type Bytes, KEPT_ROW, type KeptRow } from '#boundary/store-policy.ts';
import { padded, parsedJson, unpadded, utf8 } from './bytes.ts';
import { MIGRATIONS, upgraded } from './migrations.ts';

/** More months than are kept by default, so that by default each month has a pack of its own. */
const MONTHS = 32;
/** Most months of most learners fit, so that packs look alike however much was learned. */
const LEAST_BYTES = 16 * 1024;
const OWN = 'own';

/** Every pack of a record. All exist from the first day, filled or not: their number says nothing. */
export const PACKS: readonly string[] = [
  OWN,
  ...Array.from({ length: MONTHS }, (_, month) => `month-${month}`),
];

/** The pack a row belongs to: its month's, or the one for what has no time (and for what moves with each change). */
export function packOf({ key, month }: Pick<KeptRow, 'key' | 'month'>): string {
  if (month === null || /^(mark|outcome|shown)\//.test(key)) return OWN;
  return `month-${(Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))) % MONTHS}`;
}

/** Rows, each in its pack; a pack without rows is not in it. */
export function packed(rows: Iterable<KeptRow>): ReadonlyMap<string, readonly KeptRow[]> {
  return Map.groupBy(rows, packOf);
}

/** What a pack holds, once opened. */
export interface Pack {
  /** The writing of the record that this pack was last part of. */
  readonly count: number;
  readonly rows: readonly KeptRow[];
}

const isRow = isRecordOf(KEPT_ROW);
const isCount = isWhole(1, 1e12);

/** A pack as bytes to be sealed; undefined where the policy refuses a single row: no type can say that nothing rode along. */
export function packBytes(pack: Pack, leastBytes: number = LEAST_BYTES): Bytes | undefined {
  if (!pack.rows.every((row) => isRow(row))) return undefined;
  return padded(utf8(JSON.stringify({ version: MIGRATIONS.length + 1, ...pack })), leastBytes);
}

/** The pack of such bytes, brought to today's shape; undefined where the policy refuses a single row of it. */
export function parsePack(bytes: Bytes): Pack | undefined {
  const content = unpadded(bytes);
  const found = content && parsedJson(new TextDecoder().decode(content));
  if (!isObject(found) || !isCount(found['count'])) return undefined;
  const rows = upgraded(found['version'], found['rows'], MIGRATIONS);
  return rows?.every((row) => isRow(row)) === true
    ? { count: found['count'], rows: rows.filter((row) => isRow(row)) }
    : undefined;
}
