import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { bringBack } from '#deidentified/storage/carry.ts';
import { findStore } from '#deidentified/storage/find-store.ts';
import { keeping } from '#deidentified/storage/kept.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { unlockStore } from '#deidentified/storage/unlock-store.ts';
import { aLearning } from '../../support/storage-rows.ts';
import { aComputer, aPasskey, aStore, openedAgain, PASSKEY, TODAY, valueOf } from './computer.ts';
import { diskOf, dumpOf, scribble } from './disk.ts';
import { aScene, damagedOf, flipped, PASSPHRASE, rowsOf } from './scene.ts';

describe('a whole database', () => {
  it('that has forgotten its last writings is noticed, though each row of it is sound', async () => {
    const computer = aComputer();
    const store = await aStore(computer);
    const backup = await dumpOf(computer.disk);
    const changes = [keeping(aLearning(1))];
    valueOf(await saveChanges(computer.doors, store, { changes, today: TODAY }));
    const old = await diskOf(backup);
    const doors = { ...computer.doors, factory: () => ({ indexedDB: old, keyRange: IDBKeyRange }) };
    damagedOf(valueOf(await unlockStore(doors, PASSKEY, TODAY)), 'store-older');
  });

  it('that is gone is noticed before anyone is asked for anything', async () => {
    const computer = aComputer();
    await aStore(computer);
    const empty = aComputer({ witness: computer.doors.witness });
    expect(await findStore(empty.doors)).toEqual({
      state: 'damaged',
      damage: ['store-missing'],
      remains: null,
    });
  });

  it('that the browser cannot open is noticed', async () => {
    const { doors } = aComputer({
      factory: () => {
        throw new DOMException('Internal error opening backing store', 'UnknownError');
      },
    });
    expect(await findStore(doors)).toEqual({
      state: 'damaged',
      damage: ['store-unreadable'],
      remains: null,
    });
  });

  it('can be begun anew from the carry-over, on this computer or another', async () => {
    const { file } = await aScene();
    const another = aComputer({ credentials: aPasskey() });
    const store = await aStore(another);
    valueOf(await bringBack(another.doors, store, { file, passphrase: PASSPHRASE, today: TODAY }));
    expect((await openedAgain(another)).kept.size).toBe(2);
  });
});

describe('the slot of a key', () => {
  it.each(['sealed', 'iv', 'salt'])(
    'with one changed bit of its %s is damaged, not a wrong passphrase',
    async (field) => {
      const { computer } = await aScene();
      const slot = rowsOf(await dumpOf(computer.disk), 'slots')[0] ?? {};
      await scribble(computer.disk, 'foreword', (store) => {
        store('slots').put(flipped(slot, field, 5));
      });
      expect(await unlockStore(computer.doors, PASSKEY, TODAY)).toEqual({
        ok: false,
        code: 'store-damaged',
      });
      computer.witnessed.clear(); // the slot itself tells
      expect(await findStore(computer.doors)).toMatchObject({ state: 'damaged' });
    },
  );

  it('that a newer version wrote is left alone, and said before anyone is asked', async () => {
    const { computer } = await aScene();
    const slot = rowsOf(await dumpOf(computer.disk), 'slots')[0] ?? {};
    await scribble(computer.disk, 'foreword', (store) => {
      store('slots').put({ ...slot, version: 2, more: true });
    });
    expect(await findStore(computer.doors)).toMatchObject({
      state: 'damaged',
      damage: ['store-newer'],
    });
    expect(await unlockStore(computer.doors, PASSKEY, TODAY)).toEqual({
      ok: false,
      code: 'store-newer',
    });
  });

  it('or a row that a newer version wrote is left alone', async () => {
    const { computer, database, head } = await aScene();
    await scribble(computer.disk, database, (store) => {
      store('heads').put({ ...head, version: 2 });
    });
    expect(await unlockStore(computer.doors, PASSKEY, TODAY)).toEqual({
      ok: false,
      code: 'store-newer',
    });
  });
});
