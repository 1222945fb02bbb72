import { describe, expect, it } from 'vitest';
import { parseConditions } from '#phi/fhir/conditions.ts';
import { parseMedications } from '#phi/fhir/medications.ts';
import { parseAppointment } from '#phi/fhir/parse-appointment.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import type { FhirObject } from '#phi/fhir/resource.ts';
import { parseResults } from '#phi/fhir/results.ts';
import { topicsOfVisit } from '#phi/signals/visit-topics.ts';
import { SHIPPED_INDEXES } from '../../../support/indexes.ts';

/* The shipped tables behind the shipped readers, on resources as servers should not send them and do. */

const NOW = Date.UTC(2026, 10, 23, 12);
const { topicsIn } = SHIPPED_INDEXES.text;

interface Sent {
  readonly appointment?: FhirObject;
  readonly conditions?: readonly FhirObject[];
  readonly medications?: readonly FhirObject[];
  readonly observations?: readonly FhirObject[];
}

function read({ appointment = {}, conditions = [], medications = [], observations = [] }: Sent) {
  const parsed = parseAppointment(
    {
      status: 'booked',
      start: '2026-11-23T09:00:00-05:00',
      participant: [
        { actor: { reference: 'Practitioner/p' } },
        { actor: { reference: 'Patient/1' } },
      ],
      ...appointment,
    },
    {
      clinician: { practitioner: 'p', role: null },
      base: new URL('https://ehr.example/fhir/'),
      patients: createPatientNumbers(),
      declared: true,
      topicsIn,
    },
  );
  if (parsed.is !== 'visit') throw new Error('no visit');
  const chart = {
    ...parseConditions(conditions, { now: NOW, topicsIn }),
    medications: parseMedications(medications, NOW).value,
    results: parseResults(observations, NOW),
    procedures: [],
    orders: [],
  };
  return { visit: parsed.visit, chart };
}

function topicsOf(sent: Sent): readonly string[] {
  const { visit, chart } = read(sent);
  const readBy = { indexes: SHIPPED_INDEXES, notFromText: new Set<never>() };
  return topicsOfVisit(visit, chart, readBy).topics.map(({ topic }) => topic);
}

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const SNOMED = 'http://snomed.info/sct';

describe('a condition', () => {
  const coded = (system: unknown, code: unknown): Sent => ({
    conditions: [
      { clinicalStatus: { coding: [{ code: 'active' }] }, code: { coding: [{ system, code }] } },
    ],
  });

  it.each<readonly [code: unknown, topics: readonly string[], why: string]>([
    ['I10', ['hypertension'], 'a code as it should be'],
    ['e1165', ['type-2-diabetes'], 'dotless and in lower case'],
    [' E11.65 ', ['type-2-diabetes'], 'with spaces around it'],
    ['M54.5', ['low-back-pain'], 'retired in 2021'],
    ['I48.2', ['atrial-fibrillation'], 'retired in 2019'],
    ['38341003', [], 'of SNOMED CT under the URI of ICD-10-CM'],
    ['250.00', [], 'of ICD-9-CM under it'],
    ['I10; DROP', [], 'with something behind it'],
    ['I10\u0000', [], 'with a null character behind it'],
    ['\uFF2910', [], 'in characters that only look like it'],
    ['__proto__', [], 'a name that objects have'],
    ['toString', [], 'another'],
    ['I'.repeat(20_000), [], 'of 20 kB'],
    [10, [], 'a number'],
    [null, [], 'null'],
    [['I10'], [], 'a list'],
    [{ code: 'I10' }, [], 'an object'],
  ])('%.30j under ICD-10-CM gives %j: %s', (code, topics) => {
    expect(topicsOf(coded(ICD10CM, code))).toEqual(topics);
  });

  it.each<readonly [system: unknown, code: unknown, topics: readonly string[], why: string]>([
    [SNOMED, '38341003', ['hypertension'], 'as it should be'],
    [SNOMED, 'I10', [], 'a code of ICD-10-CM under the URI of SNOMED CT'],
    [SNOMED, '38341004', [], 'a wrong check digit'],
    [SNOMED, '38341003 |Hypertension|', [], 'an expression'],
    [SNOMED, 38_341_003, [], 'a number'],
    ['http://snomed.info.example/sct', '38341003', [], 'a host that only begins so'],
    ['__proto__', '38341003', [], 'a name that objects have as system'],
    [undefined, 'I10', [], 'no system'],
    [7, 'I10', [], 'a number as system'],
  ])('coded %j %.20j gives %j: %s', (system, code, topics) => {
    expect(topicsOf(coded(system, code))).toEqual(topics);
  });
});

