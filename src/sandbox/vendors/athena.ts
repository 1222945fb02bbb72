import { type Answer, refusal } from '../ehr/answer.ts';
import { type AskedSearch, type HeardSearch, SANDBOX_RULES } from '../ehr/server-rules.ts';
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

const METADATA = 'https://api.platform.athenahealth.com/fhir/r4/metadata';

const BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'names-itself',
    what: 'Says athenahealth as publisher in `/metadata`, and no software name.',
    source: METADATA,
    evidence: 'captured',
  },
  NO_BATCH(METADATA),
  {
    id: 'no-appointment-search',
    what: 'Has Appointment, and no way to search it by practitioner, date or patient.',
    source: METADATA,
    evidence: 'captured',
  },
  ENCOUNTERS_BY_PRACTITIONER(METADATA),
  PLANNED_ENCOUNTERS('athenahealth'),
  {
    id: 'category-with-system',
    what: 'Wants a category as `system|code`, and refuses a bare code with 400; the status is a deduction.',
    source: METADATA,
    evidence: 'inferred',
  },
  {
    id: 'missing-types',
    what: 'Has no PractitionerRole.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'practitioner-without-name',
    what: 'Finds no practitioner by name.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'medication-included',
    what: 'Refers to medications, which come along by `_include=MedicationRequest:medication`.',
    source: METADATA,
    evidence: 'documented',
  },
  {
    id: 'cursor-links',
    what: 'Pages by links with the parameter `cursor`.',
    source: METADATA,
    evidence: 'captured',
  },
  PASSES_OVER(METADATA),
  NO_POST,
];

/** athenaOne, as the metadata of its FHIR R4 server describes it. */
export const ATHENA = vendor({
  id: 'athena',
  name: 'athenahealth',
  behaviours: BEHAVIOURS,
  types: served({
    PractitionerRole: null,
    Practitioner: { parameters: ['_id'], needs: [['_id']] },
    Appointment: { parameters: ['_id'], needs: [['_id']], includes: [], sorts: [] },
    Encounter: {
      parameters: ['_id', 'patient', 'practitioner', 'date', 'location'],
      needs: [['_id'], ['patient'], ['practitioner', 'date']],
    },
    CareTeam: { parameters: ['_id', 'patient', 'status'], needs: [['_id'], ['patient']] },
    Patient: { parameters: ['_id'], needs: [['_id']] },
  }),
  statement: { software: null, publisher: 'athenahealth', cors: true },
  batch: 'none',
  posted: 'none',
  pages: { ...SANDBOX_RULES.pages, parameter: 'cursor' },
  hear,
  lay: storeWithPlannedEncounters,
});

function hear(asked: AskedSearch): HeardSearch | Answer {
  const categories = asked.parameters.getAll('category').flatMap((value) => value.split(','));
  return categories.every((category) => category.includes('|'))
    ? passingOver(asked)
    : refusal(400, 'invalid', 'category is a system and a code.');
}
