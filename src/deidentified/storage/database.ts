import type { Outcome, StoreCode } from './outcome.ts';
import { refused } from './outcome.ts';
import type { Credentials } from './passkey.ts';
import type { Cryptography } from './seal.ts';
import type { Factory } from './tables.ts';

/** Everything outside the program that the store needs: the room's doors. */
export interface Doors {
  readonly crypto: Cryptography;
  /** Throws where the browser gives this page no storage at all. */
  readonly factory: () => Factory;
  /** Null where the browser knows no passkeys. */
  readonly credentials: Credentials | null;
  /** Runs tasks of one name one at a time, in all tabs. */
  readonly exclusive: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  readonly witness: Witness;
  /** In a frame of another site: what is kept there is kept apart, and may go at any time. */
  readonly isPartitioned: boolean;
}

/** A second place that remembers, sealed, how often each record was written, so that an older database is noticed. */
export interface Witness {
  readonly slots: () => readonly string[];
  readonly read: (slot: string) => string | null;
  readonly write: (slot: string, text: string) => void;
  readonly drop: (slot: string) => void;
}

/** What of a browser's window the doors are made of. */
export interface BrowserWindow {
  readonly crypto: Cryptography;
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
  readonly localStorage: Place;
  readonly navigator: {
    readonly credentials: Credentials;
    readonly locks: {
      readonly request: (name: string, task: () => Promise<void>) => Promise<unknown>;
    };
  };
  readonly self: unknown;
  readonly top: unknown;
  readonly location: {
    readonly hostname: string;
    readonly ancestorOrigins?: ArrayLike<string>;
  };
}

type Place = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** The doors of a browser's window. Opens none of them yet. */
export function browserDoors(window: BrowserWindow): Doors {
  const { navigator } = window;
  return {
    crypto: window.crypto,
    factory: () => ({ indexedDB: window.indexedDB, keyRange: window.IDBKeyRange }),
    credentials: 'PublicKeyCredential' in window ? navigator.credentials : null,
    exclusive: (name, task) =>
      new Promise((resolve, reject) => {
        navigator.locks.request(name, () => task().then(resolve, reject)).catch(reject);
      }),
    witness: witnessIn(() => window.localStorage),
    isPartitioned: isFramedElsewhere(window),
  };
}

/** Sites ignore ports; a frame whose ancestors are not told is taken for a foreign one. */
function isFramedElsewhere({ self, top, location }: BrowserWindow): boolean {
  if (self === top) return false;
  const ancestors = Array.from(location.ancestorOrigins ?? []);
  return (
    ancestors.length === 0 ||
    ancestors.some(
      (origin) => !URL.canParse(origin) || new URL(origin).hostname !== location.hostname,
    )
  );
}

const WITNESS = 'foreword-witness-';

function witnessIn(storage: () => Place): Witness {
  return {
    slots: () =>
      tried(() => {
        const place = storage();
        return Array.from({ length: place.length }, (_, at) => place.key(at) ?? '')
          .filter((name) => name.startsWith(WITNESS))
          .map((name) => name.slice(WITNESS.length));
      }) ?? [],
    read: (slot) => tried(() => storage().getItem(WITNESS + slot)) ?? null,
    write: (slot, text) => {
      tried(() => {
        storage().setItem(WITNESS + slot, text);
      });
    },
    drop: (slot) => {
      tried(() => {
        storage().removeItem(WITNESS + slot);
      });
    },
  };
}

/** Without a witness an older database goes unnoticed; it is no reason not to keep anything. */
function tried<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}

/** The one place that catches: whatever the browser throws becomes a code, and nothing of its words is kept. */
export async function attempt<T>(task: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await task();
  } catch (error) {
    return refused(codeOf(error));
  }
}

const CODE_FOR: Readonly<Record<string, StoreCode>> = {
  QuotaExceededError: 'storage-full',
  SecurityError: 'storage-blocked',
  InvalidStateError: 'storage-blocked', // Firefox, private windows of older versions
  NotAllowedError: 'storage-blocked',
  MissingAPIError: 'storage-blocked',
  VersionError: 'store-newer',
  UnknownError: 'store-damaged', // Chromium: "Internal error opening backing store"
  DataError: 'store-damaged',
  NotFoundError: 'store-damaged',
  NotReadableError: 'store-damaged', // Chromium: "Data lost due to missing file"
  DatabaseClosedError: 'store-closed',
};

/** Dexie wraps what the browser threw, once or twice. */
function codeOf(error: unknown, depth = 0): StoreCode {
  if (typeof error !== 'object' || error === null || depth > 4) return 'defect';
  const inner = causesOf(error)
    .map((cause) => codeOf(cause, depth + 1))
    .find((code) => code !== 'defect');
  const name = 'name' in error && typeof error.name === 'string' ? error.name : '';
  return inner ?? CODE_FOR[name] ?? 'defect';
}

function causesOf(error: object): readonly unknown[] {
  const inner: unknown = 'inner' in error ? error.inner : undefined;
  const failures: unknown = 'failures' in error ? error.failures : undefined;
  const first: readonly unknown[] =
    typeof failures === 'object' && failures !== null ? Object.values(failures) : [];
  return [inner, first[0]];
}
