import { type Behaviour, NO_BATCH, PASSES_OVER } from './vendor.ts';

const METADATA = 'https://fhir.epic.com/interconnect-fhir-oauth/api/FHIR/R4/metadata';
const SPECIFICATIONS = 'https://fhir.epic.com/Specifications';
const PARAMETERS = 'https://fhir.epic.com/Documentation?docId=searchparameters';
const INTERFACES = 'https://open.epic.com/Interface/FHIR';
const ROSTER = 'https://fhir.epic.com/Documentation?docId=patient_roster_playbook';

/** What is known of Epic, row by row. */
export const EPIC_BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'names-itself',
    what: 'Calls itself Epic in `/metadata`.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'base-scopes',
    what: 'Lists five base scopes in its discovery and no resource scope; resource scopes follow the registered APIs.',
    source: 'smart-configuration of Epic’s public sandbox',
    evidence: 'captured',
  },
  NO_BATCH(METADATA),
  {
    id: 'patient-required',
    what: 'Declares `practitioner` for Appointment, filters by it only after the patient’s were fetched, and refuses a search without a patient with 4111 and 59159.',
    source: PARAMETERS,
    evidence: 'inferred',
  },
  {
    id: 'filters-afterwards',
    what: 'Filters a patient’s appointments by `practitioner`.',
    source: PARAMETERS,
    evidence: 'documented',
  },
  {
    id: 'id-alone',
    what: 'Minds only `_count` and `_include` beside `_id`, and passes over all else.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'date-prefixes',
    what: 'Knows the date prefixes eq, lt, le, gt and ge only.',
    source: PARAMETERS,
    evidence: 'documented',
  },
  {
    id: 'unknown-ignored',
    what: 'Passes over a parameter it does not know, with a warning 4122 in an OperationOutcome entry beside the matches.',
    source: SPECIFICATIONS,
    evidence: 'documented',
  },
  PASSES_OVER(METADATA),
  {
    id: 'no-data',
    what: 'Answers a search without matches with 200 and a warning 4101.',
    source: SPECIFICATIONS,
    evidence: 'documented',
  },
  {
    id: 'hundred-results',
    what: 'Gives 100 results of a search and warns with 4127 and 59133 that there are more; that the rest is left out is a deduction.',
    source: SPECIFICATIONS,
    evidence: 'inferred',
  },
  {
    id: 'break-the-glass',
    what: 'Refuses a restricted patient’s chart with 403 and 4130, 4131 or 4134.',
    source: SPECIFICATIONS,
    evidence: 'documented',
  },
  {
    id: 'registered-apis',
    what: 'Refuses a category whose API the app is not registered for with 403 and 4118; the status is a deduction.',
    source: INTERFACES,
    evidence: 'inferred',
  },
  {
    id: 'suppressed-categories',
    what: 'Leaves out what the app is not registered for when no category is named, with a warning 59204.',
    source: 'Answers of Epic’s public sandbox kept in public repositories',
    evidence: 'documented',
  },
  {
    id: 'category-or-code',
    what: 'Refuses an Observation search without category or code with 59108, and one with an unknown category with 59111.',
    source: SPECIFICATIONS,
    evidence: 'documented',
  },
  {
    id: 'patient-lists',
    what: 'Has lists of patients by identifier: the department’s, and each clinician’s own, which no one else is shown.',
    source: ROSTER,
    evidence: 'documented',
  },
  {
    id: 'list-needs-identifier',
    what: 'Refuses `List?code=patients` without an identifier.',
    source: ROSTER,
    evidence: 'inferred',
  },
  {
    id: 'names-in-lists',
    what: 'Writes the patient’s name beside each reference of a list.',
    source: ROSTER,
    evidence: 'documented',
  },
  {
    id: 'surgical-cases',
    what: 'Keeps scheduled surgery apart from other visits, by `service-category`.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'posted-body-alone',
    what: 'Reads a search posted to `_search` from its body alone, and ignores the query string.',
    source: PARAMETERS,
    evidence: 'documented',
  },
];
