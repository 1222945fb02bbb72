import { describe, expect, it } from 'vitest';
import { aboutPatient } from '#phi/fhir/about-patient.ts';
import { parseConditions } from '#phi/fhir/conditions.ts';
import { parseMedications } from '#phi/fhir/medications.ts';
import { parseOrders } from '#phi/fhir/orders.ts';
import { parseProcedures } from '#phi/fhir/procedures.ts';
import { parseResults } from '#phi/fhir/results.ts';
import { SHIPPED_INDEXES } from '../../../support/indexes.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const coded = (...codes: string[]) => ({
  coding: codes.map((code) => ({ system: 'urn:test', code, display: 'Canary' })),
});
const coding = (code: string) => ({ system: 'urn:test', code });
const { topicsIn } = SHIPPED_INDEXES.text;
const conditionsIn = (...resources: readonly Record<string, unknown>[]) =>
  parseConditions(resources, { now: NOW, topicsIn });
const NO_CONDITIONS = { problems: [], encounterDiagnoses: [], history: [], said: [] };

it('only what is about the asked patient is kept, whatever the server sends', () => {
  const base = new URL('https://ehr.example/fhir/');
  const mine = { subject: { reference: 'https://ehr.example/fhir/Patient/1' } };
  const alsoMine = { patient: { reference: 'Patient/1' } };
  const sent = [mine, alsoMine, { subject: { reference: 'Patient/2' } }, { subject: {} }, {}];
  expect(aboutPatient(sent, '1', base)).toEqual([mine, alsoMine]);
});

it.each([
  ['no category', {}, 'problems'],
  ['the problem list', { category: [coded('problem-list-item')] }, 'problems'],
  ['an encounter', { category: [coded('encounter-diagnosis')] }, 'encounterDiagnoses'],
  ['both', { category: [coded('encounter-diagnosis'), coded('problem-list-item')] }, 'problems'],
  ['a category of the site', { category: [{ text: 'Problem' }] }, 'problems'],
  ['no clinical status', { clinicalStatus: undefined }, 'problems'],
  ['recurrence', { clinicalStatus: coded('recurrence') }, 'problems'],
  ['something resolved', { clinicalStatus: coded('resolved') }, null],
  ['something in remission', { clinicalStatus: coded('remission') }, 'history'],
  ['a relapse', { clinicalStatus: coded('relapse') }, 'problems'],
  ['something that ended', { abatementDateTime: '2026-11-01' }, null],
  ['something that will end', { abatementDateTime: '2026-12-01' }, 'problems'],
  ['something inactive', { clinicalStatus: coded('inactive') }, null],
  ['something refuted', { verificationStatus: coded('refuted') }, null],
  [
    'something refuted in remission',
    { clinicalStatus: coded('remission'), verificationStatus: coded('refuted') },
    null,
  ],
  ['a slip', { verificationStatus: coded('entered-in-error') }, null],
])('a condition of %s is read so', (_, parts, place) => {
  const read = conditionsIn({ code: coded('c'), ...parts });
  const found = place === null ? {} : { [place]: [coding('c')] };
  expect(read).toEqual({ ...NO_CONDITIONS, ...found });
});

it('a condition keeps every coding that names system and code, and no text', () => {
  const code = { text: 'Canary', coding: [{ code: 'x' }, { system: 'urn:a' }, coding('c'), null] };
  expect(conditionsIn({ code })).toEqual({ ...NO_CONDITIONS, problems: [coding('c')] });
});

it.each([
  ['began two years ago', { onsetDateTime: '2024-11-21' }, true],
  ['began within the year', { onsetDateTime: '2025-12-01' }, undefined],
  ['began in a year', { onsetDateTime: '2024' }, true],
  ['lasted from two years ago', { onsetPeriod: { start: '2024-11-21' } }, true],
  ['was written down two years ago', { recordedDate: '2024-11-21' }, true],
  [
    'began lately, though written down before',
    { onsetDateTime: '2026-10-01', recordedDate: '2024-11-21' },
    undefined,
  ],
  ['never said when', {}, undefined],
])('a condition that %s is old or not', (_, parts, old) => {
  const [read] = conditionsIn({ code: coded('c'), ...parts }).problems;
  expect(read).toEqual(old === undefined ? coding('c') : { ...coding('c'), old });
});

describe('a condition without a code', () => {
  const CANARIES = 'please ring his wife Jane Canary on 555-013-4477';
  const said = (text: string, parts = {}) => conditionsIn({ code: { text }, ...parts }).said;

  it('is what its words name, and not a word of them', () => {
    const read = conditionsIn({ code: { text: `Gout, ${CANARIES}`, coding: [] } });
    expect(read).toEqual({
      ...NO_CONDITIONS,
      said: [{ topic: 'monoarthritis-gout', tier: 'high', rule: 'text:alias' }],
    });
  });

  it.each([
    ['resolved', { clinicalStatus: coded('resolved') }],
    ['refuted', { verificationStatus: coded('refuted') }],
    ['ended', { abatementDateTime: '2026-11-01' }],
  ])('names nothing where it is %s', (_, parts) => {
    expect(said('gout', parts)).toEqual([]);
  });

  it('that began more than a year ago names no episode', () => {
    const began = { onsetDateTime: '2024-11-21' };
    expect(said('pneumonia').map(({ topic }) => topic)).toEqual(['pneumonia']);
    expect(said('pneumonia', began)).toEqual([]);
    expect(said('gout', began)).toHaveLength(1);
  });

  it('of another kind of value names nothing', () => {
    for (const code of [undefined, 'gout', { text: 7 }, { text: ['gout'] }, null]) {
      expect(conditionsIn({ code })).toEqual(NO_CONDITIONS);
    }
  });
});

