import { expect, it } from 'vitest';
import { idOf, isUnder } from '#phi/fhir/reference.ts';

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
])('it may not go to %s', (url) => {
  expect(isUnder(BASE, new URL(url))).toBe(false);
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
  ['urn', { reference: 'urn:uuid:1' }, undefined],
  ['no object', 'Patient/1', undefined],
])('a reference that is %s', (_, reference, id) => {
  expect(idOf(reference, 'Patient', BASE)).toBe(id);
});
