import { isDay, isObject } from '#boundary/guards.ts';
import { startOfQuarter } from '#boundary/learning-item.ts';

/** Brings one row of a version to the next. The row is unknown: the door looks at it afterwards. */
type Migration = (row: unknown) => unknown;

/** From version 1 on, one for each step. A released one is never changed, only followed. */
export const MIGRATIONS: readonly Migration[] = [notesByQuarter];

/** Rows of any released version in today's shape; undefined where the version is not one of them. */
export function upgraded(
  version: unknown,
  rows: unknown,
  migrations: readonly Migration[],
): readonly unknown[] | undefined {
  const isReleased =
    typeof version === 'number' &&
    Number.isInteger(version) &&
    version >= 1 &&
    version <= migrations.length + 1;
  if (!isReleased || !Array.isArray(rows)) return undefined;
  return migrations.slice(version - 1).reduce(
    (found, migration) => found.map(migration),
    rows.map((row: unknown) => row),
  );
}

/** A note says what it is for and whether it is settled, and keeps the quarter instead of the day. */
function notesByQuarter(row: unknown): unknown {
  if (!isObject(row) || !isObject(row['record'])) return row;
  const { record } = row;
  if (record['kind'] !== 'note' || !isDay(record['day'])) return row;
  const day = startOfQuarter(record['day']);
  const note = { ...record, purpose: 'question', day, state: 'open' };
  return { ...row, month: day.slice(0, 7), record: note };
}
