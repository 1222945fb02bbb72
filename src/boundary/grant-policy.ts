import { isListOf, isOneOf } from './guards.ts';
import { type Admitted, field, passes, recordPolicy } from './record-policy.ts';

/* Door 1: what was asked for and not granted whole. Moment: memory only. */

/** FHIR types whose absence costs a reader something. Of a Practitioner only the id is used, and that comes with the sign-in. */
export const GRANT_SUBJECTS = [
  'PractitionerRole',
  'Appointment',
  'Encounter',
  'List',
  'Group',
  'CareTeam',
  'Patient',
  'Condition',
  'MedicationRequest',
  'Medication',
  'Observation',
  'Procedure',
  'ServiceRequest',
] as const;

export type GrantSubject = (typeof GRANT_SUBJECTS)[number];

/** How what was granted of a type is less than what was asked for, from nothing to nearly all. */
export const GRANT_LACKS = [
  'dropped', // not granted at all: some EHRs drop a scope without a word
  'one-patient', // `patient/` instead of `user/`: only the patient of a launch from a chart
  'not-searchable', // `.r` without `.s`: one by one, by an id that only a search would give
  'narrowed', // with a condition behind it, `?category=…`: the rest is left out without a word
] as const;

export type GrantLack = (typeof GRANT_LACKS)[number];

/** The letters a tenant asks with: v1 `.read`, or v2. */
export const ASKED_AS = ['read', 'rs', 'r', 's'] as const;

/** One type of which less was granted than was asked for. */
export const LACKING = recordPolicy({
  subject: field(
    'moment',
    'The type of record, from our own closed list.',
    isOneOf(...GRANT_SUBJECTS),
  ),
  lack: field('moment', 'How it is less than what was asked for.', isOneOf(...GRANT_LACKS)),
  asked: field(
    'moment',
    'How the tenant writes the scope, so that IT is told it to the letter.',
    isOneOf(...ASKED_AS),
  ),
});
export type Lacking = Admitted<typeof LACKING>;

/** Said after sign-in where less was granted than was asked for. */
export const GRANTS = recordPolicy(
  {
    type: field('moment', 'The kind of message.', isOneOf('grants')),
    lacking: field(
      'moment',
      'What the EHR granted less of, so that the reader is told what is missing, and IT which scope mends it.',
      isListOf(passes(LACKING), GRANT_SUBJECTS.length),
    ),
  },
  ({ lacking }) => new Set(lacking.map(({ subject }) => subject)).size === lacking.length,
);
export type Grants = Admitted<typeof GRANTS>;
