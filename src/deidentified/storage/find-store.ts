import { isRecordOf } from '#boundary/record-policy.ts';
import { KEY_SLOT, type KeySlot } from '#boundary/store-policy.ts';
import { attempt, type Doors } from './database.ts';
import { had, type Outcome, refused, type StoreCode } from './outcome.ts';
import { isNewerRow } from './read-record.ts';
import { renewLog } from './renew-log.ts';
import { isIntact } from './slot.ts';
import type { Damage, StoreState } from './store-state.ts';
import { INDEX_NAME, openIndex } from './tables.ts';

/** Whether anything is kept on this computer, without asking the reader anything and without leaving a trace. */
export async function findStore(doors: Doors): Promise<StoreState> {
  if (doors.isPartitioned) return { state: 'memory-only', why: 'partitioned' };
  const found = await readSlots(doors);
  if (found.ok) return stateOf(doors, found.value);
  const damage = DAMAGE_FOR[found.code];
  return damage === undefined
    ? { state: 'memory-only', why: 'blocked' }
    : { state: 'damaged', damage: [damage], remains: null };
}

const DAMAGE_FOR: Readonly<Partial<Record<StoreCode, Damage>>> = {
  'store-damaged': 'store-unreadable',
  'store-newer': 'store-newer',
};

function stateOf(doors: Doors, { slots, spoiled }: Slots): StoreState {
  const ids = new Set(slots.map(({ id }) => id));
  const lost = spoiled || doors.witness.slots().some((slot) => !ids.has(slot));
  if (slots.length > 0) {
    const passkey = slots.some(({ kind }) => kind === 'passkey');
    const passphrase = slots.some(({ kind }) => kind === 'passphrase');
    return { state: 'locked', passkey, passphrase, lost };
  }
  return lost ? { state: 'damaged', damage: ['store-missing'], remains: null } : { state: 'none' };
}

export interface Slots {
  readonly slots: readonly KeySlot[];
  /** True where a slot is no longer as it was written. */
  readonly spoiled: boolean;
}

/** The slots of this computer. Makes no database where there is none. */
export async function readSlots(doors: Doors): Promise<Outcome<Slots>> {
  return await attempt(async () => {
    const factory = doors.factory();
    const databases = await factory.indexedDB.databases();
    if (!databases.some(({ name }) => name === INDEX_NAME)) {
      return had({ slots: [], spoiled: false });
    }
    await renewLog(doors);
    const { database, slots } = await openIndex(factory);
    const found = await slots.toArray().finally(() => {
      database.close();
    });
    if (found.some(isNewerRow)) return refused('store-newer');
    const known = found.filter(isRecordOf(KEY_SLOT));
    const sound = await Promise.all(known.map((slot) => isIntact(doors.crypto, slot)));
    const intact = known.filter((_, at) => sound[at] === true);
    return had({ slots: intact, spoiled: intact.length < found.length });
  });
}
