import { expect, it } from 'vitest';
import { parseMedications } from '#phi/fhir/medications.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

it('a drug is the words of its names, in their order, and its RxNorm codes', () => {
  const medicationCodeableConcept = {
    text: 'metFORMIN 500 MG Oral Tablet [Glucophage]',
    coding: [
      { display: 'metformin hydrochloride 500 MG' },
      { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '860975' },
      { system: 'http://hl7.org/fhir/sid/ndc', code: '00093-1048-01' },
    ],
  };
  const [medication] = parseMedications([{ medicationCodeableConcept }], NOW).value;
  expect(medication?.words.join(' ')).toBe(
    'metformin 500 mg oral tablet glucophage metformin hydrochloride 500 mg',
  );
  expect(medication?.rxnorm).toEqual(['860975']);
});

it('a drug that only its RxNorm code names is named', () => {
  const rxnorm = { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '860975' };
  const medicationCodeableConcept = { coding: [rxnorm] };
  expect(parseMedications([{ medicationCodeableConcept }], NOW)).toEqual({
    value: [{ words: [], rxnorm: ['860975'], recent: false }],
    gaps: [],
  });
});

it.each([
  [
    'beside the reference',
    { medicationReference: { reference: 'Medication/m', display: 'Drug A' } },
  ],
  [
    'inside the request',
    {
      medicationReference: { reference: '#m', display: 'Other' },
      contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Drug A' } }],
    },
  ],
  ['in what came along', { medicationReference: { reference: 'Medication/came/_history/2' } }],
  [
    'in what came along, by its whole address',
    { medicationReference: { reference: 'https://ehr.example/fhir/Medication/came' } },
  ],
])('a drug that is referred to is named %s', (_, request) => {
  const brought = [{ resourceType: 'Medication', id: 'came', code: { text: 'Drug A' } }];
  const { value, gaps } = parseMedications([{ status: 'active', ...request }], NOW, brought);
  expect(value.map(({ words }) => words)).toEqual([['drug', 'a']]);
  expect(gaps).toEqual([]);
});

it.each(['#m', 'Medication/other', 'urn:uuid:1', 'came'])(
  'a drug referred to as %s and named nowhere is a gap, not a silence',
  (reference) => {
    const request = { status: 'active', medicationReference: { reference } };
    const brought = [{ resourceType: 'Medication', id: 'came', code: { text: 'Drug A' } }];
    expect(parseMedications([request], NOW, brought)).toEqual({
      value: [],
      gaps: [{ kind: 'medications', code: 'not-supported' }],
    });
  },
);
