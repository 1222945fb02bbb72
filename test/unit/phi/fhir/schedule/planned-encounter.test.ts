import { expect, it } from 'vitest';
import { parseAppointment } from '#phi/fhir/parse-appointment.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { asAppointment } from '#phi/fhir/schedule/planned-encounter.ts';
import { SHIPPED_INDEXES } from '../../../../support/indexes.ts';

const PLANNED = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'planned',
  period: { start: '2026-11-23T14:00:00Z', end: '2026-11-23T14:30:00Z' },
  subject: { reference: 'Patient/p1' },
  participant: [{ individual: { reference: 'Practitioner/me' } }],
  reasonCode: [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' }] }],
  type: [{ text: 'Diabetes follow-up' }],
};

function parse(changes: object = {}) {
  return parseAppointment(asAppointment({ ...PLANNED, ...changes }), {
    clinician: { practitioner: 'me', role: null },
    base: new URL('https://ehr.example/fhir/'),
    patients: createPatientNumbers(),
    declared: false,
    topicsIn: SHIPPED_INDEXES.text.topicsIn,
  });
}

it('a planned encounter is a visit, with its time, patient, reasons and words', () => {
  expect(parse()).toEqual({
    is: 'visit',
    visit: {
      start: Date.parse('2026-11-23T14:00:00Z'),
      end: Date.parse('2026-11-23T14:30:00Z'),
      patient: 0,
      reasons: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' }],
      said: [expect.objectContaining({ topic: 'type-2-diabetes' })],
    },
  });
});

it.each([
  ['arrived', 'visit'],
  ['triaged', 'visit'],
  ['in-progress', 'visit'],
  ['finished', 'visit'],
  ['cancelled', 'no-visit'],
  ['entered-in-error', 'no-visit'],
  ['unknown', 'unreadable'],
  [undefined, 'unreadable'],
])('one that is %s is %s', (status, is) => {
  expect(parse({ status }).is).toBe(is);
});

it.each([
  [
    'another clinician’s',
    { participant: [{ individual: { reference: 'Practitioner/x' } }] },
    'foreign',
  ],
  ['one without a time', { period: undefined }, 'unreadable'],
  ['one whose members are nonsense', { participant: 7, subject: 'x' }, 'unreadable'],
])('%s is %s', (_, changes, is) => {
  expect(parse(changes).is).toBe(is);
});
