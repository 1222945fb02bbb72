import { describe, expect, it } from 'vitest';
import { forgetStore } from '#deidentified/storage/forget-store.ts';
import { keeping, recordsOf } from '#deidentified/storage/kept.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { aLearning, aRecord } from '../../support/storage-rows.ts';
import { aComputer, aStore, openedAgain, TODAY, valueOf } from './computer.ts';

const settings = (budget: number) =>
  aRecord({ kind: 'settings', budget, askFirst: false, learningMonths: 24, noteMonths: 12 });

describe('two tabs of one learner', () => {
  it('lose nothing to each other, though neither waits and both write the same month', async () => {
    const computer = aComputer(); // without locks: the writing itself must notice
    const one = await aStore(computer);
    const two = await openedAgain(computer);
    const save = (store: typeof one, number: number) =>
      saveChanges(computer.doors, store, { changes: [keeping(aLearning(number))], today: TODAY });
    const saved = await Promise.all(
      Array.from({ length: 8 }, (_, at) => save(at % 2 === 0 ? one : two, at)),
    );
    expect(saved.map(({ ok }) => ok)).not.toContain(false);
    expect(recordsOf((await openedAgain(computer)).kept, 'learning')).toHaveLength(8);
  });

  it('agree on the last of two settings', async () => {
    const computer = aComputer();
    const one = await aStore(computer);
    const two = await openedAgain(computer);
    for (const [store, budget] of [
      [one, 2],
      [two, 15],
    ] as const) {
      const changes = [keeping(settings(budget))];
      valueOf(await saveChanges(computer.doors, store, { changes, today: TODAY }));
    }
    expect(recordsOf((await openedAgain(computer)).kept, 'settings')).toEqual([settings(15)]);
  });

  it('when one forgets everything, the other cannot bring it back', async () => {
    const computer = aComputer();
    const one = await aStore(computer);
    const two = await openedAgain(computer);
    valueOf(await forgetStore(computer.doors, one));
    const changes = [keeping(aLearning(1))];
    expect(await saveChanges(computer.doors, two, { changes, today: TODAY })).toEqual({
      ok: false,
      code: 'store-closed',
    });
    expect(await computer.disk.databases()).toEqual([]);
  });
});
