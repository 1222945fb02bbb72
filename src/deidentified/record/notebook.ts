import type { KeptRecord } from '#boundary/kept-policy.ts';
import type { KeptRow } from '#boundary/store-policy.ts';
import type { Rating } from '#deidentified/learning/card-memory.ts';
import type { Mark } from '#deidentified/learning/mark.ts';
import { type Change, type Kept, lastTurn, NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import { merge } from '#deidentified/storage/merge.ts';
import type { Outcome } from '#deidentified/storage/outcome.ts';
import { rememberForSession } from '#deidentified/storage/session-learning.ts';

/** What this session learned, in memory, whether or not anything is kept. Never changed: each act gives the next one. */
export interface Notebook {
  /** The session's own rows, and those that a file brought. */
  readonly all: Kept;
  /** The keys that this session wrote. */
  readonly own: ReadonlySet<string>;
  /** The rows that a file brought. */
  readonly brought: Kept;
  /** What the reader's files hold of it. */
  readonly taken: Kept;
  readonly steps: readonly Step[];
  /** What the session learned of each item, by its id. */
  readonly learned: ReadonlyMap<string, LearnedItem>;
  /** Items that the learner keeps although they are about a sensitive subject; a goal as `goal:` and its topic. */
  readonly keepAnyway: ReadonlySet<string>;
  /** Which of the settings this session changed. */
  readonly touched: ReadonlySet<'budget' | 'askFirst'>;
}

/** One mark, and what stood there before it: the undo puts that back. */
interface Step {
  readonly item: string;
  readonly mark: Mark;
  /** Of what the mark keeps. */
  readonly key: string;
  readonly before: KeptRecord | null;
  readonly learnedBefore: LearnedItem | undefined;
}

/** One learning entry in the making. */
export interface LearnedItem {
  /** Random. */
  readonly id: string;
  readonly mark: 'done' | 'later' | 'known' | 'not-for-me' | null;
  readonly answer: number | null;
  readonly rating: Rating | null;
}

export const EMPTY_NOTEBOOK: Notebook = {
  all: NOTHING_KEPT,
  own: new Set(),
  brought: NOTHING_KEPT,
  taken: NOTHING_KEPT,
  steps: [],
  learned: new Map(),
  keepAnyway: new Set(),
  touched: new Set(),
};

/** The notebook with these changes; refused as a defect where the policy of what may be kept refuses any. */
export function written(notebook: Notebook, changes: readonly Change[]): Outcome<Notebook> {
  const remembered = rememberForSession(notebook.all, changes);
  if (!remembered.ok) return remembered;
  const own = new Set([...notebook.own, ...changes.map(({ key }) => key)]);
  return { ok: true, value: { ...notebook, all: remembered.value, own } };
}

/** The notebook with what a file held. What this session did stands. */
export function withBrought(notebook: Notebook, found: Kept): Outcome<Notebook> {
  const brought = merge(notebook.brought, found.values());
  const own = ownRows(notebook);
  const taken = merge(notebook.taken, found.values());
  return written({ ...notebook, all: brought, brought, taken }, own.map(changeOf));
}

/**
 * The session's own changes after the turn `saved`, for the record to keep. What was noted and taken back before the record was open, up
 * to the turn `openedAt`, says nothing of it: the record may hold an earlier one of the same key.
 */
export function changesToSave(
  notebook: Notebook,
  { saved, openedAt }: { readonly saved: number; readonly openedAt: number },
): readonly Change[] {
  return ownRows(notebook)
    .filter(({ turn, record }) => turn > (record === null ? Math.max(saved, openedAt) : saved))
    .map(changeOf);
}

/** The last turn that the notebook was written in. */
export function turnOf({ all }: Notebook): number {
  return lastTurn(all.values());
}

/** What stands under a key, if this session or a file said anything of it. */
export function recordAt({ all }: Notebook, key: string): KeptRecord | null {
  return all.get(key)?.record ?? null;
}

/** The notebook once a record is known: an undo of a mark made before it was puts back what the record holds. */
export function withPriors(notebook: Notebook, kept: Kept): Notebook {
  const steps = notebook.steps.map((step) => ({
    ...step,
    before: step.before ?? kept.get(step.key)?.record ?? null,
  }));
  return { ...notebook, steps };
}

/** What a record holds that is not of this session. */
export function withoutOwn({ own }: Notebook, kept: Kept): Kept {
  return new Map([...kept].filter(([key]) => !own.has(key)));
}

/** The rows that this session wrote. */
export function ownRows({ all, own }: Notebook): readonly KeptRow[] {
  return [...all.values()].filter(({ key }) => own.has(key));
}

function changeOf({ key, month, record }: KeptRow): Change {
  return { key, month, record };
}
