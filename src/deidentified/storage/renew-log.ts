import type { Doors } from './database.ts';

/*
 * Chromium keeps the databases of a site in LevelDB and, when it starts, goes on writing to the end of the last log. If it was killed in the
 * middle of a write, that log then has a torn entry in its midst: at the next start but one, Chromium takes all of it for corrupted and
 * deletes every database of the site, long confirmed writings included. A log that grows past 4 MiB is put away and a new one begun, with
 * nothing torn in it. So, before anything else is written, the log is filled up once.
 */

const DATABASE = 'foreword-renewal';
const TABLE = 'filling';
/** More than LevelDB's buffer as Chromium sets it; in values small enough to go into the log, as what compresses badly. */
const VALUES = 85;
const VALUE_BYTES = 60_000;
const TRANSACTIONS = 5;

const renewed = new WeakSet<object>();

/** Begins a new log, once for each window. Where it cannot (no room, another browser), nothing is lost that was safe before. */
export async function renewLog(doors: Doors): Promise<void> {
  if (renewed.has(doors.witness)) return;
  renewed.add(doors.witness);
  await doors.exclusive(DATABASE, () => fillOnce(doors)).catch(() => undefined);
}

async function fillOnce({ crypto, factory }: Doors): Promise<void> {
  const { indexedDB } = factory();
  const database = await opened(indexedDB);
  const value = crypto.getRandomValues(new Uint8Array(VALUE_BYTES));
  try {
    for (let turn = 0; turn < TRANSACTIONS; turn += 1) await fill(database, value);
  } finally {
    database.close();
    await settled(indexedDB.deleteDatabase(DATABASE));
  }
}

async function opened(indexedDB: IDBFactory): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(TABLE, { autoIncrement: true });
  };
  return await settled(request);
}

function fill(database: IDBDatabase, value: Uint8Array<ArrayBuffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('aborted'));
    };
    const table = transaction.objectStore(TABLE);
    for (let at = 0; at < VALUES / TRANSACTIONS; at += 1) table.put(value);
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('not opened'));
    };
  });
}
