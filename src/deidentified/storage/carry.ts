import { carryKeyOf, openCarryOver, sealCarryOver } from './carry-over.ts';
import { attempt, type Doors } from './database.ts';
import type { CarryKey, Head } from './head.ts';
import { type Kept, lastTurn, NOTHING_KEPT } from './kept.ts';
import { merge } from './merge.ts';
import { had, type Outcome, refused } from './outcome.ts';
import { PACKS } from './packs.ts';
import { readRecord } from './read-record.ts';
import { retained } from './retention.ts';
import { addingAll, commit } from './save.ts';
import type { DamagedStore, OpenStore } from './store-state.ts';
import { tellWitness, witnessedCount } from './witness.ts';
import { putWriting, sealWriting } from './write-record.ts';

export interface CarryOver {
  readonly file: string;
  readonly passphrase: string;
}

/** The record as a file. Without a passphrase it is sealed with the one used before, or the one the record opens with. */
export async function takeAlong(
  doors: Doors,
  store: OpenStore,
  { passphrase, today }: { readonly passphrase: string | null; readonly today: string },
): Promise<Outcome<{ readonly store: OpenStore; readonly file: string }>> {
  const carry = await carryOf(doors, store, passphrase);
  if (!carry.ok) return carry;
  const whole = await attempt(async () => had(await reread(doors, store)));
  if (!whole.ok) return whole;
  const taken = lastTurn(whole.value.kept.values());
  const file = await sealCarryOver(doors.crypto, whole.value.kept, carry.value);
  if (!file.ok) return file;
  const head = { carry: carry.value, taken };
  const written = await commit(doors, whole.value, { rows: () => [], head, today });
  return written.ok ? had({ store: written.value, file: file.value }) : written;
}

async function carryOf(
  { crypto }: Doors,
  { carry }: OpenStore,
  passphrase: string | null,
): Promise<Outcome<CarryKey>> {
  if (passphrase !== null) return await carryKeyOf(crypto, passphrase);
  return carry === null ? refused('passphrase-needed') : had(carry);
}

/** With what other tabs wrote meanwhile. */
async function reread(doors: Doors, store: OpenStore): Promise<OpenStore> {
  const read = await readRecord({ crypto: doors.crypto, ...store }, store.tables, PACKS);
  return { ...store, kept: merge(store.kept, read.rows) };
}

/** Merges a file into the record. A file that is refused changes nothing. */
export async function bringBack(
  doors: Doors,
  store: OpenStore,
  { file, passphrase, today }: CarryOver & { readonly today: string },
): Promise<Outcome<OpenStore>> {
  const found = await openCarryOver(doors.crypto, file, passphrase);
  return found.ok ? await commit(doors, store, { rows: addingAll(found.value), today }) : found;
}

/** Merges what a session brought back from a file before the record was open. */
export async function mergeKept(
  doors: Doors,
  store: OpenStore,
  { kept, today }: { readonly kept: Kept; readonly today: string },
): Promise<Outcome<OpenStore>> {
  return await commit(doors, store, { rows: addingAll(kept), today });
}

/** What is left of a damaged record, and what a carry-over file holds, written as a whole record again. */
export async function mendStore(
  doors: Doors,
  store: DamagedStore,
  { carryOver, today }: { readonly carryOver: CarryOver | null; readonly today: string },
): Promise<Outcome<OpenStore>> {
  const found =
    carryOver === null
      ? had(NOTHING_KEPT)
      : await openCarryOver(doors.crypto, carryOver.file, carryOver.passphrase);
  if (!found.ok) return found;
  return await attempt(() =>
    doors.exclusive(store.tables.database.name, async () => {
      const { crypto, witness } = doors;
      const { keys, names, slot, carry, taken } = store;
      const reader = { crypto, keys, names };
      const read = await readRecord(reader, store.tables, PACKS);
      const kept = retained(merge(merge(store.kept, read.rows), found.value.values()), today);
      const seen = Math.max(
        await witnessedCount(crypto, witness, { slot, keys }),
        read.head?.count ?? 0,
      );
      const count = seen + 1;
      const turn = Math.max(read.head?.turn ?? 0, lastTurn(kept.values()));
      const head: Head = { version: 1, count, turn, taken, carry, packs: {} };
      const writing = await sealWriting(reader, { labels: PACKS, rows: kept.values(), head });
      if (writing === undefined) return refused('defect');
      await putWriting(store.tables, writing, null);
      await tellWitness(crypto, witness, { slot, keys, count });
      return had({ ...store, kept, intact: true });
    }),
  );
}
