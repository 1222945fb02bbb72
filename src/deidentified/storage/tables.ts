import { Dexie, type DBCore, type DBCoreMutateRequest, type Middleware, type Table } from 'dexie';
import { isRecordOf } from '#boundary/record-policy.ts';
import { KEY_SLOT, SEALED_ROW } from '#boundary/store-policy.ts';
import { wasSealedHere } from './envelope.ts';

/** What is read is unknown until it is parsed. */
type Rows = Table<unknown, string>;

/** The list of slots: the one database with a name of its own. */
export interface Index {
  readonly database: Dexie;
  readonly slots: Rows;
}

/** One learner's database, under a random name. */
export interface RecordTables {
  readonly database: Dexie;
  readonly packs: Rows;
  readonly heads: Rows;
}

export interface Factory {
  readonly indexedDB: IDBFactory;
  readonly keyRange: typeof IDBKeyRange;
}

export const INDEX_NAME = 'foreword';

/** Opens, or makes, the list of slots. Throws what Dexie throws: `database.ts` names it. */
export async function openIndex(factory: Factory): Promise<Index> {
  const database = await opened(INDEX_NAME, { slots: 'id' }, factory);
  return { database, slots: database.table('slots') };
}

/** Opens, or makes, a learner's database. */
export async function openTables(name: string, factory: Factory): Promise<RecordTables> {
  const database = await opened(name, { packs: 'name', heads: 'name' }, factory);
  return { database, packs: database.table('packs'), heads: database.table('heads') };
}

async function opened(
  name: string,
  stores: Readonly<Record<string, string>>,
  { indexedDB, keyRange }: Factory,
): Promise<Dexie> {
  const database = new Dexie(name, {
    indexedDB,
    IDBKeyRange: keyRange,
    autoOpen: false, // what another tab deleted must not come back by itself
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
  });
  database.version(1).stores({ ...stores });
  database.use(DOOR);
  database.on('versionchange', () => {
    database.close(); // another tab deletes or upgrades it; Dexie's own listener would write to the console
    return false;
  });
  await database.open();
  return database;
}

/** Door 2 at its narrowest, nearest to the disk: whatever a caller does above, only an envelope of this room is written. */
class DoorRefused extends Error {
  override readonly name = 'DoorRefused';
}

const ADMITS: Readonly<Record<string, (row: unknown) => boolean>> = {
  slots: isRecordOf(KEY_SLOT),
  packs: isRecordOf(SEALED_ROW),
  heads: isRecordOf(SEALED_ROW),
};

const DOOR: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'door 2',
  level: -10, // below Dexie's own, so that none of them comes after it
  create: (core) => ({
    ...core,
    table: (name) => {
      const table = core.table(name);
      return {
        ...table,
        mutate: (request) =>
          isAdmissible(name, request) ? table.mutate(request) : Promise.reject(new DoorRefused()),
      };
    },
  }),
};

function isAdmissible(table: string, request: DBCoreMutateRequest): boolean {
  switch (request.type) {
    case 'add':
    case 'put':
      return request.values.every((row) => wasSealedHere(row) && ADMITS[table]?.(row) === true);
    case 'delete':
    case 'deleteRange':
      return true;
  }
}
