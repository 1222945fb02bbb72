import { attempt, type Doors } from './database.ts';
import { carryKeyOf } from './carry-over.ts';
import { textOf } from './bytes.ts';
import { readSlots } from './find-store.ts';
import type { CarryKey, Head } from './head.ts';
import { type Kept, lastTurn } from './kept.ts';
import { deriveKeys, KEY_BYTES } from './keys.ts';
import { namesOf } from './names.ts';
import { had, type Outcome, refused } from './outcome.ts';
import { PACKS } from './packs.ts';
import { createPasskey } from './passkey.ts';
import { isFitPassphrase, ITERATIONS, SALT_BYTES, stretch } from './passphrase.ts';
import { retained } from './retention.ts';
import { randomBytes } from './seal.ts';
import { sealSlot, type Wrapping } from './slot.ts';
import type { OpenStore } from './store-state.ts';
import { openIndex, openTables } from './tables.ts';
import { type Opener, slotOf } from './unlock-store.ts';
import { tellWitness } from './witness.ts';
import { putWriting, sealWriting } from './write-record.ts';

/** What a record begins with. */
export interface Beginning {
  readonly opener: Opener;
  /** What was learned in this session so far. */
  readonly kept: Kept;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** "Remember my learning on this computer": a record of its own, beside those of others, with what is learned already. */
export async function createStore(doors: Doors, beginning: Beginning): Promise<Outcome<OpenStore>> {
  if (doors.isPartitioned) return refused('storage-blocked');
  const wrapping = await wrappingOf(doors, beginning.opener);
  return wrapping.ok ? await attempt(() => begin(doors, wrapping.value, beginning)) : wrapping;
}

interface NewKey {
  readonly wrapping: Wrapping;
  readonly carry: CarryKey | null;
}

async function wrappingOf(doors: Doors, opener: Opener): Promise<Outcome<NewKey>> {
  const { crypto } = doors;
  const salt = randomBytes(crypto, SALT_BYTES);
  const id = textOf(randomBytes(crypto, 16));
  if (opener.by === 'passkey') {
    const made = await createPasskey(doors, salt);
    if (!made.ok) return made;
    const { credential, secret } = made.value;
    const open = { id, kind: 'passkey', salt, iterations: 0, credential } as const;
    return had({ wrapping: { secret, open }, carry: null });
  }
  const { passphrase } = opener;
  const others = await readSlots(doors);
  if (!others.ok) return others;
  // It must not open another's record; that it does is not said, since it would be an invitation.
  const isTaken = (await slotOf(doors, others.value.slots, passphrase)).ok;
  if (isTaken || !isFitPassphrase(passphrase)) return refused('passphrase-unfit');
  const carry = await carryKeyOf(crypto, passphrase);
  if (!carry.ok) return carry;
  const secret = await stretch(crypto, passphrase, { salt, iterations: ITERATIONS });
  const open = {
    id,
    kind: 'passphrase',
    salt,
    iterations: ITERATIONS,
    credential: null,
  } as const;
  return had({ wrapping: { secret, open }, carry: carry.value });
}

/** The record first, its slot last: a slot always leads to a whole record. */
async function begin(
  doors: Doors,
  { wrapping, carry }: NewKey,
  beginning: Beginning,
): Promise<Outcome<OpenStore>> {
  const { crypto } = doors;
  const dataKey = randomBytes(crypto, KEY_BYTES);
  const database = `foreword-${textOf(randomBytes(crypto, 16))}`;
  const keys = await deriveKeys(crypto, dataKey);
  const slot = await sealSlot(crypto, wrapping, { dataKey, database });
  const names = await namesOf(crypto, keys);
  const kept = retained(beginning.kept, beginning.today);
  const turn = lastTurn(kept.values());
  const head: Head = { version: 1, count: 1, turn, taken: 0, carry, packs: {} };
  const writing = await sealWriting(
    { crypto, keys, names },
    { labels: PACKS, rows: kept.values(), head },
  );
  if (slot === undefined || writing === undefined) return refused('defect');
  const tables = await openTables(database, doors.factory());
  const isWritten = await attempt(async () => {
    await putWriting(tables, writing, null);
    const index = await openIndex(doors.factory());
    await index.slots.add(slot).finally(() => {
      index.database.close();
    });
    return had(true);
  });
  if (!isWritten.ok) {
    await tables.database.delete(); // nothing half made stays
    return isWritten;
  }
  await tellWitness(crypto, doors.witness, { slot: slot.id, keys, count: head.count });
  return had({ slot: slot.id, keys, names, tables, kept, carry, taken: 0, intact: true });
}
