import { expect } from 'vitest';
import { takeAlong } from '#deidentified/storage/carry.ts';
import { keeping } from '#deidentified/storage/kept.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import type { DamagedStore } from '#deidentified/storage/store-state.ts';
import type { Unlocked } from '#deidentified/storage/unlock-store.ts';
import { aLearning, aRow, keptOf } from '../../support/storage-rows.ts';
import { aComputer, aStore, type Computer, TODAY, valueOf } from './computer.ts';
import { type Dump, dumpOf } from './disk.ts';

export const PASSPHRASE = 'seven slow tractors';
export type Row = Readonly<Record<string, unknown>>;

export interface Scene {
  readonly computer: Computer;
  readonly database: string;
  /** The row of the month that holds an entry. */
  readonly month: Row;
  /** Any other. */
  readonly other: Row;
  /** The month's row before its last writing. */
  readonly older: Row;
  readonly head: Row;
  readonly foreign: Row;
  readonly file: string;
}

/** A record of two entries in one month, taken along; and the record of somebody else. */
export async function aScene(): Promise<Scene> {
  const computer = aComputer();
  const first = await aStore(computer, keptOf(aRow(aLearning(1), 1)));
  const before = await dumpOf(computer.disk);
  const changes = [keeping(aLearning(2))];
  const second = valueOf(await saveChanges(computer.doors, first, { changes, today: TODAY }));
  const after = await dumpOf(computer.disk);
  const month = rowsOf(after, 'packs').find(
    (row) =>
      !rowsOf(before, 'packs').some((old) => old['name'] === row['name'] && sameIv(old, row)),
  );
  const older = rowsOf(before, 'packs').find(({ name }) => name === month?.['name']);
  const other = rowsOf(after, 'packs').find(({ name }) => name !== month?.['name']);
  const taken = valueOf(
    await takeAlong(computer.doors, second, { passphrase: PASSPHRASE, today: TODAY }),
  );
  const head = rowsOf(await dumpOf(computer.disk), 'heads')[0];
  const elsewhere = aComputer();
  await aStore(elsewhere);
  const foreign = rowsOf(await dumpOf(elsewhere.disk), 'packs')[0];
  if (!month || !older || !other || !head || !foreign) throw new Error('a row is missing');
  const database = second.tables.database.name;
  second.tables.database.close();
  return { computer, database, month, older, other, head, foreign, file: taken.file };
}

export function rowsOf(dump: Dump, store: string): readonly Row[] {
  return dump.filter((found) => found.store === store).flatMap(({ rows }) => rows);
}

function sameIv(a: Row, b: Row): boolean {
  return JSON.stringify(a['iv']) === JSON.stringify(b['iv']);
}

export function bytesOf(row: Row, field: string): Uint8Array<ArrayBuffer> {
  const bytes = row[field];
  if (!(bytes instanceof Uint8Array)) throw new Error(`${field} is not bytes`);
  return Uint8Array.from(bytes);
}

export function flipped(row: Row, field: string, at: number): Row {
  const bytes = bytesOf(row, field);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { ...row, [field]: bytes };
}

export function damagedOf(found: Unlocked, damage: string): DamagedStore {
  if (found.state !== 'damaged' || found.remains === null) throw new Error('nothing was noticed');
  expect(found.damage).toContain(damage);
  return found.remains;
}
