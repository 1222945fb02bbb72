import { describe, expect, it } from 'vitest';
import { COMORBIDITIES, EXCLUSIVE } from '#sandbox/clinic/comorbidity-table.ts';
import { COMPLAINTS } from '#sandbox/clinic/complaint-table.ts';
import { AGE_BANDS, CONDITIONS, conditionOf } from '#sandbox/clinic/condition-table.ts';
import { DRUGS } from '#sandbox/clinic/drug-table.ts';
import { FOLLOW_UPS } from '#sandbox/clinic/follow-up-table.ts';
import { LAB_EXPECTATIONS, LABS, ROUTINE_LABS } from '#sandbox/clinic/lab-table.ts';
import { LAB_ORDERS, PROCEDURES } from '#sandbox/clinic/procedure-table.ts';
import { isValidLoinc, isValidSnomed } from '../../../terminology/check-digits.ts';
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

  it('write codes in the form of their system, with the right check digits', () => {
    for (const { icd10cm, snomed } of [...CONDITIONS, ...COMPLAINTS]) {
      expect(icd10cm).toMatch(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/);
      if (snomed !== '') expect(isValidSnomed(snomed)).toBe(true);
    }
    for (const { snomed } of PROCEDURES) expect(isValidSnomed(snomed)).toBe(true);
    for (const { loinc } of LABS) expect(isValidLoinc(loinc)).toBe(true);
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
