import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { sealRow } from '#deidentified/storage/envelope.ts';
import { openIndex, openTables, type RecordTables } from '#deidentified/storage/tables.ts';
import { aComputer, aStore } from './computer.ts';
import { dumpOf } from './disk.ts';

const factory = () => ({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange });
const LOOKS_SEALED = {
  name: 'A'.repeat(22),
  keyId: 'B'.repeat(22),
  version: 1,
  iv: new Uint8Array(12),
  sealed: new TextEncoder().encode('type-2-diabetes '.repeat(65)).slice(0, 1040),
};
const PLAIN = { name: 'A'.repeat(22), topic: 'type-2-diabetes', visits: 4 };

describe('door 2 refuses what it did not seal itself', () => {
  let tables: RecordTables;
  beforeEach(async () => {
    tables = await openTables('foreword-test', factory());
  });

  const WAYS: readonly (readonly [string, (row: object) => Promise<unknown>])[] = [
    ['put', (row) => tables.packs.put(row)],
    ['add', (row) => tables.packs.add(row)],
    ['bulkPut', (row) => tables.packs.bulkPut([row])],
    ['bulkAdd', (row) => tables.packs.bulkAdd([row])],
    ['upsert', (row) => tables.packs.upsert('A'.repeat(22), row)],
    [
      'put in a transaction',
      (row) => tables.database.transaction('rw', tables.packs, () => tables.packs.put(row)),
    ],
    ['put into the other table', (row) => tables.heads.put(row)],
  ];

  it.each(WAYS)('%s', async (_, write) => {
    for (const row of [PLAIN, LOOKS_SEALED, { ...LOOKS_SEALED, mrn: 'MRN-1' }]) {
      await expect(write(row)).rejects.toBeDefined();
    }
    expect(await tables.packs.count()).toBe(0);
    expect(await tables.heads.count()).toBe(0);
  });

  it('bulkPut of one such row among sealed ones, and then none of them is written', async () => {
    const computer = aComputer();
    const store = await aStore(computer);
    const before = await dumpOf(computer.disk);
    const [first] = await store.tables.packs.toArray();
    await expect(store.tables.packs.bulkPut([first, PLAIN])).rejects.toBeDefined();
    expect(await dumpOf(computer.disk)).toEqual(before);
  });
});

describe('door 2 lets nobody change a sealed row', () => {
  it.each<readonly [string, (tables: RecordTables, name: string) => Promise<unknown>]>([
    ['update', ({ packs }, name) => packs.update(name, { mrn: 'MRN-1' })],
    ['bulkUpdate', ({ packs }, key) => packs.bulkUpdate([{ key, changes: { mrn: 'MRN-1' } }])],
    ['modify', ({ packs }) => packs.toCollection().modify({ mrn: 'MRN-1' })],
    [
      'modify by a function',
      ({ packs }) =>
        packs.toCollection().modify((_: unknown, place: { value?: unknown }) => {
          place.value = PLAIN;
        }),
    ],
    [
      'update in a transaction',
      ({ database, packs }, name) =>
        database.transaction('rw', packs, () => packs.update(name, { mrn: 'MRN-1' })),
    ],
  ])('%s', async (_, change) => {
    const computer = aComputer();
    const { tables } = await aStore(computer);
    const before = await dumpOf(computer.disk);
    const name = String((await tables.packs.toCollection().primaryKeys())[0]);
    await expect(change(tables, name)).rejects.toBeDefined();
    expect(await dumpOf(computer.disk)).toEqual(before);
  });
});

describe('door 2 takes a sealed row', () => {
  it('as it was sealed, and no more once anything was added to it', async () => {
    const { keys, tables } = await aStore(aComputer());
    const name = 'A'.repeat(22);
    const place = { table: 'packs', name, bytes: new Uint8Array(1024) } as const;
    const row = await sealRow(crypto, keys, place);
    if (row === undefined) throw new Error('it was not sealed');
    await tables.packs.put(row);
    await expect(tables.packs.put(Object.assign(row, { mrn: 'MRN-1' }))).rejects.toBeDefined();
    expect(await tables.packs.get(name)).not.toHaveProperty('mrn');
  });
});

describe('the list of slots', () => {
  it('takes no slot of another making', async () => {
    const index = await openIndex(factory());
    await expect(index.slots.put({ id: 'A'.repeat(22), clinician: 'Kim' })).rejects.toBeDefined();
    expect(await index.slots.count()).toBe(0);
  });
});
