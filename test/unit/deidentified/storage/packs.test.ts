import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, padded, textOf, unpadded, utf8 } from '#deidentified/storage/bytes.ts';
import { upgraded } from '#deidentified/storage/migrations.ts';
import { packBytes, packOf, PACKS, parsePack } from '#deidentified/storage/packs.ts';
import { aLearning, anyKept, aRow } from '../../../support/storage-rows.ts';

describe('a pack', () => {
  it('gives back the rows it was made of', () => {
    fc.assert(
      fc.property(anyKept, (kept) => {
        const pack = { count: 3, rows: [...kept.values()] };
        const bytes = packBytes(pack);
        expect(bytes && parsePack(bytes)).toEqual(pack);
      }),
    );
  });

  it('is as long with one entry as with sixty', () => {
    const sizes = [0, 1, 60].map(
      (entries) =>
        packBytes({
          count: 1,
          rows: Array.from({ length: entries }, (_, at) => aRow(aLearning(at), 1)),
        })?.length,
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it('refuses a row that something rides along with, though its type says nothing of it', () => {
    const planted = { ...aRow(aLearning(1), 1), mrn: 'MRN-1' };
    expect(packBytes({ count: 1, rows: [planted] })).toBeUndefined();
  });

  it('refuses a row that names a visit, and one whose key is not its own', () => {
    const row = aRow(aLearning(1), 1);
    const refuses = (planted: object) => {
      const text = JSON.stringify({ version: 1, count: 1, rows: [{ ...row, ...planted }] });
      expect(parsePack(padded(utf8(text), 1024))).toBeUndefined();
    };
    refuses({ record: { ...row.record, trigger: 'schedule' } });
    refuses({ key: aRow(aLearning(2), 1).key });
    refuses({ month: '2026-10' });
  });

  it('is one of a fixed list, by month, however many months there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          const label = packOf({
            key: 'learning/x',
            month: `${year}-${String(month).padStart(2, '0')}`,
          });
          expect(PACKS).toContain(label);
        },
      ),
    );
    const months = Array.from(
      { length: 25 },
      (_, at) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    );
    expect(new Set(months.map((month) => packOf({ key: 'learning/x', month }))).size).toBe(25);
  });
});

describe('bytes', () => {
  it('come back from text, and from padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (found) => {
        const bytes = Uint8Array.from(found);
        expect(bytesOf(textOf(bytes))).toEqual(bytes);
        expect(unpadded(padded(bytes, 16))).toEqual(bytes);
      }),
    );
  });

  it.each(['a', 'a=', 'a+b/', 'AB', 'ÄÄÄÄ'])('"%s" is no text of ours', (text) => {
    expect(bytesOf(text)).toBeUndefined();
  });
});

describe('rows of an older version', () => {
  const steps = [(row: unknown) => [row, 'second'], (row: unknown) => [row, 'third']];

  it('go through every step after theirs, and no other', () => {
    expect(upgraded(1, ['a'], steps)).toEqual([[['a', 'second'], 'third']]);
    expect(upgraded(2, ['a'], steps)).toEqual([['a', 'third']]);
    expect(upgraded(3, ['a'], steps)).toEqual(['a']);
  });

  it.each([0, 4, 1.5, '1', null])('of version %s are not guessed at', (version) => {
    expect(upgraded(version, ['a'], steps)).toBeUndefined();
  });
});