it.each([
  ['today', '2026-11-21', true],
  ['90 days ago', '2026-08-23T12:00:00Z', true],
  ['91 days ago', '2026-08-22T12:00:00Z', false],
  ['never said', undefined, false],
  ['in the future', '2026-11-23', false],
])('a drug ordered %s is new or not', (_, authoredOn, recent) => {
  const request = { status: 'active', medicationCodeableConcept: { text: 'X' }, authoredOn };
  expect(parseMedications([request], NOW).value).toEqual([{ words: ['x'], rxnorm: [], recent }]);
});

it('what was stopped, or must not be given, is not an active medication', () => {
  const medicationCodeableConcept = { text: 'x' };
  const requests = [
    { status: 'stopped', medicationCodeableConcept },
    { status: 'active', doNotPerform: true, medicationCodeableConcept },
  ];
  expect(parseMedications(requests, NOW)).toEqual({ value: [], gaps: [] });
});

it.each(['H', 'HH', 'HU', 'L', 'LL', 'LU', 'A', 'AA', '>', '<'])(
  '%s is outside the range',
  (code) => {
    const observation = { code: coded('1'), interpretation: [coded(code)] };
    expect(parseResults([observation], NOW)).toEqual([
      { coding: coding('1'), quantity: null, abnormal: true },
    ]);
  },
);

it.each([[undefined], [[]], [[coded('N')]], [[{ text: 'High' }]], ['H']])(
  'an interpretation of %j is no flag',
  (interpretation) => {
    expect(parseResults([{ code: coded('1'), interpretation }], NOW)[0]?.abnormal).toBe(false);
  },
);

it('only the newest result of a code counts', () => {
  const at = (effectiveDateTime: string, flag: string) => ({
    code: coded('1'),
    effectiveDateTime,
    interpretation: [coded(flag)],
  });
  const results = [at('2026-09-01', 'H'), at('2026-11-01T08:00:00-05:00', 'N'), at('2026-10', 'L')];
  expect(parseResults(results, NOW)).toEqual([
    { coding: coding('1'), quantity: null, abnormal: false },
  ]);
});

it('a result is known by its LOINC code, and a cancelled one not at all', () => {
  const loinc = { system: 'http://loinc.org', code: '4548-4' };
  const code = { coding: [coding('local'), loinc] };
  expect(parseResults([{ code }, { code: coded('1'), status: 'cancelled' }], NOW)).toEqual([
    { coding: loinc, quantity: null, abnormal: false },
  ]);
});

it('procedures not done and orders not standing are left out', () => {
  const statuses = ['completed', 'not-done', 'entered-in-error', 'in-progress'];
  expect(
    parseProcedures(
      statuses.map((status) => ({ status, code: coded(status) })),
      NOW,
    ),
  ).toEqual([coding('completed'), coding('in-progress')]);
  const orders = ['active', 'revoked', 'completed'];
  expect(parseOrders(orders.map((status) => ({ status, code: coded(status) })))).toEqual([
    coding('active'),
  ]);
});

const UCUM = 'http://unitsofmeasure.org';
it.each<[string, unknown, unknown]>([
  [
    'a number with the code of its unit',
    { value: 7.2, unit: 'percent', system: UCUM, code: '%' },
    { value: 7.2, unit: '%', comparator: null },
  ],
  [
    'its printed unit where no code is',
    { value: 7, unit: 'mg/dL' },
    { value: 7, unit: 'mg/dL', comparator: null },
  ],
  [
    'its printed unit where the code is of another system',
    { value: 7, unit: 'mg/dL', system: 'urn:site', code: '12' },
    { value: 7, unit: 'mg/dL', comparator: null },
  ],
  [
    'a side',
    { value: 90, unit: '%', comparator: '>=' },
    { value: 90, unit: '%', comparator: '>=' },
  ],
  ['no unit', { value: 2.4 }, { value: 2.4, unit: '', comparator: null }],
  ['a side that FHIR R4 does not know', { value: 90, comparator: 'ad' }, null],
  ['a number in words', { value: '7.2', unit: '%' }, null],
  ['no number', { value: 1 / 0 }, null],
  ['nothing', undefined, null],
])('a value of %s is read so', (_, valueQuantity, quantity) => {
  expect(parseResults([{ code: coded('1'), valueQuantity }], NOW)[0]?.quantity).toEqual(quantity);
});
