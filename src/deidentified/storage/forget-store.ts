import { attempt, type Doors } from './database.ts';
import { had, type Outcome } from './outcome.ts';
import type { DamagedStore, OpenStore } from './store-state.ts';
import { openIndex } from './tables.ts';

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
