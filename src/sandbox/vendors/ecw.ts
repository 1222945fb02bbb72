import { SANDBOX_RULES } from '../ehr/server-rules.ts';
import { passingOver } from './passing-over.ts';
import { storeWithPlannedEncounters } from './planned-encounters.ts';
import {
  type Behaviour,
  ENCOUNTERS_BY_PRACTITIONER,
  NO_BATCH,
  NO_POST,
  PASSES_OVER,
  PLANNED_ENCOUNTERS,
  served,
  vendor,
} from './vendor.ts';

const METADATA = 'https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/metadata';
const LIMITS = 'https://connect4.healow.com/apps/jsp/dev/r4/fhirClinicalDocumentation.jsp';

const BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'names-itself',
    what: 'Calls itself eCW FHIR Facade in `/metadata`.',
    source: METADATA,
    evidence: 'captured',
  },
  NO_BATCH(METADATA),
  {
    id: 'no-appointments',
    what: 'Has no Appointment, and grants no scope for it.',
    source: METADATA,
    evidence: 'captured',
  },
  ENCOUNTERS_BY_PRACTITIONER(METADATA),
  PLANNED_ENCOUNTERS('eClinicalWorks'),
  {
    id: 'minute-budget',
    what: 'Answers 250 requests in a minute of the wall clock, and refuses more with 429 until the next begins.',
    source: LIMITS,
    evidence: 'documented',
  },
  {
    id: 'sign-in-counts',
    what: 'Counts the requests for authorization and for tokens among them.',
    source: LIMITS,
    evidence: 'documented',
  },
  {
    id: 'no-retry-after',
    what: 'Says with a 429 nothing of when to come again.',
    source: LIMITS,
    evidence: 'documented',
  },
  {
    id: 'discovery-counts',
    what: 'Counts discovery too, and no preflight.',
    source: LIMITS,
    evidence: 'inferred',
  },
  {
    id: 'page-links',
    what: 'Pages by links with the parameter `page`.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'few-condition-parameters',
    what: 'Finds Conditions by patient, category, encounter and onset only.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'medication-included',
    what: 'Refers to medications, which come along by `_include=MedicationRequest:medication`.',
    source: METADATA,
    evidence: 'captured',
  },
  PASSES_OVER(METADATA),
  NO_POST,
];

/** eClinicalWorks, as its FHIR facade and its developers' pages describe it. */
export const ECW = vendor({
  id: 'ecw',
  name: 'eClinicalWorks',
  behaviours: BEHAVIOURS,
  types: served({
    Appointment: null,
    Encounter: {
      parameters: ['_id', 'date', 'location', 'patient', 'practitioner'],
      needs: [['_id'], ['patient'], ['practitioner', 'date']],
    },
    Condition: {
      parameters: ['_id', 'category', 'encounter', 'onset-date', 'patient'],
      sorts: [],
    },
    CareTeam: { parameters: ['_id', 'patient', 'status'], needs: [['_id'], ['patient']] },
    Patient: { parameters: ['_id'], needs: [['_id']] },
  }),
  statement: { software: 'eCW FHIR Facade', publisher: 'eClinicalWorks', cors: true },
  batch: 'none',
  posted: 'none',
  pages: { ...SANDBOX_RULES.pages, parameter: 'page' },
  limit: {
    points: 250,
    window: 60_000,
    aligned: true,
    countsSignIn: true,
    cost: { read: 1, search: 1, other: 1 },
    headers: () => ({}),
  },
  hear: passingOver,
  lay: storeWithPlannedEncounters,
});
