import { attempt, type Doors } from './database.ts';
import { readSlots } from './find-store.ts';
import { had, type Outcome } from './outcome.ts';
import type { DamagedStore, OpenStore } from './store-state.ts';
import { INDEX_NAME, openIndex } from './tables.ts';

/** Drops the keys of this session. What is kept stays, closed. */
export function lockStore({ tables }: OpenStore | DamagedStore): void {
  tables.database.close();
}

export interface Forgotten {
  /** True where others keep records here: then the browser must not be told to clear all storage of this site. */
  readonly othersRemain: boolean;
}

/**
 * Forgets everything of this learner: the wrapped key first, so that what a disk may still hold stays closed for good, then the record,
 * then the witness. Files that were taken along are not reached.
 */
export async function forgetStore(
  doors: Doors,
  { slot, tables }: OpenStore | DamagedStore,
): Promise<Outcome<Forgotten>> {
  return await attempt(async () => {
    const { database, slots } = await openIndex(doors.factory());
    await slots.delete(slot);
    doors.witness.drop(slot);
    await tables.database.delete();
    const othersRemain = (await slots.count()) > 0;
    if (othersRemain) database.close();
    else await database.delete();
    return had({ othersRemain });
  });
}

/**
 * Clears away what nobody can open any more: a list of slots that the browser cannot read, every record it led to, and the traces of
 * records that are gone. Where the list can be read and leads to someone's record, it clears nothing and says so by `othersRemain`.
 */
export async function clearRuins(doors: Doors): Promise<Outcome<Forgotten>> {
  const found = await readSlots(doors);
  if (!found.ok && found.code !== 'store-damaged') return found;
  if (found.ok && found.value.slots.length > 0) return had({ othersRemain: true });
  return await attempt(async () => {
    const { indexedDB } = doors.factory();
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    await Promise.all(names.filter(isOwn).map((name) => deleted(indexedDB, name)));
    for (const slot of doors.witness.slots()) doors.witness.drop(slot);
    return had({ othersRemain: false });
  });
}

function isOwn(name: string): boolean {
  return name === INDEX_NAME || /^foreword-[\w-]{22}$/.test(name);
}

function deleted(indexedDB: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => {
      resolve();
    };
    request.onerror = () => {
      reject(request.error ?? new Error('not deleted'));
    };
  });
}
