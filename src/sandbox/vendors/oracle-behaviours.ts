import { type Behaviour, NO_POST, PASSES_OVER } from './vendor.ts';

const METADATA =
  'https://fhir-ehr-code.cerner.com/r4/ec2458f2-1e24-41c8-b71b-0e701af7583d/metadata';
const APPOINTMENT =
  'https://docs.oracle.com/en/industries/health/millennium-platform-apis/mfrap/op-appointment-get.html';
const OVERVIEW =
  'https://docs.oracle.com/en/industries/health/millennium-platform-apis/mfrap/r4_overview.html';
const AUTHORIZATION =
  'https://github.com/cerner/fhir.cerner.com/blob/main/content/authorization.md';
const SCOPES = 'https://github.com/jwilleke/yourphr/issues/338';
const EXAMPLE =
  'https://github.com/cerner/fhir.cerner.com/blob/main/lib/resources/example_json/r4_examples_appointment.rb';

/** What is known of Oracle Health, row by row. */
export const ORACLE_BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'names-itself',
    what: 'Says Oracle Health as publisher in `/metadata`, and no software name.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'batch',
    what: 'Declares batch at its base, and answers each entry by itself.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'one-of-three',
    what: 'Wants exactly one of practitioner, patient and location for Appointment, once; otherwise 400.',
    source: APPOINTMENT,
    evidence: 'documented',
  },
  {
    id: 'several-practitioners',
    what: 'Takes several practitioners in one comma list.',
    source: APPOINTMENT,
    evidence: 'documented',
  },
  {
    id: 'bounded-date',
    what: 'Wants a date with that: once with a prefix and a time, or twice as a closed range with times; otherwise 400. Its own documents differ on prefixes; the sandbox holds to the stricter.',
    source: APPOINTMENT,
    evidence: 'documented',
  },
  {
    id: 'no-encounter-by-practitioner',
    what: 'Finds Encounters only for a patient or by id.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'missing-types',
    what: 'Has no PractitionerRole and no List.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'one-patient',
    what: 'Takes a comma list of patients for Appointment only; elsewhere 400.',
    source: APPOINTMENT,
    evidence: 'inferred',
  },
  {
    id: 'closed-procedure-dates',
    what: 'Wants dates of procedures as a closed range with times.',
    source: 'Millennium R4 reference, Procedure',
    evidence: 'documented',
  },
  {
    id: 'id-alone',
    what: 'Wants `_id` without other parameters; that it refuses them is a deduction.',
    source: OVERVIEW,
    evidence: 'documented',
  },
  PASSES_OVER(METADATA),
  {
    id: 'no-include',
    what: 'Declares no `_include`, passes over it, and writes medications out in the request.',
    source: METADATA,
    evidence: 'inferred',
  },
  NO_POST,
  {
    id: 'repeats-across-pages',
    what: 'Sends a match again on the next page.',
    source: APPOINTMENT,
    evidence: 'documented',
  },
  {
    id: 'name-in-narrative',
    what: 'Writes the patient’s name into the narrative of an appointment.',
    source: EXAMPLE,
    evidence: 'documented',
  },
  {
    id: 'actor-without-reference',
    what: 'Names a participant by display, without a reference; that this is the clinician is a deduction.',
    source: EXAMPLE,
    evidence: 'inferred',
  },
  {
    id: 'patient-by-type',
    what: 'Marks the patient among the participants with the type text “Patient”.',
    source: EXAMPLE,
    evidence: 'documented',
  },
  {
    id: 'v2-scopes',
    what: 'Drops v1 `.read` scopes of an app registered for SMART v2, without a word.',
    source: SCOPES,
    evidence: 'documented',
  },
  {
    id: 'no-wildcards',
    what: 'Grants no wildcard scope.',
    source: 'smart-configuration of the public test tenant',
    evidence: 'captured',
  },
  {
    id: 'no-offline-access',
    what: 'Drops `offline_access` for an app registered as online.',
    source: SCOPES,
    evidence: 'documented',
  },
  {
    id: 'short-token',
    what: 'Grants an access token for 570 seconds.',
    source: AUTHORIZATION,
    evidence: 'documented',
  },
  {
    id: 'unreadable-401',
    what: 'Answers 401 without CORS headers, so that a browser app sees a network error.',
    source: 'https://github.com/smart-on-fhir/client-js/issues/97',
    evidence: 'documented',
  },
  {
    id: 'preflight-each-time',
    what: 'Lets no preflight be kept: `Access-Control-Max-Age: 0`.',
    source: 'Millennium platform documentation, CORS',
    evidence: 'documented',
  },
];
