import { expect, it } from 'vitest';
import { parseAppointment } from '#phi/fhir/parse-appointment.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { SHIPPED_INDEXES } from '../../../support/indexes.ts';

const START = '2026-11-23T14:00:00Z';
const AT = Date.parse(START);
const MINUTE = 60_000;
const ME = { actor: { reference: 'Practitioner/me', display: 'Dr Canary' } };
const PATIENT = { actor: { reference: 'Patient/p1', display: 'Canary' } };

function parse(parts: Record<string, unknown>, declared = true) {
  const appointment = {
    resourceType: 'Appointment',
    status: 'booked',
    start: START,
    participant: [ME, PATIENT],
    ...parts,
  };
  return parseAppointment(appointment, {
    clinician: { practitioner: 'me', role: 'my-role' },
    base: new URL('https://ehr.example/fhir/'),
    patients: createPatientNumbers(),
    declared,
    topicsIn: SHIPPED_INDEXES.text.topicsIn,
  });
}

it.each(['booked', 'arrived', 'checked-in', 'fulfilled'])('%s is a visit', (status) => {
  expect(parse({ status }).is).toBe('visit');
});

it.each(['cancelled', 'noshow', 'entered-in-error', 'proposed', 'waitlist', 'pending', 'new-code'])(
  '%s is no visit',
  (status) => {
    expect(parse({ status }).is).toBe('no-visit');
  },
);

it.each([
  ['without a status', { status: undefined }],
  ['without a start', { start: undefined }],
  ['that starts at no known offset', { start: '2026-11-23T14:00:00' }],
  ['that starts on a day', { start: '2026-11-23' }],
  ['that starts at no time', { start: 'tomorrow' }],
])('an appointment %s is unreadable, not silently dropped', (_, parts) => {
  expect(parse(parts).is).toBe('unreadable');
});

it.each([
  ['its end', { end: '2026-11-23T14:45:00Z', minutesDuration: 10 }, 45],
  ['its length where it has no end', { minutesDuration: 10 }, 10],
  ['a usual slot where it has neither', {}, 20],
  [
    'its length where it ends before it starts',
    { end: '2026-11-23T13:00:00Z', minutesDuration: 30 },
    30,
  ],
  ['a usual slot where it lasts a year', { end: '2027-11-23T14:00:00Z' }, 20],
  ['a usual slot where its length is nonsense', { minutesDuration: -5 }, 20],
])('a visit ends by %s', (_, parts, minutes) => {
  expect(parse(parts)).toMatchObject({ visit: { start: AT, end: AT + minutes * MINUTE } });
});

it.each([
  ['the clinician', [ME, PATIENT], 'visit'],
  ['the role that signed in', [{ actor: { reference: 'PractitionerRole/my-role' } }], 'visit'],
  ['another clinician', [{ actor: { reference: 'Practitioner/other' } }, PATIENT], 'foreign'],
  ['both', [{ actor: { reference: 'Practitioner/other' } }, ME], 'visit'],
  ['a clinician by display alone', [{ actor: { display: 'Dr Canary' } }, PATIENT], 'visit'],
  ['no clinician', [PATIENT], 'foreign'],
  ['nobody', undefined, 'unreadable'],
  ['an empty list', [], 'unreadable'],
])('an appointment that names %s is judged so', (_, participant, is) => {
  expect(parse({ participant }).is).toBe(is);
});

it('a clinician by display alone counts only where the server is known to search by clinician', () => {
  const participant = [{ actor: { display: 'Dr Canary' } }, PATIENT];
  expect(parse({ participant }, false).is).toBe('foreign');
});

const NAMED = { display: 'Canary' };
const TYPED = 'http://hl7.org/fhir/StructureDefinition/Location';
it.each([
  ['a patient by its type', { actor: { ...NAMED, type: 'Patient' } }],
  ['a room by its type', { actor: { ...NAMED, type: 'Location' } }],
  ['a room by the URL of its type', { actor: { ...NAMED, type: TYPED } }],
  ['a device', { actor: { ...NAMED, type: 'Device' } }],
  ['a service', { actor: { ...NAMED, type: 'HealthcareService' } }],
  ['a relative', { actor: { ...NAMED, type: 'RelatedPerson' } }],
  ['a patient by its part in the visit', { actor: NAMED, type: [{ text: 'Patient' }] }],
  [
    'a patient by the words of a code',
    { actor: NAMED, type: [{ coding: [{ code: '4572', display: 'PATIENT ' }] }] },
  ],
  ['a patient by a code', { actor: NAMED, type: [{ coding: [{ code: 'patient' }] }] }],
  ['a patient by the standard code', { actor: NAMED, type: [{ coding: [{ code: 'SBJ' }] }] }],
  ['a room by the standard code', { actor: NAMED, type: [{ coding: [{ code: 'LOC' }] }] }],
  ['nobody at all', { actor: {} }],
  ['nobody, as the name is withheld', { actor: { extension: [{ valueCode: 'masked' }] } }],
])('a display alone that is %s is not the clinician', (_, participant) => {
  expect(parse({ participant: [participant] }).is).toBe('foreign');
});

