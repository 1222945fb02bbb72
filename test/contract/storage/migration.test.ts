import { readFileSync } from 'node:fs';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { keeping } from '#deidentified/storage/kept.ts';
import { bytesOf } from '#deidentified/storage/bytes.ts';
import { openCarryOver } from '#deidentified/storage/carry-over.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { unlockStore } from '#deidentified/storage/unlock-store.ts';
import { aLearning } from '../../support/storage-rows.ts';
import { aComputer, valueOf } from './computer.ts';
import { diskOf, type Dump } from './disk.ts';

interface Stored {
  readonly passphrase: string;
  readonly today: string;
  readonly records: readonly unknown[];
  readonly dump: Dump;
  readonly carryOver: string;
}

/** What a released version wrote, bytes as bytes again. */
function storedBy(version: number): Stored {
  const text = readFileSync(new URL(`version-${version}.json`, import.meta.url), 'utf8');
  const stored: unknown = JSON.parse(text, (_, value: unknown) =>
    isObject(value) && typeof value['bytes'] === 'string' ? bytesOf(value['bytes']) : value,
  );
  if (!isStored(stored)) throw new Error('this is not what a version wrote');
  return stored;
}

function isStored(value: unknown): value is Stored {
  return isObject(value) && typeof value['passphrase'] === 'string' && Array.isArray(value['dump']);
}

/** What became of the records of a version: by hand, so that a migration that loses one is seen. */
const SINCE: Readonly<Record<number, (record: unknown) => unknown>> = {
  1: (record) =>
    isObject(record) && record['kind'] === 'note'
      ? { ...record, purpose: 'question', day: '2026-10-01', state: 'open' }
      : record,
};

describe.each([1])('what version %i kept', (version) => {
  const { passphrase, today, records: stored, dump, carryOver } = storedBy(version);
  const records = stored.map((record) => SINCE[version]?.(record) ?? record);

  it('is opened by this version, whole, and can be written to', async () => {
    const disk = await diskOf(dump);
    const { doors } = aComputer({ factory: () => ({ indexedDB: disk, keyRange: IDBKeyRange }) });
    const opened = valueOf(await unlockStore(doors, { by: 'passphrase', passphrase }, today));
    if (opened.state !== 'open') throw new Error(opened.damage.join());
    expect([...opened.store.kept.values()].map(({ record }) => record)).toEqual(
      expect.arrayContaining([...records]),
    );
    const saved = await saveChanges(doors, opened.store, {
      changes: [keeping(aLearning(9))],
      today,
    });
    expect(valueOf(saved).kept.size).toBe(records.length + 1);
  });

  it('is brought back from its carry-over file', async () => {
    const kept = valueOf(await openCarryOver(crypto, carryOver, passphrase));
    expect([...kept.values()].map(({ record }) => record)).toEqual(records);
  });
});