describe('a result', () => {
  const measured = (value: object, code: unknown = '4548-4'): Sent => ({
    observations: [
      { status: 'final', code: { coding: [{ system: 'http://loinc.org', code }] }, ...value },
    ],
  });
  const quantity = (valueQuantity: object): Sent => measured({ valueQuantity });
  const flag = { interpretation: [{ coding: [{ code: 'H' }] }] };

  it.each([
    [quantity({ value: 8.2, unit: '%' }), ['type-2-diabetes'], 'a value and its unit'],
    [quantity({ value: 66, unit: 'mmol/mol' }), ['type-2-diabetes'], 'the unit of Europe'],
    [quantity({ value: 8.2 }), [], 'no unit'],
    [quantity({ value: 8.2, unit: 'mg/dL' }), [], 'a unit of something else'],
    [quantity({ value: 8.2, unit: '__proto__' }), [], 'a name that objects have as unit'],
    [quantity({ value: 8.2, unit: { code: '%' } }), [], 'an object as unit'],
    [quantity({ value: '8.2', unit: '%' }), [], 'a number in quotes'],
    [quantity({ value: Number.NaN, unit: '%' }), [], 'no number'],
    [quantity({ value: 1e300, unit: '%' }), [], 'what no patient can have'],
    [quantity({ value: -8.2, unit: '%' }), [], 'below nothing'],
    [
      quantity({ value: 14, unit: '%', comparator: '>' }),
      ['type-2-diabetes'],
      'above what is measured',
    ],
    [quantity({ value: 14, unit: '%', comparator: '<' }), [], 'only known to be less'],
    [quantity({ value: 14, unit: '%', comparator: '~' }), [], 'a comparator that FHIR has not'],
    [measured({ valueString: '8.2 %' }), [], 'a value in words'],
    [
      measured({ valueString: 'high', ...flag }),
      ['type-2-diabetes'],
      'words, and the laboratory’s flag',
    ],
    [measured({ valueRange: { low: { value: 8, unit: '%' } } }), [], 'a range'],
    [
      measured({ valueQuantity: { value: 5.1, unit: '%' }, ...flag }),
      [],
      'flagged, and within the limits',
    ],
    [measured({ valueQuantity: { value: 8.2, unit: '%' } }, '__proto__'), [], 'an unheard-of code'],
    [
      measured({ valueQuantity: { value: 8.2, unit: '%' }, status: 'entered-in-error' }),
      [],
      'withdrawn',
    ],
  ])('%j gives %j: %s', (sent, topics) => {
    expect(topicsOf(sent)).toEqual(topics);
  });
});

describe('a medication', () => {
  it.each([
    [{ medicationCodeableConcept: { text: 'LISINOPRIL 10MG TAB' } }, ['hypertension']],
    [{ medicationCodeableConcept: { text: '__proto__ constructor' } }, []],
    [{ medicationCodeableConcept: { text: ['lisinopril'] } }, []],
    [{ medicationCodeableConcept: 'lisinopril' }, []],
    [{ medicationCodeableConcept: { text: `${'x '.repeat(10_000)}lisinopril` } }, []],
    [{ medicationCodeableConcept: { text: 'lisinopril' }, doNotPerform: true }, []],
    [{ medicationCodeableConcept: { text: 'lisinopril' }, status: 'stopped' }, []],
    [
      { medicationCodeableConcept: { coding: [{ system: 7, code: {}, display: 'lisinopril' }] } },
      ['hypertension'],
    ],
  ])('%.90j gives %j', (medication, topics) => {
    expect(topicsOf({ medications: [medication] })).toEqual(topics);
  });
});

describe('the words of an appointment', () => {
  it.each([
    ['Smith, John 4pm'],
    ['Graves, Linda 555-010-0142'],
    ['MRN 00482913, DOB 01/02/1950'],
    ['someone@example.com'],
    ['__proto__'],
    ['hasOwnProperty constructor toString'],
    ['zq '.repeat(6_667)],
    ['\u202Efig\u0000\uFEFF'],
  ])(
    'that are a name, a number or nothing give no topic, and nothing of them is kept: %.40j',
    (description) => {
      const { visit, chart } = read({ appointment: { description } });
      expect(visit.said).toEqual([]);
      expect(topicsOf({ appointment: { description } })).toEqual([]);
      const kept = JSON.stringify([visit, chart]);
      const words = description.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
      expect(words.filter((word) => kept.includes(word))).toEqual([]);
    },
  );

  it.each([[['CHF f/u']], [{ text: 'CHF f/u' }], [7], [null], [true]])(
    'that are not text are not read: %j',
    (description) => {
      expect(topicsOf({ appointment: { description } })).toEqual([]);
    },
  );

  it('that are read leave topics only, not themselves', () => {
    const { visit } = read({
      appointment: { description: 'Pt Zebulon Quigley CHF f/u, 555-010-0142' },
    });
    expect(visit.said.map(({ topic }) => topic)).toEqual(['heart-failure']);
    expect(JSON.stringify(visit)).not.toMatch(/zebulon|quigley|chf|010/i);
  });
});
