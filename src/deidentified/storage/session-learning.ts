import { type Change, type Kept, lastTurn, rowsOf } from './kept.ts';
import { merge } from './merge.ts';
import { had, type Outcome, refused } from './outcome.ts';

/** What a session that keeps nothing remembers while it lasts. It can be taken along, or become the beginning of a record. */
export function rememberForSession(kept: Kept, changes: readonly Change[]): Outcome<Kept> {
  const rows = rowsOf(changes, lastTurn(kept.values()) + 1);
  return rows === undefined ? refused('defect') : had(merge(kept, rows));
}

/** What was learned, and where it is safe. */
export interface Learning {
  /** All of this session: of the open record, or what memory holds. */
  readonly session: Kept;
  /** What the record on this computer holds; nothing where there is none. */
  readonly saved: Kept;
  /** What the last carry-over file holds; nothing where none was taken. */
  readonly taken: Kept;
}

/** How much of what a session learned would end with it. Above 0 the reader is reminded. */
export function unsavedLearning({ session, saved, taken }: Learning): number {
  return thingsLearned(
    [...session.values()].filter(
      ({ key, turn }) => ![saved, taken].some((safe) => (safe.get(key)?.turn ?? 0) >= turn),
    ),
  );
}

/** How much was learned after the last carry-over file: what a wiped computer would lose. */
export function notTakenAlong({
  kept,
  taken,
}: {
  readonly kept: Kept;
  readonly taken: number;
}): number {
  return thingsLearned([...kept.values()].filter(({ turn }) => turn > taken));
}

/** Entries, notes, marks and outcomes, as a reader counts them: a mark or outcome that came with an entry is one thing with it. */
export function thingsLearned(rows: readonly Pick<Change, 'record'>[]): number {
  const records = rows.flatMap(({ record }) => (record === null ? [] : [record]));
  const entries = records.filter(({ kind }) => kind === 'learning' || kind === 'note');
  const items = new Set(entries.flatMap((record) => ('item' in record ? [record.item] : [])));
  const others = records.flatMap((record) =>
    (record.kind === 'mark' || record.kind === 'outcome') && !items.has(record.item)
      ? record.item
      : [],
  );
  return entries.length + new Set(others).size;
}
