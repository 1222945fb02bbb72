/** Why each scope that a tenant can ask for is asked for: those of signing in by their own name, those of a type by the type. */
export const SCOPE_REASONS: Readonly<Record<string, string>> = {
  launch: 'Takes over the launch from the EHR, so that nobody chooses an EHR or signs in twice.',
  openid:
    'An ID token comes with the access token. It is read for `fhirUser` and the time, and dropped.',
  fhirUser: 'Says who signed in, as a reference: the schedule is this clinician’s.',
  Practitioner:
    'The record behind `fhirUser`. The brief never reads it; the readiness check looks whether it is there; some EHRs name nobody without it.',
  PractitionerRole:
    'Where the EHR signs in a role: read once, to learn whose role it is, or to find visits booked for it.',
  Appointment: 'The schedule of the clinician, or visits of patients whom a list names.',
  Encounter: 'The schedule where it is held as planned encounters; past visits, where opted in.',
  List: 'A list of patients that the tenant’s entry names, and no other.',
  Group: 'A group of patients that the clinician manages.',
  CareTeam: 'Patients whose care team names the clinician: a way to the schedule, or the panel.',
  Patient: 'Patients registered with the clinician: a way to the schedule, or the panel.',
  Condition: 'Problems and diagnoses, from which most topics come.',
  MedicationRequest: 'Active prescriptions, for topics of drugs.',
  Medication: 'The names of those drugs, where a prescription only refers to them.',
  Observation: 'Laboratory results of the last half-year.',
  Procedure: 'Procedures of the last year.',
  ServiceRequest: 'Active orders.',
};

/** Scopes that are never asked for, and why. */
export const NEVER_ASKED: readonly (readonly [scope: string, why: string])[] = [
  [
    '`online_access`, `offline_access`',
    'A run fits into one access token, and the session ends with it: there is no refresh token to keep.',
  ],
  ['`launch/patient`, `patient/…`', 'They make the EHR choose a patient; a clinic day has many.'],
  ['`user/*.…`', 'Wildcards would grant more than is read, and Oracle Health grants none.'],
  ['`.c`, `.u`, `.d`, `.write`, `.*`', 'Nothing is ever written to the EHR.'],
  ['`profile`', '`fhirUser` says the same, in one claim.'],
];
