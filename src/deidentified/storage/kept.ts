import { type KeptExposure, type KeptRecord, type KeptSettings } from '#boundary/kept-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { KEPT_ROW, type KeptRow, keyOf, monthOf } from '#boundary/store-policy.ts';

/** The learner's record: every row by its key. Taken-back rows stay as empty ones, so that a merge does not bring them back. */
export type Kept = ReadonlyMap<string, KeptRow>;

export const NOTHING_KEPT: Kept = new Map();

/** What is to be written: a record, or null to take back the one of this key. */
export interface Change {
  readonly key: string;
  readonly month: string | null;
  readonly record: KeptRecord | null;
}

/** The change that keeps a record. */
export function keeping(record: KeptRecord): Change {
  return { key: keyOf(record), month: monthOf(record), record };
}

/** The change that takes back what another kept. Exposure cannot be taken back: it expires. */
export function takingBack({ key, month }: Change): Change {
  return { key, month, record: null };
}

/** Changes as rows of this turn; undefined where the policy refuses any of them. */
export function rowsOf(changes: readonly Change[], turn: number): readonly KeptRow[] | undefined {
  const rows = changes.flatMap(({ key, month, record }) => {
    const row = admit(KEPT_ROW, { key, month, turn, record });
    return row === undefined ? [] : [row];
  });
  return rows.length === changes.length ? rows : undefined;
}

/** The last turn that anything was written in. */
export function lastTurn(rows: Iterable<KeptRow>): number {
  let last = 0;
  for (const { turn } of rows) last = Math.max(last, turn);
  return last;
}

/** All records of one kind, in the order they were written. */
export function recordsOf<K extends KeptRecord['kind']>(
  kept: Kept,
  kind: K,
): readonly Extract<KeptRecord, { readonly kind: K }>[] {
  return [...kept.values()]
    .toSorted((a, b) => a.turn - b.turn || (a.key < b.key ? -1 : 1))
    .flatMap(({ record }) => (isKind(record, kind) ? [record] : []));
}

function isKind<K extends KeptRecord['kind']>(
  record: KeptRecord | null,
  kind: K,
): record is Extract<KeptRecord, { readonly kind: K }> {
  return record?.kind === kind;
}

/** How long things are kept: the learner's setting, else 24 months, and 12 for notes. */
export function settingsOf(kept: Kept): Pick<KeptSettings, 'learningMonths' | 'noteMonths'> {
  return recordsOf(kept, 'settings').at(-1) ?? { learningMonths: 24, noteMonths: 12 };
}

/** From fewest to most. */
export const BANDS = ['1-2', '3-10', '11+'] as const satisfies readonly KeptExposure['band'][];