it.each([
  ['a practitioner by its type', { actor: { ...NAMED, type: 'Practitioner' } }],
  ['a role by its type', { actor: { ...NAMED, type: 'PractitionerRole' } }],
  ['someone who takes part', { actor: NAMED, type: [{ coding: [{ code: 'PPRF' }] }] }],
  ['a name with its identifier', { actor: { ...NAMED, identifier: { value: '1' } } }],
])('a display alone that is %s may be the clinician', (_, participant) => {
  expect(parse({ participant: [participant, PATIENT] }).is).toBe('visit');
});

it.each([
  ['by reference', { reference: 'Practitioner/other' }],
  ['by role', { reference: 'PractitionerRole/other' }],
  ['on another server', { reference: 'https://elsewhere.example/fhir/Practitioner/me' }],
  ['inside the appointment', { reference: '#other' }],
  ['by a number without a type', { reference: 'urn:uuid:0c7f' }],
])('beside a clinician named %s a display alone is not ours', (_, actor) => {
  expect(parse({ participant: [{ actor }, { actor: NAMED }, PATIENT] }).is).toBe('foreign');
});

it('a room or a patient by reference does not hide a clinician by display alone', () => {
  const room = { actor: { reference: 'Location/r1' } };
  const elsewhere = { actor: { reference: 'https://elsewhere.example/fhir/Patient/p1' } };
  const participant = [room, { actor: NAMED }, elsewhere];
  expect(parse({ participant })).toMatchObject({ is: 'visit', visit: { patient: null } });
});

it.each([
  ['a reference', [ME, PATIENT], 0],
  ['a display alone', [ME, { actor: { display: 'Canary' }, type: [{ text: 'Patient' }] }], null],
  ['nothing', [ME], null],
])('a patient named by %s is numbered so', (_, participant, patient) => {
  expect(parse({ participant })).toMatchObject({ visit: { patient } });
});

it('a visit holds numbers and codes, and no word of the appointment', () => {
  const parsed = parse({
    id: 'canary',
    description: 'Canary',
    comment: 'Canary',
    text: { div: '<div>Canary</div>' },
    reasonCode: [
      { text: 'Canary' },
      { coding: [{ system: 'http://snomed.info/sct', code: '44054006', display: 'Canary' }] },
    ],
  });
  expect(JSON.stringify(parsed)).not.toMatch(/canary/i);
  expect(parsed).toMatchObject({
    visit: { reasons: [{ system: 'http://snomed.info/sct', code: '44054006' }] },
  });
});

const NAME = ', please ring his wife Jane Canary on 555-013-4477';
it.each([
  ['its description', { description: `CHF f/u${NAME}` }, ['heart-failure']],
  ['a reason in words', { reasonCode: [{ text: `knee pain x2 wks${NAME}` }] }, ['knee-pain']],
  ['a service type', { serviceType: [{ text: `Diabetes education${NAME}` }] }, ['type-2-diabetes']],
  [
    'all three, each topic once',
    {
      description: `gout flare${NAME}`,
      reasonCode: [{ text: `gout f/u${NAME}` }],
      serviceType: [{ text: 'Office visit' }],
    },
    ['monoarthritis-gout'],
  ],
  ['nothing', { description: `f/u${NAME}`, serviceType: [{ text: 'Office visit' }] }, []],
  ['words of another type', { description: ['gout'], reasonCode: [{ text: { gout: 1 } }] }, []],
])('what %s names is kept, and not a word of it', (_, parts, topics) => {
  const parsed = parse(parts);
  const said = parsed.is === 'visit' ? parsed.visit.said : [];
  expect(said.map(({ topic }) => topic)).toEqual(topics);
  expect(JSON.stringify(parsed)).not.toMatch(/canary|jane|013|wife|f\/u|flare/i);
});

it('names, comments and instructions are never looked at', () => {
  const parsed = parse({
    comment: 'gout flare',
    patientInstruction: 'gout diet',
    text: { div: 'gout' },
    identifier: [{ value: 'gout' }],
    participant: [ME, { actor: { reference: 'Patient/p1', display: 'Gout' } }],
    supportingInformation: [{ display: 'gout' }],
  });
  expect(parsed).toMatchObject({ visit: { said: [] } });
});

it('of very many reasons only the first are listened to', () => {
  const reasonCode = Array.from({ length: 500 }, () => ({ text: 'f/u' }));
  expect(parse({ reasonCode: [...reasonCode, { text: 'gout' }] })).toMatchObject({
    visit: { said: [] },
  });
});
