import { describe, expect, it } from 'vitest';
import { createStore } from '#deidentified/storage/create-store.ts';
import { lockStore } from '#deidentified/storage/forget-store.ts';
import { NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import { unlockStore } from '#deidentified/storage/unlock-store.ts';
import { aLearning, aRow, keptOf } from '../../support/storage-rows.ts';
import {
  aComputer,
  aPasskey,
  aStore,
  type Computer,
  openedAgain,
  PASSKEY,
  TODAY,
  valueOf,
} from './computer.ts';
import { dumpOf } from './disk.ts';

const WORDS = { by: 'passphrase', passphrase: 'four quiet herons wait' } as const;

const begin = (doors: Computer['doors'], passphrase: string) =>
  createStore(doors, {
    opener: { by: 'passphrase', passphrase },
    kept: NOTHING_KEPT,
    today: TODAY,
  });

describe('a passphrase', () => {
  it('opens its own record; a wrong one opens nothing and says only that', async () => {
    const { doors } = aComputer();
    const kept = keptOf(aRow(aLearning(1), 1));
    lockStore(valueOf(await createStore(doors, { opener: WORDS, kept, today: TODAY })));
    const again = valueOf(await unlockStore(doors, WORDS, TODAY));
    expect(again.state === 'open' && again.store.kept).toEqual(kept);
    const wrong = { by: 'passphrase', passphrase: 'four quiet herons waiT' } as const;
    expect(await unlockStore(doors, wrong, TODAY)).toEqual({ ok: false, code: 'wrong-passphrase' });
    expect(await unlockStore(doors, PASSKEY, TODAY)).toEqual({
      ok: false,
      code: 'passkey-refused',
    });
  });

  it('is hashed six hundred thousand times, with a salt for each record', async () => {
    const { disk, doors } = aComputer();
    valueOf(await begin(doors, WORDS.passphrase));
    valueOf(await begin(doors, 'five loud herons leave'));
    const slots = (await dumpOf(disk)).find(({ store }) => store === 'slots')?.rows ?? [];
    expect(slots.map(({ iterations }) => iterations)).toEqual([600_000, 600_000]);
    expect(new Set(slots.map(({ salt }) => String(salt))).size).toBe(2);
  });

  it('is the same however its letters are composed', async () => {
    const { doors } = aComputer();
    const opener = { by: 'passphrase', passphrase: 'Zoë reads at dawn' } as const;
    lockStore(valueOf(await createStore(doors, { opener, kept: NOTHING_KEPT, today: TODAY })));
    const decomposed = { by: 'passphrase', passphrase: 'Zoe\u0308 reads at dawn ' } as const;
    expect((await unlockStore(doors, decomposed, TODAY)).ok).toBe(true);
  });

  it('of fewer than twelve letters, or that opens another’s record, is refused alike', async () => {
    const { doors } = aComputer();
    valueOf(await begin(doors, WORDS.passphrase));
    const unfit = { ok: false, code: 'passphrase-unfit' };
    expect(await begin(doors, WORDS.passphrase)).toEqual(unfit);
    expect(await begin(doors, 'elevenchars')).toEqual(unfit);
  });
});

describe('a passkey', () => {
  it.each([true, false])(
    'opens its record, whether or not it answers at once (%s)',
    async (prfAtOnce) => {
      const computer = aComputer({ credentials: aPasskey({ prfAtOnce }) });
      await aStore(computer, keptOf(aRow(aLearning(1), 1)));
      expect((await openedAgain(computer)).kept.size).toBe(1);
    },
  );

  it.each([
    ['that keeps no secret', aPasskey({ prf: false }), 'passkey-unsupported'],
    ['that the browser does not know', null, 'passkey-unsupported'],
    [
      'that the reader dismisses',
      {
        create: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
        get: () => Promise.resolve(null),
      },
      'passkey-refused',
    ],
  ])('%s begins no record', async (_, credentials, code) => {
    const { disk, doors } = aComputer({ credentials });
    const opener = PASSKEY;
    expect(await createStore(doors, { opener, kept: NOTHING_KEPT, today: TODAY })).toEqual({
      ok: false,
      code,
    });
    expect(await disk.databases()).toEqual([]);
  });
});
