import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kept, NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import { merge } from '#deidentified/storage/merge.ts';
import {
  aLearning,
  anEmptyRow,
  anyKept,
  aRecord,
  aRow,
  keptOf,
  PLAIN,
} from '../../../support/storage-rows.ts';

const both = (a: Kept, b: Kept): Kept => merge(a, b.values());
const sorted = (kept: Kept) => [...kept.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));

describe('two copies of one record', () => {
  it('give the same record whichever is brought to the other', () => {
    fc.assert(
      fc.property(anyKept, anyKept, (a, b) => {
        expect(sorted(both(a, b))).toEqual(sorted(both(b, a)));
      }),
    );
  });

  it('give the same record in whatever order three of them meet', () => {
    fc.assert(
      fc.property(anyKept, anyKept, anyKept, (a, b, c) => {
        expect(sorted(both(both(a, b), c))).toEqual(sorted(both(a, both(b, c))));
      }),
    );
  });

  it('are not changed by being merged again', () => {
    fc.assert(
      fc.property(anyKept, anyKept, (a, b) => {
        const once = both(a, b);
        expect(sorted(both(once, b))).toEqual(sorted(once));
        expect(sorted(both(a, a))).toEqual(sorted(a));
      }),
    );
  });

  it('lose no row of either, and double none', () => {
    fc.assert(
      fc.property(anyKept, anyKept, (a, b) => {
        expect(new Set(both(a, b).keys())).toEqual(new Set([...a.keys(), ...b.keys()]));
        for (const [key, row] of both(a, b)) {
          expect([a.get(key), b.get(key)]).toContainEqual(row);
        }
      }),
    );
  });
});

describe('of two copies of one row', () => {
  it('the later stands', () => {
    const older = aRow(aLearning(1, { mark: 'later' }), 3);
    const newer = aRow(aLearning(1, { mark: 'done' }), 4);
    expect([...keptOf(newer, older).values()]).toEqual([newer]);
  });

  it('what was taken back does not come back with an older copy', () => {
    const gone = anEmptyRow(aLearning(1), 4);
    expect([...keptOf(gone, aRow(aLearning(1), 3)).values()]).toEqual([gone]);
  });

  it('exposure keeps the greater band, even where a lesser one is later', () => {
    const row = (band: string, turn: number) =>
      aRow(aRecord({ kind: 'exposure', topic: PLAIN[0], quarter: '2026-Q4', band }), turn);
    expect([...keptOf(row('11+', 1), row('3-10', 9)).values()]).toEqual([row('11+', 1)]);
  });

  it('is settled even where nothing came before', () => {
    expect(merge(NOTHING_KEPT, []).size).toBe(0);
  });
});
