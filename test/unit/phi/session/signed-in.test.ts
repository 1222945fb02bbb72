import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseSignedIn } from '#phi/session/signed-in.ts';

const BASE = new URL('https://ehr.example/api/FHIR/R4/');

it.each([
  ['Practitioner/a.1-B', 'Practitioner', 'a.1-B'],
  ['https://ehr.example/api/FHIR/R4/Practitioner/7', 'Practitioner', '7'],
  ['PractitionerRole/9', 'PractitionerRole', '9'],
])('%s is a clinician', (claim, type, id) => {
  expect(parseSignedIn(claim, BASE)).toEqual({ type, id });
});

it.each([
  ['a patient', 'Patient/1'],
  ['a related person', 'RelatedPerson/1'],
  ['a person', 'https://ehr.example/api/FHIR/R4/Person/1'],
  ['another server', 'https://elsewhere.example/api/FHIR/R4/Practitioner/1'],
  ['another base of the server', 'https://ehr.example/api/FHIR/DSTU2/Practitioner/1'],
  ['a way out of the base', '../R5/Practitioner/1'],
  ['a longer path', 'Practitioner/1/$everything'],
  ['no id', 'Practitioner/'],
  ['an id of 65 letters', `Practitioner/${'a'.repeat(65)}`],
  ['nothing', undefined],
  ['a number', 7],
])('%s is none', (_, claim) => {
  expect(parseSignedIn(claim, BASE)).toBeUndefined();
});

it('Epic’s claim under the sign-in service of the same instance is a clinician, of another instance none', () => {
  const base = new URL('https://ehr.example/instance/api/FHIR/R4/');
  const claimed = (instance: string) =>
    parseSignedIn(`https://ehr.example/${instance}/oauth2/api/FHIR/R4/Practitioner/7`, base);
  expect(claimed('instance')).toEqual({ type: 'Practitioner', id: '7' });
  expect(claimed('other')).toBeUndefined();
});

it('any claim at all is a clinician of this server or none', () => {
  fc.assert(
    fc.property(fc.anything(), (claim) => {
      const signedIn = parseSignedIn(claim, BASE);
      expect(signedIn?.id ?? 'none').toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    }),
  );
});
