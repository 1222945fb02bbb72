import type { Group, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '../clinic/clinic.ts';
import type { Access } from '../ehr/access.ts';
import { SANDBOX_RULES } from '../ehr/server-rules.ts';
import { passingOver } from './passing-over.ts';
import { patientsBooked } from './patients-booked.ts';
import { type Behaviour, NO_BATCH, NO_POST, PASSES_OVER, served, vendor } from './vendor.ts';

const METADATA = 'https://greenfield-prod-apis.meditech.com/v2/uscore/STU6/metadata';
const DISCOVERY =
  'https://greenfield-prod-apis.meditech.com/v2/uscore/STU6/.well-known/smart-configuration';

const BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'names-itself',
    what: 'Calls itself Interoperability Services: US Core STU6 FHIR R4 in `/metadata`.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'cors-not-declared',
    what: 'Does not declare CORS in `/metadata`.',
    source: METADATA,
    evidence: 'captured',
  },
  NO_BATCH(METADATA),
  {
    id: 'appointments-by-practitioner',
    what: 'Finds appointments by practitioner and date; which other combinations it demands is not public.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'v1-for-appointments',
    what: 'Grants Appointment only as v1 `user/Appointment.read`, and drops `user/Appointment.rs` without a word.',
    source: DISCOVERY,
    evidence: 'captured',
  },
  {
    id: 'both-scope-versions',
    what: 'Grants v1 and v2 scopes side by side for the other types.',
    source: DISCOVERY,
    evidence: 'captured',
  },
  {
    id: 'no-read-wildcard',
    what: 'Grants no `user/*.read` and no `user/*.rs`, as neither is listed.',
    source: DISCOVERY,
    evidence: 'inferred',
  },
  {
    id: 'continue-links',
    what: 'Pages by links with the parameter `continue`.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'no-encounter-by-practitioner',
    what: 'Finds Encounters only for a patient or by id, and care teams likewise.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'groups',
    what: 'Finds groups of persons by `type`, with their members by `_include`; that each clinician has one of their own is a deduction.',
    source: METADATA,
    evidence: 'inferred',
  },
  PASSES_OVER(METADATA),
  NO_POST,
];

/** MEDITECH, as its Greenfield test environment describes it. */
export const MEDITECH = vendor({
  id: 'meditech',
  name: 'MEDITECH',
  behaviours: BEHAVIOURS,
  types: served({
    Appointment: {
      parameters: ['_id', 'date', 'location', 'patient', 'practitioner', 'status'],
      needs: [['_id'], ['patient'], ['practitioner', 'date'], ['location', 'date']],
      sorts: [],
    },
    Encounter: { needs: [['_id'], ['patient']] },
    CareTeam: { parameters: ['_id', 'patient', 'status'], needs: [['_id'], ['patient']] },
    Patient: { parameters: ['_id'], needs: [['_id']] },
    Group: {
      parameters: ['_id', 'type'],
      needs: [['_id'], ['type']],
      includes: ['Group:member'],
    },
  }),
  statement: {
    software: 'Interoperability Services: US Core STU6 FHIR R4',
    publisher: 'Medical Information Technology, Inc',
    cors: false,
  },
  grants: (scope) =>
    scope.startsWith('user/Appointment.')
      ? scope === 'user/Appointment.read'
      : !scope.startsWith('user/*'),
  batch: 'none',
  posted: 'none',
  pages: { ...SANDBOX_RULES.pages, parameter: 'continue' },
  hear: passingOver,
  shows: isOwnGroup,
  lay: (clinic) => [...clinic.resources, ...groupsOf(clinic)],
});

function groupsOf(clinic: Clinic): readonly Group[] {
  return clinic.clinicians.map(({ id }) => ({
    resourceType: 'Group',
    id: `group-${id}`,
    type: 'person',
    actual: true,
    managingEntity: { reference: `Practitioner/${id}` },
    member: patientsBooked(clinic, id).map((patient) => ({
      entity: { reference: `Patient/${patient.id}` },
    })),
  }));
}

function isOwnGroup(resource: Resource, { clinician }: Access): boolean {
  if (resource.resourceType !== 'Group') return true;
  return resource.managingEntity?.reference === `Practitioner/${clinician}`;
}
