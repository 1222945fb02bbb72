import type { KeptRow } from '#boundary/store-policy.ts';
import { attempt, type Doors } from './database.ts';
import type { Head } from './head.ts';
import { type Change, type Kept, lastTurn, rowsOf } from './kept.ts';
import { merge } from './merge.ts';
import { had, type Outcome, refused } from './outcome.ts';
import { packed } from './packs.ts';
import { readRecord, type Reader } from './read-record.ts';
import { retained } from './retention.ts';
import type { OpenStore } from './store-state.ts';
import { tellWitness } from './witness.ts';
import { putWriting, sealWriting } from './write-record.ts';

/** Keeps what the learner did. What another tab wrote meanwhile is merged, not lost. `today` is the local day. */
export async function saveChanges(
  doors: Doors,
  store: OpenStore,
  { changes, today }: { readonly changes: readonly Change[]; readonly today: string },
): Promise<Outcome<OpenStore>> {
  return await commit(doors, store, { rows: (turn) => rowsOf(changes, turn), today });
}

/** What a writing adds to what is there. */
export interface Addition {
  /** The rows to merge, given the turn of this writing; undefined where the policy refuses one. */
  readonly rows: (turn: number) => readonly KeptRow[] | undefined;
  /** Packs to write again besides those of the rows. */
  readonly also?: readonly string[];
  readonly head?: Partial<Pick<Head, 'carry' | 'taken'>>;
  readonly today: string;
}

const MOST_TRIES = 20;

/** Reads what the addition touches, merges, and writes it back, unless another tab wrote in between: then again. */
export async function commit(
  doors: Doors,
  store: OpenStore,
  addition: Addition,
): Promise<Outcome<OpenStore>> {
  return await attempt(() =>
    doors.exclusive(store.tables.database.name, async () => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const written = await writeOnce(doors, store, addition);
        if (!written.ok || written.value !== 'overtaken') return kept(written);
      }
      return refused('storage-busy');
    }),
  );
}

type Written = Outcome<OpenStore | 'overtaken'>;

function kept(written: Written): Outcome<OpenStore> {
  if (!written.ok) return written;
  return written.value === 'overtaken' ? refused('storage-busy') : had(written.value);
}

async function writeOnce(doors: Doors, store: OpenStore, addition: Addition): Promise<Written> {
  const { crypto } = doors;
  const reader: Reader = { crypto, keys: store.keys, names: store.names };
  const labels = labelsOf(addition);
  const { head, headRow, rows, damage, isNewer } = await readRecord(reader, store.tables, labels);
  if (isNewer) return refused('store-newer');
  if (head === null || headRow === null || damage.length > 0) return refused('store-damaged');
  const added = addition.rows(head.turn + 1);
  if (added === undefined) return refused('defect');
  const whole = retained(merge(merge(store.kept, rows), added), addition.today);
  const next: Head = {
    ...head,
    ...addition.head,
    count: head.count + 1,
    turn: Math.max(head.turn, lastTurn(added)),
  };
  const writing = await sealWriting(reader, { labels, rows: whole.values(), head: next });
  if (writing === undefined) return refused('defect');
  if (!(await putWriting(store.tables, writing, headRow))) return had('overtaken');
  await tellWitness(crypto, doors.witness, { ...store, count: next.count });
  return had({ ...store, kept: whole, carry: next.carry, taken: next.taken });
}

/** The turn changes nothing about which pack a row belongs to. */
function labelsOf({ rows, also = [] }: Addition): readonly string[] {
  return [...new Set([...packed(rows(1) ?? []).keys(), ...also])];
}

/** The rows of a record that a merge adds, as an addition. */
export function addingAll(rows: Kept): Addition['rows'] {
  return () => [...rows.values()];
}
