import { openSlot, type SlotSecret } from './slot.ts';
import type { KeySlot } from '#boundary/store-policy.ts';
import { attempt, type Doors } from './database.ts';
import { readSlots, type Slots } from './find-store.ts';
import { type Kept, NOTHING_KEPT } from './kept.ts';
import { deriveKeys } from './keys.ts';
import { merge } from './merge.ts';
import { namesOf } from './names.ts';
import { had, type Outcome, refused } from './outcome.ts';
import { packOf, PACKS } from './packs.ts';
import { askPasskey } from './passkey.ts';
import { stretch } from './passphrase.ts';
import { readRecord } from './read-record.ts';
import { retained } from './retention.ts';
import { commit } from './save.ts';
import type { Damage, DamagedState, OpenStore } from './store-state.ts';
import { openTables } from './tables.ts';
import { witnessedCount } from './witness.ts';

/** What the learner opens their record with. */
export type Opener =
  { readonly by: 'passkey' } | { readonly by: 'passphrase'; readonly passphrase: string };

export type Unlocked = { readonly state: 'open'; readonly store: OpenStore } | DamagedState;

/** Opens the one record that this opens, checks all of it, and drops what is past its time. Others stay closed. */
export async function unlockStore(
  doors: Doors,
  opener: Opener,
  today: string,
): Promise<Outcome<Unlocked>> {
  const found = await readSlots(doors);
  if (!found.ok) return found;
  const opened = await openerOf(doors, found.value, opener);
  return opened.ok ? await attempt(() => openRecord(doors, opened.value, today)) : opened;
}

interface Opened {
  readonly slot: KeySlot;
  readonly secret: SlotSecret;
}

async function openerOf(doors: Doors, found: Slots, opener: Opener): Promise<Outcome<Opened>> {
  const slots = found.slots.filter(({ kind }) => kind === opener.by);
  if (slots.length === 0) return refused(found.spoiled ? 'store-damaged' : NO_SLOT[opener.by]);
  if (opener.by === 'passphrase') return await slotOf(doors, slots, opener.passphrase);
  const asked = await askPasskey(doors, slots);
  if (!asked.ok) return asked;
  const { credential, secret } = asked.value;
  const slot = slots.find((own) => own.credential === credential);
  const opened = slot && (await openSlot(doors.crypto, slot, secret));
  return slot === undefined || opened === undefined
    ? refused('passkey-refused')
    : had({ slot, secret: opened });
}

const NO_SLOT = { passkey: 'passkey-refused', passphrase: 'wrong-passphrase' } as const;

/** The slot that a passphrase opens. Which record is whose, only its passphrase tells. */
export async function slotOf(
  { crypto }: Pick<Doors, 'crypto'>,
  slots: readonly KeySlot[],
  passphrase: string,
): Promise<Outcome<Opened>> {
  const tried = await Promise.all(
    slots
      .filter(({ kind }) => kind === 'passphrase')
      .map(async (slot) => ({
        slot,
        secret: await openSlot(crypto, slot, await stretch(crypto, passphrase, slot)),
      })),
  );
  const [opened] = tried.flatMap(({ slot, secret }) =>
    secret === undefined ? [] : [{ slot, secret }],
  );
  return opened === undefined ? refused('wrong-passphrase') : had(opened);
}

async function openRecord(
  doors: Doors,
  { slot, secret }: Opened,
  today: string,
): Promise<Outcome<Unlocked>> {
  const { crypto } = doors;
  const keys = await deriveKeys(crypto, secret.dataKey);
  const names = await namesOf(crypto, keys);
  const tables = await openTables(secret.database, doors.factory());
  const found = await recordIn(doors, { slot: slot.id, keys, names, tables });
  if (!found.ok) tables.database.close();
  return found.ok && found.value.state === 'open'
    ? had({ state: 'open', store: await withoutExpired(doors, found.value.store, today) })
    : found;
}

/** Looks again at a record that is open: a writing found it damaged, and it should be known how. */
export async function examineStore(doors: Doors, store: OpenStore): Promise<Outcome<Unlocked>> {
  return await attempt(() => recordIn(doors, store));
}

async function recordIn(
  { crypto, witness }: Doors,
  { slot, keys, names, tables }: Pick<OpenStore, 'slot' | 'keys' | 'names' | 'tables'>,
): Promise<Outcome<Unlocked>> {
  const read = await readRecord({ crypto, keys, names }, tables, PACKS);
  if (read.isNewer) return refused('store-newer');
  const witnessed = await witnessedCount(crypto, witness, { slot, keys });
  const isOlder = read.head !== null && witnessed > read.head.count;
  const damage: readonly Damage[] = [...read.damage, ...(isOlder ? ['store-older' as const] : [])];
  const { carry = null, taken = 0 } = read.head ?? {};
  const unlocked = { slot, keys, names, tables, carry, taken };
  const kept = merge(NOTHING_KEPT, read.rows);
  if (damage.length > 0) {
    const remains = { ...unlocked, kept, intact: false } as const;
    return had({ state: 'damaged', damage: [...new Set(damage)], remains });
  }
  return had({ state: 'open', store: { ...unlocked, kept, intact: true } });
}

/** Where expired rows cannot be written away (no room), they are not shown either, and go with the next writing. */
async function withoutExpired(doors: Doors, store: OpenStore, today: string): Promise<OpenStore> {
  const kept: Kept = retained(store.kept, today);
  const expired = [...store.kept.values()].filter(({ key }) => !kept.has(key));
  if (expired.length === 0) return store;
  const also = [...new Set(expired.map(packOf))];
  const written = await commit(doors, { ...store, kept }, { rows: () => [], also, today });
  return written.ok ? written.value : { ...store, kept };
}
