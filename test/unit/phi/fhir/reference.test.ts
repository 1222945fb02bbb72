import { expect, it } from 'vitest';
import { idOf, isPage, isUnder } from '#phi/fhir/reference.ts';

const BASE = new URL('https://ehr.example/fhir/');

it.each([
  'https://ehr.example/fhir/Condition?page=2',
  'https://ehr.example/fhir/',
  'https://ehr.example/fhir?_getpages=1', // HAPI pages on the base itself
])('the token may go to %s', (url) => {
  expect(isUnder(BASE, new URL(url))).toBe(true);
});

it.each([
  'https://ehr.example/fhir2/Condition',
  'https://ehr.example/',
  'https://ehr.example/fhir/../admin',
  'https://ehr.example/fhir/%2e%2e/admin',
  'http://ehr.example/fhir/Condition',
  'https://ehr.example:8443/fhir/Condition',
  'https://ehr.example.evil.example/fhir/Condition',
  'https://ehr.example@evil.example/fhir/Condition',
  'https://someone:secret@ehr.example/fhir/Condition',
  'https://ehr.example/fhir/%2e%2e%2fadmin',
  'https://ehr.example/fhir/..%2fadmin',
  'https://ehr.example/fhir/..%2Fadmin',
  'https://ehr.example/fhir/..%5cadmin',
  'https://ehr.example/fhir/..%5Cadmin',
  'https://ehr.example/fhir/%252e%252e%252fadmin',
  'https://ehr.example/fhir/..;/admin', // some servers read `..;` as `..`
  'https://ehr.example/fhir/Condition%2f..%2f..%2fadmin',
  'https://ehr.example/fhir/Condition%00',
])('it may not go to %s', (url) => {
  expect(isUnder(BASE, new URL(url))).toBe(false);
  expect(isPage(BASE, new URL(url))).toBe(false);
});

it.each([
  'https://ehr.example/fhir?_getpages=1',
  'https://ehr.example/fhir/?page=2',
  'https://ehr.example/fhir/Condition?page=2',
  'https://ehr.example/fhir/Condition?page=a%2Fb%5C..%2F',
  'https://ehr.example/fhir/MedicationRequest',
])('%s may be the next page of a search', (url) => {
  expect(isPage(BASE, new URL(url))).toBe(true);
});

it.each([
  'https://ehr.example/fhir/Condition/1',
  'https://ehr.example/fhir/Patient/1/$everything',
  'https://ehr.example/fhir/$export',
  'https://ehr.example/fhir/metadata',
  'https://ehr.example/fhir/Condition/',
  'https://ehr.example/fhir//Condition',
  'https://ehr.example/fhir/Condition/_search?page=2',
])('%s is no page of a search', (url) => {
  expect(isPage(BASE, new URL(url))).toBe(false);
});

it('a base at the root of its server has pages too', () => {
  const root = new URL('https://ehr.example/');
  expect(isPage(root, new URL('https://ehr.example/Condition?page=2'))).toBe(true);
  expect(isPage(root, new URL('https://ehr.example/fhir/Condition'))).toBe(false);
});

it.each([
  ['relative', { reference: 'Patient/1' }, '1'],
  ['absolute', { reference: 'https://ehr.example/fhir/Patient/1' }, '1'],
  ['of a version', { reference: 'Patient/1/_history/3' }, '1'],
  ['of another server', { reference: 'https://other.example/fhir/Patient/1' }, undefined],
  ['of another type', { reference: 'Practitioner/1' }, undefined],
  ['contained', { reference: '#p1' }, undefined],
  ['a display alone', { display: 'Someone' }, undefined],
  ['an identifier', { identifier: { value: '1' } }, undefined],
  ['an operation', { reference: 'Patient/1/$everything' }, undefined],
  ['written in percent', { reference: 'Patient/%31' }, undefined],
  ['a way round', { reference: 'Patient/1/..%2f..%2fadmin' }, undefined],
  ['longer than ids are', { reference: `Patient/${'a'.repeat(65)}` }, undefined],
  ['urn', { reference: 'urn:uuid:1' }, undefined],
  ['no object', 'Patient/1', undefined],
])('a reference that is %s', (_, reference, id) => {
  expect(idOf(reference, 'Patient', BASE)).toBe(id);
});
