import { isCheckedType } from '#boundary/readiness-subjects.ts';
import { claimed, dropped, entry, granted, type Misconfiguration } from './misconfiguration.ts';

const IN_CONSOLE = { vendor: 'oracle', place: 'console' } as const;
const FROM_EHR = { vendor: 'oracle', place: 'ehr' } as const;
const DAY = 24 * 3600; // seconds

/** What goes wrong with what the EHR grants: scopes, who signed in, how long, and by which clock. */
export const WRONG_GRANTS: readonly Misconfiguration[] = [
  ...['Appointment', 'Condition', 'Observation', 'MedicationRequest'].map(
    (type): Misconfiguration => ({
      name: `the scope of ${type} is dropped`,
      ...FROM_EHR,
      seed: dropped((scope) => scope.startsWith(`user/${type}.`)),
      finds: { check: 'scopes-granted', end: 'dropped', subject: typeNamed(type) },
      fixNames: new RegExp(`user/${type}\\.rs`),
    }),
  ),
  {
    name: 'the scope of Encounter is dropped where visits are encounters',
    vendor: 'athena',
    place: 'ehr',
    seed: dropped((scope) => scope.startsWith('user/Encounter.')),
    finds: { check: 'scopes-granted', end: 'dropped', subject: 'Encounter' },
    fixNames: /user\/Encounter\.rs/,
  },
  {
    name: 'the scope of Medication is dropped where only it names a drug',
    vendor: 'athena',
    place: 'ehr',
    seed: dropped((scope) => scope.startsWith('user/Medication.')),
    finds: { check: 'scopes-granted', end: 'dropped', subject: 'Medication' },
    fixNames: /user\/Medication\.rs/,
  },
  {
    name: 'the scope of List is dropped where lists are read',
    vendor: 'epic',
    place: 'console',
    seed: dropped((scope) => scope.startsWith('user/List.')),
    finds: { check: 'scopes-granted', end: 'dropped', subject: 'List' },
    fixNames: /List/,
  },
  {
    name: 'a scope of SMART v1 is asked of a server of v2',
    ...IN_CONSOLE,
    seed: (world) =>
      dropped((scope) => scope.endsWith('.read'))(
        entry({
          scopes: world.entry.scopes.map((scope) =>
            scope.replace('Appointment.rs', 'Appointment.read'),
          ),
        })(world),
      ),
    finds: { check: 'scopes-granted', end: 'dropped-v1', subject: 'Appointment' },
    fixNames: /user\/Appointment\.rs/,
  },
  {
    name: 'a scope is granted for reading by id alone',
    ...IN_CONSOLE,
    seed: (world) =>
      granted({ scope: world.entry.scopes.join(' ').replace('Procedure.rs', 'Procedure.r') })(
        world,
      ),
    finds: { check: 'scopes-granted', end: 'no-search', subject: 'Procedure' },
    fixNames: /user\/Procedure\.rs/,
  },
  {
    name: 'more is granted than was asked for',
    ...IN_CONSOLE,
    seed: (world) =>
      granted({ scope: `${world.entry.scopes.join(' ')} user/DocumentReference.cruds` })(world),
    finds: { check: 'scopes-extra', end: 'extra' },
    fixNames: /scope/i,
  },
  {
    name: 'the ID token does not say who signed in',
    ...FROM_EHR,
    seed: claimed(() => ({ fhirUser: undefined })),
    finds: { check: 'fhir-user', end: 'missing' },
    fixNames: /fhirUser/,
  },
  {
    name: 'who signs in is a patient',
    ...FROM_EHR,
    seed: claimed(() => ({ fhirUser: 'https://ehr.example/fhir/Patient/p-one' })),
    finds: { check: 'fhir-user', end: 'not-clinician' },
    fixNames: /Practitioner/,
  },
  {
    name: 'who signs in is a role that cannot be read',
    ...FROM_EHR,
    seed: claimed(() => ({ fhirUser: 'PractitionerRole/not-there' })),
    finds: { check: 'practitioner', end: 'not-permitted', subject: 'PractitionerRole' },
    fixNames: /PractitionerRole/,
  },
  {
    name: 'a token lasts a minute',
    ...FROM_EHR,
    seed: granted({ expires_in: 60 }),
    finds: { check: 'token-life', end: 'short' },
    fixNames: /token/i,
  },
  {
    name: 'a token lasts a day',
    ...FROM_EHR,
    seed: granted({ expires_in: DAY }),
    finds: { check: 'token-life', end: 'long' },
    fixNames: /token/i,
  },
  {
    name: 'a clock is a day off',
    ...FROM_EHR,
    seed: claimed(({ iat, exp }) => ({ iat: Number(iat) + DAY, exp: Number(exp) + DAY })),
    finds: { check: 'clock', end: 'apart' },
    fixNames: /clock|time/i,
  },
];

function typeNamed(name: string) {
  if (!isCheckedType(name)) throw new Error(`no type ${name}`);
  return name;
}
