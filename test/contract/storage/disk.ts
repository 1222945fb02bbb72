import { IDBFactory } from 'fake-indexeddb';

/** Everything on a computer's disk, past every door: database, store, rows. */
export type Dump = readonly {
  readonly database: string;
  readonly store: string;
  readonly keyPath: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}[];

export async function dumpOf(disk: IDBFactory): Promise<Dump> {
  const names = (await disk.databases()).map(({ name }) => name ?? '').toSorted();
  const found: Dump[number][] = [];
  for (const database of names) {
    await withStores(disk, database, (stores) => {
      for (const store of stores) {
        const request = store.getAll();
        request.onsuccess = () => {
          const rows: Dump[number]['rows'] = request.result;
          found.push({ database, store: store.name, keyPath: String(store.keyPath), rows });
        };
      }
    });
  }
  return found;
}

/** Writes on the disk as an accident or an attacker would. */
export async function scribble(
  disk: IDBFactory,
  database: string,
  write: (store: (name: string) => IDBObjectStore) => void,
): Promise<void> {
  await withStores(disk, database, (stores) => {
    write((name) => {
      const store = stores.find((found) => found.name === name);
      if (store === undefined) throw new Error(`there is no ${name}`);
      return store;
    });
  });
}

/** A disk that holds what a dump says: a backup brought back, or one written by an older version. */
export async function diskOf(dump: Dump): Promise<IDBFactory> {
  const disk = new IDBFactory();
  for (const [database, stores] of Map.groupBy(dump, (found) => found.database)) {
    await new Promise<void>((resolve, reject) => {
      const request = disk.open(database, 10); // Dexie counts in tens
      request.onupgradeneeded = () => {
        for (const { store, keyPath, rows } of stores) {
          const made = request.result.createObjectStore(store, { keyPath });
          for (const row of rows) made.put(row);
        }
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = reject;
    });
  }
  return disk;
}

async function withStores(
  disk: IDBFactory,
  database: string,
  task: (stores: readonly IDBObjectStore[]) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = disk.open(database);
    request.onerror = reject;
    request.onsuccess = () => {
      const opened = request.result;
      const names = [...opened.objectStoreNames];
      const transaction = opened.transaction(names, 'readwrite');
      transaction.oncomplete = () => {
        opened.close();
        resolve();
      };
      transaction.onerror = reject;
      task(names.map((name) => transaction.objectStore(name)));
    };
  });
}
