import { isOneOf } from './guards.ts';
import { STRATEGY_NAMES } from './schedule-strategy.ts';

/** FHIR types that the app may search or read. */
export const CHECKED_TYPES = [
  'Appointment',
  'Encounter',
  'List',
  'Group',
  'CareTeam',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Condition',
  'MedicationRequest',
  'Medication',
  'Observation',
  'Procedure',
  'ServiceRequest',
] as const;

export type CheckedType = (typeof CHECKED_TYPES)[number];

/** One of the types above. */
export const isCheckedType = isOneOf(...CHECKED_TYPES);

/** Parameters that the app may search by. */
const SEARCHES = [
  'Appointment?practitioner',
  'Appointment?patient',
  'Appointment?date',
  'Appointment?service-category',
  'Encounter?practitioner',
  'Encounter?date',
  'List?code',
  'List?identifier',
  'Group?type',
  'CareTeam?participant',
  'Patient?general-practitioner',
  'PractitionerRole?practitioner',
  'Condition?patient',
  'Condition?category',
  'MedicationRequest?patient',
  'MedicationRequest?status',
  'Observation?patient',
  'Observation?category',
  'Observation?date',
  'Procedure?patient',
  'Procedure?date',
  'ServiceRequest?patient',
  'ServiceRequest?status',
] as const;

/** SMART App Launch 2.2, Capabilities: what an app like this one needs. */
export const CAPABILITIES_NEEDED = [
  'launch-ehr',
  'client-public',
  'sso-openid-connect',
  'permission-user',
  'permission-v1', // where a scope is asked for in its grammar
  'permission-v2',
] as const;

/** What a row is about, where its check looks at several things. Never a word of a server's. */
export const SUBJECTS = [
  'issuer',
  'authorization-endpoint',
  'token-endpoint',
  'fhir',
  'metadata',
  ...CAPABILITIES_NEEDED,
  ...CHECKED_TYPES,
  ...SEARCHES,
  ...STRATEGY_NAMES,
] as const;

export type Subject = (typeof SUBJECTS)[number];

/** One of the subjects above. */
export const isSubject = isOneOf(...SUBJECTS);
