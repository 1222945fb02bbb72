import { describe, expect, it } from 'vitest';
import { mendStore } from '#deidentified/storage/carry.ts';
import { keeping } from '#deidentified/storage/kept.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { unlockStore } from '#deidentified/storage/unlock-store.ts';
import { aLearning } from '../../support/storage-rows.ts';
import { openedAgain, PASSKEY, TODAY, valueOf } from './computer.ts';
import { scribble } from './disk.ts';
import { aScene, bytesOf, damagedOf, flipped, PASSPHRASE, type Scene } from './scene.ts';

const DAMAGE: readonly (readonly [
  string,
  string,
  (scene: Scene, store: (name: string) => IDBObjectStore) => void,
])[] = [
  [
    'a month that is gone',
    'pack-missing',
    ({ month }, store) => store('packs').delete(String(month['name'])),
  ],
  ['a month as it was before', 'pack-older', ({ older }, store) => store('packs').put(older)],
  [
    'a month cut short',
    'pack-truncated',
    ({ month }, store) =>
      store('packs').put({ ...month, sealed: bytesOf(month, 'sealed').slice(0, 9000) }),
  ],
  [
    'a month cut to half, to the byte',
    'pack-garbled',
    ({ month }, store) =>
      store('packs').put({ ...month, sealed: bytesOf(month, 'sealed').slice(0, 8192 + 16) }),
  ],
  [
    'one changed bit of a month',
    'pack-garbled',
    ({ month }, store) => store('packs').put(flipped(month, 'sealed', 77)),
  ],
  [
    'one changed bit of its IV',
    'pack-garbled',
    ({ month }, store) => store('packs').put(flipped(month, 'iv', 3)),
  ],
  [
    'another month in its place',
    'pack-swapped',
    ({ month, other }, store) => store('packs').put({ ...other, name: month['name'] }),
  ],
  [
    'a row of another key',
    'pack-foreign',
    ({ month, foreign }, store) => store('packs').put({ ...foreign, name: month['name'] }),
  ],
  [
    'a row of another key, relabelled',
    'pack-garbled',
    ({ month, foreign }, store) =>
      store('packs').put({ ...foreign, name: month['name'], keyId: month['keyId'] }),
  ],
  [
    'plain words in its place',
    'pack-truncated',
    ({ month }, store) => store('packs').put({ name: month['name'], topic: 'hypertension' }),
  ],
  ['no head', 'head-missing', (_, store) => store('heads').clear()],
  [
    'one changed bit of the head',
    'head-garbled',
    ({ head }, store) => store('heads').put(flipped(head, 'sealed', 0)),
  ],
];

describe('what is kept, damaged by', () => {
  it.each(DAMAGE)(
    '%s, is noticed as %s, and mended from the carry-over',
    async (_, damage, harm) => {
      const scene = await aScene();
      await scribble(scene.computer.disk, scene.database, (store) => {
        harm(scene, store);
      });
      const { doors } = scene.computer;
      const remains = damagedOf(valueOf(await unlockStore(doors, PASSKEY, TODAY)), damage);
      const carryOver = { file: scene.file, passphrase: PASSPHRASE };
      const foreign = { ...carryOver, passphrase: 'some other words' };
      expect(await mendStore(doors, remains, { carryOver: foreign, today: TODAY })).toEqual({
        ok: false,
        code: 'file-foreign',
      });
      valueOf(await mendStore(doors, remains, { carryOver, today: TODAY }));
      expect((await openedAgain(scene.computer)).kept.size).toBe(2);
    },
  );

  it('the loss of a month, can be mended without a carry-over, from what is left', async () => {
    const { computer, database, month } = await aScene();
    await scribble(computer.disk, database, (store) => {
      store('packs').delete(String(month['name']));
    });
    const { doors } = computer;
    const remains = damagedOf(valueOf(await unlockStore(doors, PASSKEY, TODAY)), 'pack-missing');
    valueOf(await mendStore(doors, remains, { carryOver: null, today: TODAY }));
    expect((await openedAgain(computer)).kept.size).toBe(0);
  });

  it('the loss of a month while it is open, is noticed before anything is written over it', async () => {
    const { computer, database, month } = await aScene();
    const store = await openedAgain(computer);
    await scribble(computer.disk, database, (table) => {
      table('packs').delete(String(month['name']));
    });
    const changes = [keeping(aLearning(3))];
    expect(await saveChanges(computer.doors, store, { changes, today: TODAY })).toEqual({
      ok: false,
      code: 'store-damaged',
    });
  });
});
