import { expect, it } from 'vitest';
import { aboutPatient } from '#phi/fhir/about-patient.ts';
import { parseConditions } from '#phi/fhir/conditions.ts';
import { parseMedications } from '#phi/fhir/medications.ts';
import { parseOrders } from '#phi/fhir/orders.ts';
import { parseProcedures } from '#phi/fhir/procedures.ts';
import { parseResults } from '#phi/fhir/results.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const coded = (...codes: string[]) => ({
  coding: codes.map((code) => ({ system: 'urn:test', code, display: 'Canary' })),
});
const coding = (code: string) => ({ system: 'urn:test', code });

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
  ['something in remission', { clinicalStatus: coded('remission') }, null],
  ['something inactive', { clinicalStatus: coded('inactive') }, null],
  ['something refuted', { verificationStatus: coded('refuted') }, null],
  ['a slip', { verificationStatus: coded('entered-in-error') }, null],
])('a condition of %s is read so', (_, parts, place) => {
  const nothing = { problems: [], encounterDiagnoses: [] };
  const read = parseConditions([{ code: coded('c'), ...parts }]);
  expect(read).toEqual(place === null ? nothing : { ...nothing, [place]: [coding('c')] });
});

it('a condition keeps every coding that names system and code, and no text', () => {
  const code = { text: 'Canary', coding: [{ code: 'x' }, { system: 'urn:a' }, coding('c'), null] };
  expect(parseConditions([{ code }]).problems).toEqual([coding('c')]);
});

it.each([
  ['today', '2026-11-21', true],
  ['90 days ago', '2026-08-23T12:00:00Z', true],
  ['91 days ago', '2026-08-22T12:00:00Z', false],
  ['never said', undefined, false],
  ['in the future', '2026-11-23', false],
])('a drug ordered %s is new or not', (_, authoredOn, recent) => {
  const request = { status: 'active', medicationCodeableConcept: { text: 'X' }, authoredOn };
  expect(parseMedications([request], NOW).value).toEqual([{ words: ['x'], recent }]);
});

it('a drug is the words of its name, in their order, once each', () => {
  const medicationCodeableConcept = {
    text: 'metFORMIN 500 MG Oral Tablet [Glucophage]',
    coding: [{ display: 'metformin hydrochloride 500 MG' }],
  };
  const [medication] = parseMedications([{ medicationCodeableConcept }], NOW).value;
  expect(medication?.words.join(' ')).toBe('metformin 500 mg oral tablet glucophage hydrochloride');
});

it('a drug named only by a reference is a gap, not a silence', () => {
  const request = { status: 'active', medicationReference: { reference: '#m', display: 'Canary' } };
  expect(parseMedications([request], NOW)).toEqual({
    value: [],
    gaps: [{ kind: 'medications', code: 'not-supported' }],
  });
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
    expect(parseResults([observation], NOW)).toEqual([{ coding: coding('1'), abnormal: true }]);
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
  expect(parseResults(results, NOW)).toEqual([{ coding: coding('1'), abnormal: false }]);
});

it('a result is known by its LOINC code, and a cancelled one not at all', () => {
  const loinc = { system: 'http://loinc.org', code: '4548-4' };
  const code = { coding: [coding('local'), loinc] };
  expect(parseResults([{ code }, { code: coded('1'), status: 'cancelled' }], NOW)).toEqual([
    { coding: loinc, abnormal: false },
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
