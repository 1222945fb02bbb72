import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mendStore } from '#deidentified/storage/carry.ts';
import { keeping } from '#deidentified/storage/kept.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { unlockStore } from '#deidentified/storage/unlock-store.ts';
import { aLearning } from '../../support/storage-rows.ts';
import { openedAgain, PASSKEY, TODAY, valueOf } from './computer.ts';
import { aScene, damagedOf, PASSPHRASE } from './scene.ts';

/** As Chromium answers for a large row, kept in a file of its own, once that file is gone. */
function loseFileOf(name: unknown): void {
  const read: unknown = Reflect.get(IDBObjectStore.prototype, 'get');
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
    this: IDBObjectStore,
    key,
  ) {
    if (key === name) {
      throw new DOMException('Data lost due to missing file.', 'NotReadableError');
    }
    const request: unknown =
      typeof read === 'function' ? Reflect.apply(read, this, [key]) : undefined;
    if (!(request instanceof Object) || !isRequest(request)) throw new Error('no request');
    return request;
  });
}

function isRequest(value: object): value is ReturnType<IDBObjectStore['get']> {
  return 'onsuccess' in value;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a month of which the browser lost the file', () => {
  it('is noticed as missing, leaves the others readable, and is mended from the carry-over', async () => {
    const scene = await aScene();
    const { doors } = scene.computer;
    loseFileOf(scene.month['name']);
    const remains = damagedOf(valueOf(await unlockStore(doors, PASSKEY, TODAY)), 'pack-missing');
    vi.restoreAllMocks();
    const carryOver = { file: scene.file, passphrase: PASSPHRASE };
    valueOf(await mendStore(doors, remains, { carryOver, today: TODAY }));
    expect((await openedAgain(scene.computer)).kept.size).toBe(2);
  });

  it('is not written over while it is open', async () => {
    const { computer, month } = await aScene();
    const store = await openedAgain(computer);
    loseFileOf(month['name']);
    const changes = [keeping(aLearning(3))];
    expect(await saveChanges(computer.doors, store, { changes, today: TODAY })).toEqual({
      ok: false,
      code: 'store-damaged',
    });
  });
});
