import { createHash } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createStore } from '#deidentified/storage/create-store.ts';
import type { Doors, Witness } from '#deidentified/storage/database.ts';
import type { Kept } from '#deidentified/storage/kept.ts';
import { NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import type { Outcome } from '#deidentified/storage/outcome.ts';
import type { Credentials } from '#deidentified/storage/passkey.ts';
import type { OpenStore } from '#deidentified/storage/store-state.ts';
import { unlockStore } from '#deidentified/storage/unlock-store.ts';

export const TODAY = '2026-11-22';
export const PASSKEY = { by: 'passkey' } as const;

/** A computer with a browser: what its disk holds, and who has a passkey at hand. */
export interface Computer {
  readonly disk: IDBFactory;
  readonly witnessed: Map<string, string>;
  readonly doors: Doors;
}

/** An empty computer. Fake storage, real cryptography. */
export function aComputer(parts: Partial<Doors> = {}): Computer {
  const disk = new IDBFactory();
  const witnessed = new Map<string, string>();
  const doors: Doors = {
    crypto,
    factory: () => ({ indexedDB: disk, keyRange: IDBKeyRange }),
    credentials: aPasskey(),
    exclusive: (_, task) => task(),
    witness: witnessOf(witnessed),
    isPartitioned: false,
    ...parts,
  };
  return { disk, witnessed, doors };
}

function witnessOf(witnessed: Map<string, string>): Witness {
  return {
    slots: () => [...witnessed.keys()],
    read: (slot) => witnessed.get(slot) ?? null,
    write: (slot, text) => {
      witnessed.set(slot, text);
    },
    drop: (slot) => {
      witnessed.delete(slot);
    },
  };
}

/** One person's passkeys, with the PRF extension: the same secret for the same salt, and for nobody else. */
export function aPasskey({ prfAtOnce = false, prf = true } = {}): Credentials {
  const own = new Map<string, Buffer>();
  const answer = (id: string, salt: unknown): Credential => {
    const first = createHash('sha256')
      .update(own.get(id) ?? '')
      .update(salt instanceof Uint8Array ? salt : '')
      .digest();
    const credential = {
      id,
      type: 'public-key',
      getClientExtensionResults: () => ({
        prf:
          salt === undefined || !prf
            ? { enabled: prf }
            : { results: { first: new Uint8Array(first).buffer } },
      }),
    };
    return credential;
  };
  return {
    create: (options) => {
      const id = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
      own.set(id, Buffer.from(crypto.getRandomValues(new Uint8Array(32))));
      const salt = options?.publicKey?.extensions?.prf?.eval?.first;
      return Promise.resolve(answer(id, prfAtOnce ? salt : undefined));
    },
    get: (options) => {
      const salts = options?.publicKey?.extensions?.prf?.evalByCredential ?? {};
      const id = Object.keys(salts).find((known) => own.has(known));
      return id === undefined
        ? Promise.reject(new DOMException('dismissed', 'NotAllowedError'))
        : Promise.resolve(answer(id, salts[id]?.first));
    },
  };
}

/** What was had, or the test fails with the code. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
  return outcome.value;
}

export async function aStore(
  { doors }: Computer,
  kept: Kept = NOTHING_KEPT,
  today: string = TODAY,
): Promise<OpenStore> {
  return valueOf(await createStore(doors, { opener: PASSKEY, kept, today }));
}

/** The record as another tab, or the next session, opens it. */
export async function openedAgain({ doors }: Computer, today: string = TODAY): Promise<OpenStore> {
  const unlocked = valueOf(await unlockStore(doors, PASSKEY, today));
  if (unlocked.state !== 'open') throw new Error(`damaged: ${unlocked.damage.join()}`);
  return unlocked.store;
}
