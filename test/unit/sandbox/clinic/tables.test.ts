import { describe, expect, it } from 'vitest';
import { COMORBIDITIES, EXCLUSIVE } from '#sandbox/clinic/comorbidity-table.ts';
import { COMPLAINTS } from '#sandbox/clinic/complaint-table.ts';
import { AGE_BANDS, CONDITIONS, conditionOf } from '#sandbox/clinic/condition-table.ts';
import { DRUGS } from '#sandbox/clinic/drug-table.ts';
import { FOLLOW_UPS } from '#sandbox/clinic/follow-up-table.ts';
import { LAB_EXPECTATIONS, LABS, ROUTINE_LABS } from '#sandbox/clinic/lab-table.ts';
import { LAB_ORDERS, PROCEDURES } from '#sandbox/clinic/procedure-table.ts';
import { AVOIDED_CLASSES, TREATMENTS } from '#sandbox/clinic/treatment-table.ts';

describe('the tables of the clinic', () => {
  it('give every condition and complaint a number for each age', () => {
    for (const { percent } of CONDITIONS)
      expect(percent.filter(Number.isFinite).length).toBe(AGE_BANDS.length);
    for (const { weights } of COMPLAINTS)
      expect(weights.filter(Number.isFinite).length).toBe(AGE_BANDS.length);
  });

  it('name each condition once', () => {
    expect(new Set(CONDITIONS.map(({ id }) => id)).size).toBe(CONDITIONS.length);
  });

  it('write codes in the form of their system, with a valid SNOMED CT check digit', () => {
    for (const { icd10cm, snomed } of [...CONDITIONS, ...COMPLAINTS]) {
      expect(icd10cm).toMatch(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/);
      if (snomed !== '') expect(isVerhoeff(snomed)).toBe(true);
    }
    for (const { snomed } of PROCEDURES) expect(isVerhoeff(snomed)).toBe(true);
    for (const { loinc } of LABS) expect(loinc).toMatch(/^\d{4,5}-\d$/);
    for (const { rxnorm, display } of DRUGS.values()) {
      expect(rxnorm).toMatch(/^\d*$/);
      expect(display === '').toBe(rxnorm === '');
    }
  });

  it('name only conditions, drugs and tests that exist', () => {
    const named = [
      ...COMORBIDITIES.flatMap(({ given, brings }) => [given, brings]),
      ...EXCLUSIVE.flat(),
      ...TREATMENTS.map(({ condition }) => condition),
      ...Object.keys(AVOIDED_CLASSES),
      ...FOLLOW_UPS.keys(),
      ...Object.keys(LAB_ORDERS),
      ...LAB_EXPECTATIONS.map(({ condition }) => condition),
      ...PROCEDURES.flatMap(({ given }) => (/\d-\d/.test(given) ? [] : given.split(' '))),
    ];
    for (const id of named) expect(() => conditionOf(id)).not.toThrow();
    expect(TREATMENTS.flatMap(({ drugs }) => drugs).filter((id) => !DRUGS.has(id))).toEqual([]);
    const labs = new Set(LABS.map(({ id }) => id));
    const tests = [...LAB_EXPECTATIONS, ...ROUTINE_LABS].map(({ lab }) => lab);
    expect([...tests, ...Object.values(LAB_ORDERS)].filter((id) => !labs.has(id))).toEqual([]);
    for (const { percent } of [...LAB_EXPECTATIONS, ...COMORBIDITIES, ...TREATMENTS]) {
      expect(percent).toBeGreaterThan(0);
      expect(percent).toBeLessThanOrEqual(100);
    }
  });
});

/** Verhoeff's check over a SNOMED CT identifier, by the group of the pentagon's symmetries. */
function isVerhoeff(digits: string): boolean {
  const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const times = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5;
    return b < 5 ? ((a - 5 - b + 5) % 5) + 5 : (a - b + 5) % 5;
  };
  const permuted = (digit: number, rounds: number): number =>
    rounds === 0 ? digit : permuted(turn[digit] ?? 0, rounds - 1);
  const check = [...digits]
    .reverse()
    .reduce((sum, digit, place) => times(sum, permuted(Number(digit), place % 8)), 0);
  return check === 0;
}
