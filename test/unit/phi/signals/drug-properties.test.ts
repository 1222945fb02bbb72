import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrugFound, indexDrugs } from '#phi/signals/drug-index.ts';
import * as tables from '#phi/signals/drug-tables.ts';

const index = indexDrugs(tables);

/** As the reader of medications splits a name. */
const wordsOf = (name: string): readonly string[] => [
  ...new Set(
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];
const drugsIn = (name: string): readonly DrugFound[] =>
  index.drugsOf({ words: wordsOf(name), rxnorm: [] });
describe('any list of words', () => {
  it('that no table knows gives nothing, property names of objects among them', () => {
    for (const name of ['', 'constructor __proto__ toString', 'tablet oral 10 mg sodium', '‐–—']) {
      expect(drugsIn(name)).toEqual([]);
    }
    expect(index.drugsOf({ words: [], rxnorm: ['__proto__', 'constructor', ''] })).toEqual([]);
  });

  const vocabulary = fc.constantFrom(
    ...tables.DRUG_LINES.split(/[^a-z0-9]+/).filter((word) => word !== ''),
  );
  const anyWords = fc.array(fc.oneof(vocabulary, fc.string()), { maxLength: 25 });

  it('gives each ingredient once, with something to say, and a rule that names it or its class', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const found = index.drugsOf({ words, rxnorm: [] });
        const ids = found.map(({ ingredient }) => ingredient);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { ingredient, classes, topic, rule } of found) {
          expect(classes.length > 0 || topic !== undefined).toBe(true);
          expect([
            `ingredient:${ingredient}`,
            ...classes.map((id) => `drug-class:${id}`),
          ]).toContain(rule);
        }
      }),
    );
  });

  it('gives the same whatever unknown words stand before and after', () => {
    fc.assert(
      fc.property(
        anyWords,
        fc.array(fc.constantFrom('mg', '500', 'daily', 'xr', 'hydrochloride')),
        (words, filler) => {
          const plain = index.drugsOf({ words, rxnorm: [] });
          expect(index.drugsOf({ words: [...filler, ...words, ...filler], rxnorm: [] })).toEqual(
            plain,
          );
        },
      ),
    );
  });
});

describe('the drug table', () => {
  it('is refused where it names a class or a topic that is not one', () => {
    expect(() => indexDrugs({ DRUG_LINES: '\nstatins|atorvastatin\n' })).toThrow(/class/);
    expect(() => indexDrugs({ DRUG_LINES: '\nstatin>lipids|atorvastatin\n' })).toThrow(/topic/);
  });

  it('answers 60 names of each of 2,000 patients well under 100 ms on a quiet machine', () => {
    const names = [
      'Entresto 24-26 mg tab',
      'atorvastatin 40 mg oral tablet',
      'Symbicort',
      'Misc device',
    ];
    const split = names.map(wordsOf);
    const run = (): number => {
      const start = performance.now();
      for (let at = 0; at < 30_000; at += 1) {
        for (const words of split) index.drugsOf({ words, rxnorm: [] });
      }
      return performance.now() - start;
    };
    run();
    // Three times the promise: other tests share the machine.
    expect(Math.min(run(), run(), run())).toBeLessThan(300);
  });
});
