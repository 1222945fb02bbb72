import { describe, expect, it } from 'vitest';
import type { Quantity } from '#phi/signals/clinical-snapshot.ts';
import { indexFindings } from '#phi/signals/finding-index.ts';
import * as tables from '#phi/signals/finding-tables.ts';

const index = indexFindings(tables);

interface Given {
  readonly comparator?: Quantity['comparator'];
  readonly abnormal?: boolean;
}
const resultOf = (code: string, quantity: Quantity | null, abnormal = false) =>
  index.findingOf({ coding: { system: 'http://loinc.org', code }, quantity, abnormal });
const findingOf = (
  code: string,
  value: number,
  unit: string,
  { comparator = null, abnormal = false }: Given = {},
): string | undefined => resultOf(code, { value, unit, comparator }, abnormal)?.finding;

describe('a result with its value', () => {
  it.each<
    [what: string, code: string, unit: string, inside: number, outside: number, finding: string]
  >([
    ['HbA1c', '4548-4', '%', 6.49, 6.5, 'hba1c-high'],
    ['HbA1c, IFCC', '59261-8', 'mmol/mol', 47, 48, 'hba1c-high'],
    ['LDL', '13457-7', 'mg/dL', 159.9, 160, 'ldl-high'],
    ['LDL, very high', '13457-7', 'mg/dL', 189.9, 190, 'ldl-very-high'],
    ['LDL, SI', '22748-8', 'mmol/L', 4.91, 4.92, 'ldl-very-high'],
    ['total cholesterol', '2093-3', 'mg/dL', 239, 240, 'total-cholesterol-high'],
    ['total cholesterol, SI', '14647-2', 'mmol/L', 6.2, 6.21, 'total-cholesterol-high'],
    ['HDL', '2085-9', 'mg/dL', 40, 39.9, 'hdl-low'],
    ['HDL, SI', '14646-4', 'mmol/L', 1.04, 1.03, 'hdl-low'],
    ['triglycerides', '2571-8', 'mg/dL', 174, 175, 'triglycerides-high'],
    ['triglycerides, SI', '14927-8', 'mmol/L', 5.64, 5.65, 'triglycerides-very-high'],
    ['eGFR', '33914-3', 'mL/min/{1.73_m2}', 60, 59.9, 'egfr-low'],
    ['eGFR, G4', '98979-8', 'mL/min/1.73 m²', 30, 29, 'egfr-below-30'],
    ['eGFR, G5', '62238-1', 'mL/min/1.73m2', 15, 14, 'egfr-below-15'],
    ['uACR', '14959-1', 'mg/g', 29.9, 30, 'uacr-high'],
    ['uACR, A3', '9318-7', 'mg/g{creat}', 300, 301, 'uacr-very-high'],
    ['uACR, SI', '32294-1', 'mg/mmol', 3.39, 3.4, 'uacr-high'],
    ['potassium, high', '2823-3', 'mmol/L', 5, 5.1, 'potassium-high'],
    ['potassium, low', '6298-4', 'mEq/L', 3.5, 3.4, 'potassium-low'],
    ['sodium, low', '2951-2', 'mmol/L', 135, 134, 'sodium-low'],
    ['sodium, high', '2947-0', 'meq/L', 145, 146, 'sodium-high'],
    ['magnesium', '19123-9', 'mg/dL', 1.7, 1.69, 'magnesium-low'],
    ['magnesium, SI', '2601-3', 'mmol/L', 0.7, 0.69, 'magnesium-low'],
    ['calcium, high', '17861-6', 'mg/dL', 10.5, 10.6, 'calcium-high'],
    ['calcium, high, SI', '2000-8', 'mmol/L', 2.61, 2.63, 'calcium-high'],
    ['calcium, low', '17861-6', 'mg/dL', 8.5, 8.4, 'calcium-low'],
    ['hemoglobin', '718-7', 'g/dL', 12, 11.9, 'hemoglobin-low'],
    ['hemoglobin, SI', '718-7', 'g/L', 120, 119, 'hemoglobin-low'],
    ['hematocrit', '4544-3', '%', 36, 35.9, 'hematocrit-low'],
    ['hematocrit, SI', '20570-8', 'L/L', 0.36, 0.35, 'hematocrit-low'],
    ['MCV, low', '787-2', 'fL', 80, 79, 'mcv-low'],
    ['MCV, high', '30428-7', 'fL', 100, 101, 'mcv-high'],
    ['ferritin', '2276-4', 'ng/mL', 30, 29, 'ferritin-low'],
    ['ferritin, SI', '20567-4', 'µg/L', 30, 29, 'ferritin-low'],
    ['vitamin B12', '2132-9', 'pg/mL', 200, 199, 'vitamin-b12-low'],
    ['vitamin B12, SI', '2132-9', 'pmol/L', 148, 147, 'vitamin-b12-low'],
    ['vitamin D', '1989-3', 'ng/mL', 20, 19.9, 'vitamin-d-25-low'],
    ['vitamin D, SI', '14635-7', 'nmol/L', 50, 49, 'vitamin-d-25-low'],
    ['TSH, high', '3016-3', 'uIU/mL', 4.5, 4.6, 'tsh-high'],
    ['TSH, low', '3016-3', 'm[IU]/L', 0.4, 0.39, 'tsh-low'],
    ['free T4, low', '3024-7', 'ng/dL', 0.8, 0.79, 'free-t4-low'],
    ['free T4, high, SI', '14920-3', 'pmol/L', 23, 24, 'free-t4-high'],
    ['NT-proBNP', '33762-6', 'pg/mL', 124, 125, 'nt-probnp-high'],
    ['NT-proBNP, SI', '33762-6', 'pmol/L', 14.7, 14.8, 'nt-probnp-high'],
    ['BNP', '30934-4', 'ng/L', 34, 35, 'bnp-high'],
    ['INR', '6301-6', '{INR}', 1.9, 2, 'inr-high'],
    ['INR above its target', '34714-6', '1', 3, 3.1, 'inr-above-range'],
    ['platelets, low', '777-3', '10*3/uL', 150, 149, 'platelets-low'],
    ['platelets, low, SI', '26515-7', '10^9/L', 150, 149, 'platelets-low'],
    ['platelets, low, per µL', '777-3', '/uL', 150_000, 149_000, 'platelets-low'],
    ['platelets, high', '777-3', 'K/uL', 450, 451, 'platelets-high'],
    ['white cells, high', '6690-2', '10*3/µL', 11, 11.1, 'leukocytes-high'],
    ['white cells, low', '26464-8', '10*9/L', 4, 3.9, 'leukocytes-low'],
    ['neutrophils', '751-8', 'x10^3/uL', 1.5, 1.4, 'neutrophils-low'],
    ['ALT', '1742-6', 'U/L', 55, 56, 'alt-high'],
    ['ALT, SI', '1743-4', 'ukat/L', 0.9, 0.93, 'alt-high'],
    ['AST', '1920-8', '[IU]/L', 48, 49, 'ast-high'],
    ['alkaline phosphatase', '6768-6', 'U/L', 130, 131, 'alkaline-phosphatase-high'],
    ['bilirubin', '1975-2', 'mg/dL', 1.2, 1.3, 'bilirubin-high'],
    ['bilirubin, SI', '14631-6', 'μmol/L', 20, 21, 'bilirubin-high'],
    ['urate', '3084-1', 'mg/dL', 6.8, 6.9, 'urate-high'],
    ['urate, SI', '14933-6', 'umol/L', 404, 405, 'urate-high'],
    ['fasting glucose', '1558-6', 'mg/dL', 125, 126, 'glucose-fasting-high'],
    ['fasting glucose, SI', '14771-0', 'mmol/L', 6.9, 7, 'glucose-fasting-high'],
    ['glucose', '2345-7', 'mg/dL', 199, 200, 'glucose-high'],
    ['glucose, low, SI', '14749-6', 'mmol/L', 3.9, 3.8, 'glucose-low'],
    ['PSA', '2857-1', 'ng/mL', 4, 4.1, 'psa-high'],
    ['systolic pressure', '8480-6', 'mm[Hg]', 139, 140, 'systolic-pressure-high'],
    ['diastolic pressure', '8462-4', 'mmHg', 89, 90, 'diastolic-pressure-high'],
    ['BMI', '39156-5', 'kg/m2', 29.9, 30, 'bmi-30-or-more'],
    ['PHQ-9', '44261-6', '{score}', 9, 10, 'phq-9-high'],
    ['PHQ-2', '55758-7', '', 2, 3, 'phq-2-high'],
    ['GAD-7', '70274-6', '1', 9, 10, 'gad-7-high'],
    ['MMSE', '72106-8', '(score)', 24, 23, 'mmse-low'],
    ['ejection fraction', '10230-1', '%', 41, 40, 'ejection-fraction-low'],
    ['bone density', '38265-5', '{T-score}', -2.4, -2.5, 'bone-density-low'],
  ])('%s (%s, %s): %d is within the limit, %d is a finding: %s', (_, code, unit, ...rest) => {
    const [inside, outside, finding] = rest;
    expect(findingOf(code, inside, unit)).not.toBe(finding);
    expect(findingOf(code, outside, unit)).toBe(finding);
  });

  it.each([
    ['4548-4', 8, '%', 'type-2-diabetes', 'loinc:4548-4>=6.5 %'],
    ['33914-3', 41, 'mL/min/{1.73_m2}', 'chronic-kidney-disease', 'loinc:33914-3<60 mL/min/1.73m2'],
    ['3016-3', 0.1, 'mU/L', 'hyperthyroidism', 'loinc:3016-3<0.4 mU/L'],
    ['44261-6', 15, '{score}', 'depression', 'loinc:44261-6>=10'],
    ['777-3', 600, '10*3/uL', undefined, 'loinc:777-3>450 10*3/uL'],
  ])('%s of %d %s leads to %s by %s', (code, value, unit, topic, rule) => {
    const found = resultOf(code, { value, unit, comparator: null });
    expect(found?.topic).toBe(topic);
    expect(found?.rule).toBe(rule);
  });

  it.each([
    ['creatinine has no limit without an estimated GFR', '2160-0', 4, 'mg/dL'],
    ['6.5 mmol/mol is a percentage under the wrong unit', '59261-8', 6.5, 'mmol/mol'],
    ['48 % is IFCC under the wrong unit', '4548-4', 48, '%'],
    ['130 mmol/L of LDL is mg/dL', '13457-7', 130, 'mmol/L'],
    ['3.2 mg/dL of LDL is mmol/L, and not low HDL either', '2085-9', 1.2, 'mg/dL'],
    ['110 g/dL of hemoglobin is g/L', '718-7', 110, 'g/dL'],
    ['0.42 % of hematocrit is a fraction', '4544-3', 0.3, '%'],
    ['250 platelets per µL are thousands', '777-3', 120, '/uL'],
    ['2.2 mg/dL of calcium is mmol/L', '17861-6', 2.2, 'mg/dL'],
    ['5.2 mg/dL of glucose is mmol/L', '2345-7', 5.2, 'mg/dL'],
    ['100 mmol/L of glucose is mg/dL', '2345-7', 100, 'mmol/L'],
    ['INR 70 is a percentage', '6301-6', 70, '1'],
    ['a score beyond its scale', '44261-6', 28, '{score}'],
    ['a negative potassium', '2823-3', -3, 'mmol/L'],
    ['a potassium without a unit', '2823-3', 6, ''],
    ['a potassium in mg/dL', '2823-3', 6, 'mg/dL'],
    ['not a number', '2823-3', Number.NaN, 'mmol/L'],
    ['infinitely much', '4548-4', Infinity, '%'],
  ])('says nothing: %s', (_, code, value, unit) => {
    expect(findingOf(code, value, unit)).toBeUndefined();
  });

  it.each([
    ['33914-3', '>', 60, undefined],
    ['33914-3', '>=', 59, undefined],
    ['33914-3', '<', 15, 'egfr-below-15'],
    ['33914-3', '<=', 15, 'egfr-below-30'],
    ['33914-3', '<', 60, 'egfr-low'],
    ['33914-3', '<', 90, undefined],
    ['4548-4', '>', 6.5, 'hba1c-high'],
    ['4548-4', '>=', 6.5, 'hba1c-high'],
    ['4548-4', '>', 6.4, undefined],
    ['4548-4', '<', 14, undefined],
    ['2823-3', '>', 5, 'potassium-high'],
    ['2823-3', '>=', 5, undefined],
    ['2823-3', '<', 3.5, 'potassium-low'],
    ['2823-3', '<=', 3.5, undefined],
  ] as const)('%s %s %d says %s: a comparator counts where it proves the limit', (...given) => {
    const [code, comparator, value, finding] = given;
    const unit = { '33914-3': 'mL/min/{1.73_m2}', '4548-4': '%', '2823-3': 'mmol/L' }[code];
    expect(findingOf(code, value, unit, { comparator })).toBe(finding);
  });
});

