import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findStore } from '#deidentified/storage/find-store.ts';
import { aLearning, aRow, keptOf } from '../../support/storage-rows.ts';
import { aComputer, aStore, openedAgain, TODAY } from './computer.ts';
import { dumpOf } from './disk.ts';

/** Chromium's LevelDB begins a new log beyond this. */
const LOG_BYTES = 4 * 1024 * 1024;

/** What is put into any table, in bytes, and as the transactions it is put in. */
function watchWriting(): { readonly bytes: () => number; readonly transactions: Set<unknown> } {
  const transactions = new Set<unknown>();
  const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
  ) {
    transactions.add(this.transaction);
    const request: unknown = put instanceof Function ? Reflect.apply(put, this, [value]) : null;
    if (!isRequest(request)) throw new Error('no request');
    return request;
  });
  const length = ([value]: readonly unknown[]) => (value instanceof Uint8Array ? value.length : 0);
  return {
    transactions,
    bytes: () => spy.mock.calls.reduce((sum, call: readonly unknown[]) => sum + length(call), 0),
  };
}

function isRequest(value: unknown): value is ReturnType<IDBObjectStore['put']> {
  return value instanceof Object && 'onsuccess' in value;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a record that is looked for', () => {
  it('begins a new log, once for each window, and leaves nothing of it', async () => {
    const computer = aComputer();
    await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const before = await dumpOf(computer.disk);
    const written = watchWriting();
    expect(await findStore(computer.doors)).toMatchObject({ state: 'locked' });
    expect(written.bytes()).toBeGreaterThan(LOG_BYTES);
    expect(written.transactions.size).toBeGreaterThan(1); // a log is put away at the next writing
    expect(await dumpOf(computer.disk)).toEqual(before);
    const once = written.bytes();
    await findStore(computer.doors);
    expect(written.bytes()).toBe(once);
  });

  it('and is not there writes nothing', async () => {
    const { disk, doors } = aComputer();
    const written = watchWriting();
    expect(await findStore(doors)).toEqual({ state: 'none' });
    expect(written.bytes()).toBe(0);
    expect(await disk.databases()).toEqual([]);
  });

  it('where there is no room for a new log is opened all the same', async () => {
    const computer = aComputer();
    await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect((await openedAgain(computer, TODAY)).kept.size).toBe(1);
    expect((await computer.disk.databases()).map(({ name }) => name)).not.toContain(
      'foreword-renewal',
    );
  });
});
