import { isRecordOf } from '#boundary/record-policy.ts';
import { SEALED_ROW } from '#boundary/store-policy.ts';
import { sealRow, unsealRow } from '#deidentified/storage/envelope.ts';
import type { StoreKeys } from '#deidentified/storage/keys.ts';
import type { OpenStore } from '#deidentified/storage/store-state.ts';

/* What a proof looks at past every door of the room, and what it plants so that a search can fail. */

/** Everything in the browser's database of this origin: database, table, rows, bytes as hexadecimal digits. */
export async function dump(): Promise<readonly Dumped[]> {
  const found: Dumped[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    await inDatabase(name, (tables) => {
      for (const table of tables) {
        const request = table.getAll();
        request.onsuccess = () => {
          found.push(...request.result.map((row: unknown) => ({ name, table: table.name, row })));
        };
      }
    });
  }
  return found.map(({ row, ...place }) => ({ ...place, row: written(row) }));
}

export interface Dumped {
  readonly name: string;
  readonly table: string;
  readonly row: unknown;
}

function written(row: unknown): unknown {
  if (row instanceof Uint8Array) return { hex: hexOf(row) };
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, written(value)]));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How many sealed rows of all databases these keys open, and of how many. */
export async function openedByAnother(
  keys: StoreKeys,
): Promise<{ readonly opened: number; readonly rows: number }> {
  const isSealed = isRecordOf(SEALED_ROW);
  const rows: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    await inDatabase(name, (tables) => {
      for (const table of tables) {
        const request = table.getAll();
        request.onsuccess = () => {
          for (const row of request.result) rows.push(row);
        };
      }
    });
  }
  const sealed = rows.filter((row) => isSealed(row));
  const tried = await Promise.all(
    sealed.flatMap((row) =>
      (['packs', 'heads'] as const).map((table) => unsealRow(crypto, keys, { table, row })),
    ),
  );
  return { opened: tried.filter((bytes) => bytes !== undefined).length, rows: sealed.length };
}

/** Leaves on the disk what the room would never: a key that cannot be exported, and a sentence. */
export async function plant(bytes: readonly number[], sentence: string): Promise<void> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, [
    'encrypt',
  ]);
  await inNew('planted', (table) => {
    table.put({ id: 1, key, sentence });
  });
}

/** A store that checks nothing: with `rows` it is made, without it is counted; -1 where it is gone. */
export async function unchecked(rows?: number): Promise<number> {
  if (rows !== undefined) {
    for (let id = 0; id < rows; id += 1) {
      await inNew('unchecked', (table) => {
        table.put({ id, text: 'x'.repeat(900) });
      });
    }
    return rows;
  }
  const names = await indexedDB.databases().catch(() => []);
  if (!names.some(({ name }) => name === 'unchecked')) return -1;
  let count = -1;
  await inDatabase('unchecked', ([table]) => {
    const request = table?.getAll();
    if (request === undefined) return;
    request.onsuccess = () => {
      count = request.result.length;
    };
  }).catch(() => undefined);
  return count;
}

/** Every way Dexie knows to write, tried with rows that the policy does not know; and, as control, a row of the room's own. */
export async function wrongDoors({ tables, keys }: OpenStore): Promise<DoorsTried> {
  const { database, packs, heads } = tables;
  const name = String((await packs.toCollection().primaryKeys())[0]);
  const fresh = 'A'.repeat(22);
  const plain = { name: fresh, topic: 'type-2-diabetes', visits: 4 };
  const ways: Readonly<Record<string, () => PromiseLike<unknown>>> = {
    put: () => packs.put(plain),
    add: () => packs.add(plain),
    bulkPut: () => packs.bulkPut([plain]),
    bulkAdd: () => packs.bulkAdd([plain]),
    upsert: () => packs.upsert(fresh, plain),
    update: () => packs.update(name, { visits: 4 }),
    bulkUpdate: () => packs.bulkUpdate([{ key: name, changes: { visits: 4 } }]),
    modify: () => packs.toCollection().modify({ visits: 4 }),
    'put of heads': () => heads.put(plain),
    'put in a transaction': () => database.transaction('rw', packs, () => packs.put(plain)),
    'put of a copy of a sealed row': async () => packs.put(structuredClone(await packs.get(name))),
  };
  const through: string[] = [];
  for (const [way, write] of Object.entries(ways)) {
    await Promise.resolve(write()).then(
      () => through.push(way),
      () => undefined,
    );
  }
  const place = { table: 'packs', name: fresh, bytes: new Uint8Array(1024) } as const;
  const sealed = await sealRow(crypto, keys, place);
  await packs.put(sealed);
  const isTaken = isRecordOf(SEALED_ROW)(await packs.get(fresh));
  await packs.delete(fresh);
  return { tried: Object.keys(ways), through, ownRow: isTaken ? 'taken' : 'REFUSED' };
}

export interface DoorsTried {
  readonly tried: readonly string[];
  readonly through: readonly string[];
  readonly ownRow: string;
}

/** Reads a number, adds one and writes it, so often, as a store would that heeds no other tab; gives what it came to. */
export async function countUp(times: number): Promise<number> {
  let count = 0;
  for (let turn = 0; turn < times; turn += 1) {
    let found = 0;
    await inNew('counted', (table) => {
      const request = table.get(1);
      request.onsuccess = () => {
        const row: unknown = request.result;
        found = row instanceof Object ? Number(Reflect.get(row, 'count')) : 0;
      };
    });
    count = found + 1;
    await inNew('counted', (table) => {
      table.put({ id: 1, count });
    });
  }
  return count;
}

async function inNew(name: string, write: (table: IDBObjectStore) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'id' });
    request.onerror = reject;
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  await inDatabase(name, ([table]) => {
    if (table !== undefined) write(table);
  });
}

async function inDatabase(
  name: string,
  task: (tables: readonly IDBObjectStore[]) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = reject;
    request.onsuccess = () => {
      const database = request.result;
      const names = [...database.objectStoreNames];
      if (names.length === 0) {
        database.close();
        resolve();
        return;
      }
      const transaction = database.transaction(names, 'readwrite');
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
      transaction.onerror = reject;
      transaction.onabort = reject;
      task(names.map((each) => transaction.objectStore(each)));
    };
  });
}
