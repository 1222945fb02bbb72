import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bringBack, takeAlong } from '#deidentified/storage/carry.ts';
import { carryKeyOf, openCarryOver, sealCarryOver } from '#deidentified/storage/carry-over.ts';
import { createStore } from '#deidentified/storage/create-store.ts';
import type { CarryKey } from '#deidentified/storage/head.ts';
import { type Kept, keeping, NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import { merge } from '#deidentified/storage/merge.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { notTakenAlong } from '#deidentified/storage/session-learning.ts';
import { aLearning, anyKept, aRow, keptOf } from '../../support/storage-rows.ts';
import { aComputer, aStore, openedAgain, TODAY, valueOf } from './computer.ts';
import { dumpOf } from './disk.ts';

const PASSPHRASE = 'seven slow tractors';
const KEPT = keptOf(aRow(aLearning(1), 1), aRow(aLearning(2), 2));
let carry: CarryKey;
let file: string;

beforeAll(async () => {
  carry = valueOf(await carryKeyOf(crypto, PASSPHRASE));
  file = valueOf(await sealCarryOver(crypto, KEPT, carry));
});

const open = (found: string, passphrase = PASSPHRASE) => openCarryOver(crypto, found, passphrase);
const [headerOf, bodyOf] = [
  (found: string) => found.split('\n')[0] ?? '',
  (found: string) => found.split('\n')[1] ?? '',
];
const withHeader = (parts: object): string =>
  `${JSON.stringify({ ...headerObject(), ...parts })}\n${bodyOf(file)}\n`;
function headerObject(): object {
  const header: unknown = JSON.parse(headerOf(file));
  return typeof header === 'object' && header !== null ? header : {};
}

describe('a carry-over file', () => {
  it('gives back the whole record to its passphrase', async () => {
    expect(valueOf(await open(file))).toEqual(KEPT);
  });

  it('tells neither words nor how much: it is as long with one entry as with sixty', async () => {
    const sixty = keptOf(...Array.from({ length: 60 }, (_, at) => aRow(aLearning(at), at + 1)));
    const many = valueOf(await sealCarryOver(crypto, sixty, carry));
    expect(many.length).toBe(file.length);
    expect(file).not.toMatch(/sglt2|2026|learning/);
  });

  it('is sealed anew each time, and can be given without asking for the passphrase again', async () => {
    const again = valueOf(await sealCarryOver(crypto, KEPT, carry));
    expect(bodyOf(again)).not.toBe(bodyOf(file));
    expect(valueOf(await open(again))).toEqual(KEPT);
  });

  it('needs a passphrase of twelve letters', async () => {
    expect(await carryKeyOf(crypto, 'elevenchars')).toEqual({
      ok: false,
      code: 'passphrase-unfit',
    });
  });
});

describe('a carry-over file is refused', () => {
  it.each<readonly [string, () => string, string]>([
    ['of another kind', () => '{"resourceType":"Bundle"}', 'file-unknown'],
    ['that is empty', () => '', 'file-unknown'],
    ['of which a few letters are left', () => file.slice(0, 9), 'file-truncated'],
    ['cut within its header', () => file.slice(0, 120), 'file-truncated'],
    ['cut after its header', () => `${headerOf(file)}\n`, 'file-truncated'],
    ['cut by one letter', () => file.trimEnd().slice(0, -1), 'file-truncated'],
    ['with something added', () => `${file}AAAA`, 'file-tampered'],
    ['of a newer version', () => withHeader({ version: 2, more: true }), 'file-newer'],
    ['with a field that no version has', () => withHeader({ mrn: 'MRN-1' }), 'file-tampered'],
    ['that asks for a weaker hash', () => withHeader({ iterations: 1 }), 'file-tampered'],
    ['that asks for an endless hash', () => withHeader({ iterations: 1e9 }), 'file-tampered'],
    ['with another salt', () => withHeader({ salt: 'A'.repeat(22) }), 'file-tampered'],
    ['with the header of no file', () => file.replace('"version"', '"versiom"'), 'file-tampered'],
    [
      'with a body that is no text of ours',
      () => file.replace(/.{9}\n$/, '*********\n'),
      'file-tampered',
    ],
  ])('%s', async (_, changed, code) => {
    expect(await open(changed())).toEqual({ ok: false, code });
  });

  it('that another passphrase sealed', async () => {
    expect(await open(file, 'seven slow tractorS')).toEqual({ ok: false, code: 'file-foreign' });
  });

  it('with the body of another of the same passphrase', async () => {
    const other = valueOf(await sealCarryOver(crypto, NOTHING_KEPT, carry));
    const mixed = `${headerOf(file)}\n${bodyOf(other)}\n`;
    expect(await open(mixed)).toEqual({ ok: false, code: 'file-tampered' });
  });

  it('with any one letter changed', async () => {
    const letters = fc.integer({ min: 0, max: file.length - 2 });
    await fc.assert(
      fc.asyncProperty(letters, async (at) => {
        const changed = `${file.slice(0, at)}${file[at] === 'A' ? 'B' : 'A'}${file.slice(at + 1)}`;
        expect((await open(changed)).ok).toBe(false);
      }),
      { numRuns: 25 },
    );
    for (let at = 0; at < headerOf(file).length; at += 7) {
      const changed = `${file.slice(0, at)}${file[at] === 'A' ? 'B' : 'A'}${file.slice(at + 1)}`;
      expect((await open(changed)).ok).toBe(false);
    }
  });
});

describe('bringing it back', () => {
  it('is merging, whatever is here and whatever is there', async () => {
    await fc.assert(
      fc.asyncProperty(anyKept, async (kept: Kept) => {
        const sealed = valueOf(await sealCarryOver(crypto, kept, carry));
        expect(merge(NOTHING_KEPT, valueOf(await open(sealed)).values())).toEqual(kept);
      }),
      { numRuns: 10 },
    );
  });

  it('merges without loss or duplicates, both ways, and a second time changes nothing', async () => {
    const home = aComputer();
    const clinic = aComputer();
    const here = await aStore(home, keptOf(aRow(aLearning(1), 1), aRow(aLearning(2), 2)));
    const there = await aStore(clinic, keptOf(aRow(aLearning(2), 1), aRow(aLearning(3), 2)));
    const words = { passphrase: PASSPHRASE, today: TODAY };
    const ours = valueOf(await takeAlong(home.doors, here, words));
    const theirs = valueOf(await takeAlong(clinic.doors, there, words));
    const a = valueOf(await bringBack(home.doors, ours.store, { ...words, file: theirs.file }));
    const b = valueOf(await bringBack(clinic.doors, theirs.store, { ...words, file: ours.file }));
    expect(a.kept.size).toBe(3);
    expect(new Map([...a.kept].toSorted())).toEqual(new Map([...b.kept].toSorted()));
    const again = valueOf(await bringBack(home.doors, a, { ...words, file: theirs.file }));
    expect(again.kept).toEqual(a.kept);
    expect((await openedAgain(home)).kept.size).toBe(3);
  });

  it('of a refused file changes nothing at all', async () => {
    const computer = aComputer();
    const store = await aStore(computer, KEPT);
    const before = await dumpOf(computer.disk);
    for (const changed of [file.slice(0, -40), withHeader({ version: 2 }), `${file}AAAA`, 'x']) {
      const brought = { file: changed, passphrase: PASSPHRASE, today: TODAY };
      expect((await bringBack(computer.doors, store, brought)).ok).toBe(false);
    }
    const foreign = { file, passphrase: 'somebody else’s words', today: TODAY };
    expect((await bringBack(computer.doors, store, foreign)).ok).toBe(false);
    expect(await dumpOf(computer.disk)).toEqual(before);
  });

  it('drops what is past its time on the way in', async () => {
    const computer = aComputer();
    const store = await aStore(computer);
    const brought = { file, passphrase: PASSPHRASE, today: '2029-01-01' };
    expect(valueOf(await bringBack(computer.doors, store, brought)).kept.size).toBe(0);
  });
});

describe('taking it along', () => {
  it('asks for no passphrase where the record opens with one, and opens with that one', async () => {
    const computer = aComputer();
    const opener = { by: 'passphrase', passphrase: PASSPHRASE } as const;
    const store = valueOf(await createStore(computer.doors, { opener, kept: KEPT, today: TODAY }));
    const taken = valueOf(
      await takeAlong(computer.doors, store, { passphrase: null, today: TODAY }),
    );
    expect(valueOf(await open(taken.file))).toEqual(KEPT);
  });

  it('asks for one the first time where the record opens with a passkey', async () => {
    const computer = aComputer();
    const store = await aStore(computer, KEPT);
    expect(await takeAlong(computer.doors, store, { passphrase: null, today: TODAY })).toEqual({
      ok: false,
      code: 'passphrase-needed',
    });
    valueOf(await takeAlong(computer.doors, store, { passphrase: PASSPHRASE, today: TODAY }));
    const again = await openedAgain(computer);
    expect((await takeAlong(computer.doors, again, { passphrase: null, today: TODAY })).ok).toBe(
      true,
    );
    expect(notTakenAlong(again)).toBe(0);
  });

  it('takes what another tab wrote meanwhile', async () => {
    const computer = aComputer();
    const one = await aStore(computer);
    const two = await openedAgain(computer);
    const changes = [keeping(aLearning(7))];
    valueOf(await saveChanges(computer.doors, two, { changes, today: TODAY }));
    const { file: taken } = valueOf(
      await takeAlong(computer.doors, one, { passphrase: PASSPHRASE, today: TODAY }),
    );
    expect(valueOf(await open(taken)).size).toBe(1);
  });
});
