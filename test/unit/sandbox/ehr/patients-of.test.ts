import { describe, expect, it } from 'vitest';
import { patientId, patientsOf } from '#sandbox/ehr/patients-of.ts';

describe('whose record a resource is', () => {
  it.each([
    ['a patient themself', { resourceType: 'Patient', id: 'a' }, ['a']],
    ['a condition', { resourceType: 'Condition', subject: { reference: 'Patient/a' } }, ['a']],
    ['an allergy', { patient: { reference: 'https://ehr.example/fhir/Patient/a' } }, ['a']],
    [
      'a visit',
      {
        participant: [
          { actor: { reference: 'Practitioner/b' } },
          { actor: { reference: 'Patient/a' } },
        ],
      },
      ['a'],
    ],
    ['a visit of nobody known', { participant: [{ actor: { display: 'A name' } }] }, []],
    ['a group', { subject: { reference: 'Group/g' } }, []],
  ])('%s', (_, resource, patients) => {
    expect(patientsOf(resource)).toEqual(patients);
  });

  it('is read from a whole reference only', () => {
    expect(patientId('Patient/a/_history/1')).toBeUndefined();
    expect(patientId('NotPatient/a')).toBeUndefined();
  });
});
