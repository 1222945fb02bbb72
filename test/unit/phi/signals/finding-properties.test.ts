import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '#phi/signals/clinical-snapshot.ts';
import { indexFindings } from '#phi/signals/finding-index.ts';
import { readAnalytes } from '#phi/signals/finding-table.ts';
import * as tables from '#phi/signals/finding-tables.ts';

const index = indexFindings(tables);

const findingOf = (
  code: string,
  value: number,
  unit: string,
  comparator: Quantity['comparator'] = null,
): string | undefined =>
  index.findingOf({
    coding: { system: 'http://loinc.org', code },
    quantity: { value, unit, comparator },
    abnormal: false,
  })?.finding;

describe('any result', () => {
  const analytes = readAnalytes(tables.ANALYTE_LINES);
  const measured = [...analytes].filter(([, { rules }]) => rules.length > 0);
  const anyCode = fc.constantFrom(...measured.map(([code]) => code));
  const anyComparator = fc.constantFrom<Quantity['comparator']>(null, '<', '<=', '>=', '>');

  it('says the same in every unit its value is converted to', () => {
    const cases = measured.flatMap(([code, { units, lowest, highest }]) =>
      [...units].map(([unit, conversion]) => ({ code, unit, conversion, lowest, highest })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.double({ min: 0, max: 1, noNaN: true }),
        anyComparator,
        ({ code, unit, conversion, lowest, highest }, share, comparator) => {
          const [canonical = ''] = analytes.get(code)?.units.keys() ?? [];
          // As laboratories print: two digits behind the point, in the canonical unit.
          const value = Math.round((lowest + share * share * (highest - lowest)) * 100) / 100;
          const converted = (value - conversion.offset) / conversion.factor;
          expect(findingOf(code, converted, unit, comparator)).toBe(
            findingOf(code, value, canonical, comparator),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never says anything by its value in a unit that is not known', () => {
    fc.assert(
      fc.property(
        anyCode,
        fc.double(),
        fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'mg', '%%', 'mmol')),
        (code, value, unit) => {
          const known = analytes.get(code)?.units ?? new Map<string, unknown>();
          fc.pre(!known.has(unit) && !/[{}[\]()\s_]/.test(unit) && !known.has(unit.toLowerCase()));
          expect(findingOf(code, value, unit)).toBeUndefined();
        },
      ),
    );
  });

  it('on a comparator says only what every value on its side says', () => {
    const sided = fc.constantFrom<'<' | '<=' | '>=' | '>'>('<', '<=', '>=', '>');
    const shares = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(anyCode, sided, shares, (code, comparator, [first, second]) => {
        const {
          lowest = 0,
          highest = 0,
          units = new Map<string, unknown>(),
        } = analytes.get(code) ?? {};
        const [unit = ''] = units.keys();
        const at = (share: number): number => lowest + share * (highest - lowest);
        const [bound, other] = comparator.startsWith('<')
          ? [Math.max(at(first), at(second)), Math.min(at(first), at(second))]
          : [Math.min(at(first), at(second)), Math.max(at(first), at(second))];
        fc.pre(Math.abs(bound - other) > 1e-6);
        const said = findingOf(code, bound, unit, comparator);
        const rules = analytes.get(code)?.rules ?? [];
        const rank = (finding: string | undefined): number =>
          rules.findIndex((rule) => rule.finding === finding);
        // A value farther out says the same, or something stricter.
        if (said !== undefined) {
          const exact = findingOf(code, other, unit);
          expect(rank(exact)).toBeGreaterThanOrEqual(0);
          expect(rank(exact)).toBeLessThanOrEqual(rank(said));
        }
      }),
    );
  });

  it('of another code system, or of a code that is a property of objects, says nothing', () => {
    const quantity = { value: 9, unit: '%', comparator: null };
    for (const coding of [
      { system: 'http://snomed.info/sct', code: '4548-4' },
      { system: '', code: '4548-4' },
      { system: 'http://loinc.org', code: '__proto__' },
      { system: 'http://loinc.org', code: 'constructor' },
      { system: 'http://loinc.org', code: '' },
    ]) {
      expect(index.findingOf({ coding, quantity, abnormal: true })).toBeUndefined();
    }
    const oid = { system: 'urn:oid:2.16.840.1.113883.6.1', code: '4548-4' };
    expect(index.findingOf({ coding: oid, quantity, abnormal: false })?.finding).toBe('hba1c-high');
  });

  it('takes a unit of 20 kB in its stride', () => {
    expect(findingOf('2823-3', 6, 'm'.repeat(20_000))).toBeUndefined();
  });
});

describe('the finding tables', () => {
  it('are refused where they name a finding, a topic or a comparator that is not one', () => {
    const { ANALYTE_LINES, FINDING_TOPICS } = tables;
    const line = (rule: string): string => `3|20|%=1,0|${rule}||4548-4`;
    expect(() => indexFindings({ ANALYTE_LINES: line('sugar >= 6.5'), FINDING_TOPICS })).toThrow();
    expect(() =>
      indexFindings({ ANALYTE_LINES: line('hba1c-high = 6.5'), FINDING_TOPICS }),
    ).toThrow();
    expect(() => indexFindings({ ANALYTE_LINES, FINDING_TOPICS: 'sugar hba1c-high' })).toThrow();
  });

  it('answer 60 results of each of 2,000 patients well under 100 ms on a quiet machine', () => {
    const results = [
      { code: '4548-4', unit: '%', value: 7.1 },
      { code: '33914-3', unit: 'mL/min/{1.73_m2}', value: 48 },
      { code: '777-3', unit: '10*3/uL', value: 210 },
      { code: '2951-2', unit: 'mmol/L', value: 139 },
    ];
    const run = (): number => {
      const start = performance.now();
      for (let at = 0; at < 30_000; at += 1) {
        for (const { code, unit, value } of results) findingOf(code, value, unit);
      }
      return performance.now() - start;
    };
    run();
    // Three times the promise: other tests share the machine.
    expect(Math.min(run(), run(), run())).toBeLessThan(300);
  });
});
