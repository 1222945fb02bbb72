import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from '#deidentified/storage/create-store.ts';
import { findStore } from '#deidentified/storage/find-store.ts';
import { lockStore } from '#deidentified/storage/forget-store.ts';
import { keeping, NOTHING_KEPT, recordsOf, takingBack } from '#deidentified/storage/kept.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { aLearning, aRow, keptOf } from '../../support/storage-rows.ts';
import { aComputer, aStore, openedAgain, PASSKEY, TODAY, valueOf } from './computer.ts';
import { dumpOf } from './disk.ts';

describe('before anyone asks to be remembered', () => {
  it('nothing is on the computer, and looking leaves nothing there', async () => {
    const { disk, doors } = aComputer();
    expect(await findStore(doors)).toEqual({ state: 'none' });
    expect(await disk.databases()).toEqual([]);
  });

  it('a frame of another site keeps nothing, and says so', async () => {
    const { disk, doors } = aComputer({ isPartitioned: true });
    expect(await findStore(doors)).toEqual({ state: 'memory-only', why: 'partitioned' });
    const opener = PASSKEY;
    expect(await createStore(doors, { opener, kept: NOTHING_KEPT, today: TODAY })).toEqual({
      ok: false,
      code: 'storage-blocked',
    });
    expect(await disk.databases()).toEqual([]);
  });

  it.each(['SecurityError', 'InvalidStateError', 'TypeError'])(
    'a browser that answers %s keeps nothing, and says so',
    async (name) => {
      const factory = () => {
        throw new DOMException('not here', name);
      };
      const { doors } = aComputer({ factory });
      expect(await findStore(doors)).toEqual({ state: 'memory-only', why: 'blocked' });
    },
  );
});

describe('a record', () => {
  it('holds what was learned before it was asked for, and what came after', async () => {
    const computer = aComputer();
    const store = await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const changes = [keeping(aLearning(2, { day: '2026-10-02' }))];
    lockStore(valueOf(await saveChanges(computer.doors, store, { changes, today: TODAY })));
    expect(await findStore(computer.doors)).toEqual({
      state: 'locked',
      passkey: true,
      passphrase: false,
      lost: false,
    });
    const again = await openedAgain(computer);
    expect(recordsOf(again.kept, 'learning')).toEqual([
      aLearning(1),
      aLearning(2, { day: '2026-10-02' }),
    ]);
  });

  it('forgets what was taken back', async () => {
    const computer = aComputer();
    const change = keeping(aLearning(1));
    const store = await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const changes = [takingBack(change)];
    valueOf(await saveChanges(computer.doors, store, { changes, today: TODAY }));
    expect(recordsOf((await openedAgain(computer)).kept, 'learning')).toEqual([]);
  });

  it('refuses a change that the policy does not know, and stays as it was', async () => {
    const computer = aComputer();
    const store = await aStore(computer);
    const before = await dumpOf(computer.disk);
    const planted = keeping({ ...aLearning(1), ...{ trigger: 'schedule' } });
    expect(await saveChanges(computer.doors, store, { changes: [planted], today: TODAY })).toEqual({
      ok: false,
      code: 'defect',
    });
    expect(await dumpOf(computer.disk)).toEqual(before);
  });

  it('drops what is past its time when it is opened, from the disk too', async () => {
    const computer = aComputer();
    await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    expect((await openedAgain(computer, '2028-11-30')).kept.size).toBe(1);
    expect((await openedAgain(computer, '2028-12-01')).kept.size).toBe(0);
    expect((await openedAgain(computer, TODAY)).kept.size).toBe(0);
  });

  it('drops what is past its time when it is written', async () => {
    const computer = aComputer();
    const store = await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const changes = [keeping(aLearning(2, { day: '2028-12-01' }))];
    const saved = valueOf(
      await saveChanges(computer.doors, store, { changes, today: '2028-12-01' }),
    );
    expect([...saved.kept.keys()]).toEqual([keeping(aLearning(2)).key]);
  });

  it('is written with strict durability, every time', async () => {
    const computer = aComputer();
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const store = await aStore(computer);
    const changes = [keeping(aLearning(1))];
    valueOf(await saveChanges(computer.doors, store, { changes, today: TODAY }));
    const writes = spy.mock.calls
      .map((call: readonly unknown[]) => call)
      .filter(([, mode]) => mode === 'readwrite');
    spy.mockRestore();
    expect(writes.length).toBeGreaterThanOrEqual(3);
    for (const [, , options] of writes) expect(options).toMatchObject({ durability: 'strict' });
  });

  it('says that the disk is full, and loses nothing it had', async () => {
    const computer = aComputer();
    const store = await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const changes = [keeping(aLearning(2))];
    const refusal = await saveChanges(computer.doors, store, { changes, today: TODAY });
    full.mockRestore();
    expect(refusal.ok ? 'written' : refusal.code).toBe('storage-full');
    expect((await openedAgain(computer)).kept.size).toBe(1);
  });
});