describe('a result that is only flagged', () => {
  it.each([
    ['3016-3', 'tsh-abnormal', 'hypothyroidism'],
    ['2823-3', 'potassium-abnormal', 'potassium-disorders'],
    ['57905-2', 'stool-blood-abnormal', 'colorectal-screening'],
    ['5802-4', 'urine-nitrite-abnormal', 'uti'],
  ])('%s says %s and leads to %s', (code, finding, topic) => {
    expect(resultOf(code, null, true)).toEqual({ finding, topic, rule: `loinc:${code} flagged` });
    expect(resultOf(code, null, false)).toBeUndefined();
  });

  it.each([
    ['hemoglobin', '718-7'],
    ['ferritin', '2276-4'],
    ['platelets', '777-3'],
    ['glucose', '2339-0'],
    ['creatinine', '2160-0'],
  ])('says nothing of %s, where low and high lead apart', (_, code) => {
    expect(resultOf(code, null, true)).toBeUndefined();
  });

  it('counts where the value is in an unknown unit or only bounded, not where it is read and within the limits', () => {
    expect(findingOf('2823-3', 5.4, 'furlong', { abnormal: true })).toBe('potassium-abnormal');
    expect(findingOf('2823-3', 2, 'mmol/L', { abnormal: true, comparator: '>' })).toBe(
      'potassium-abnormal',
    );
    expect(findingOf('2823-3', 4.9, 'mmol/L', { abnormal: true })).toBeUndefined();
  });
});
