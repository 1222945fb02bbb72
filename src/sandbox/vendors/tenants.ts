import type { Tenant } from '#boundary/tenant.ts';
import { EPIC_LISTS } from './epic-store.ts';
import type { Vendor, VendorId } from './vendor.ts';

/** In what the sandbox's tenant for a vendor is unlike the sandbox's own. */
interface Preset {
  readonly scopes: readonly string[];
  readonly schedule: Tenant['schedule'];
  readonly lists?: readonly string[];
  readonly search?: Tenant['search'];
  readonly limits?: Partial<Tenant['limits']>;
}

const SIGN_IN = ['launch', 'openid', 'fhirUser'];
const CHART = [
  'user/Encounter.rs',
  'user/Condition.rs',
  'user/MedicationRequest.rs',
  'user/Observation.rs',
  'user/Procedure.rs',
  'user/ServiceRequest.rs',
];
const USUAL = [...SIGN_IN, 'user/Practitioner.rs', 'user/Appointment.rs', ...CHART];
/** These vendors keep the names of drugs apart, and send them along only where they are granted. */
const WITHOUT_APPOINTMENTS = [...SIGN_IN, 'user/Practitioner.rs', ...CHART, 'user/Medication.rs'];

/** What each vendor's registration would name. Visits are capped where a minute's budget does not reach for more. */
const PRESETS: Readonly<Record<VendorId, Preset>> = {
  epic: {
    scopes: [...USUAL, 'user/PractitionerRole.rs', 'user/List.rs'],
    schedule: ['patient-lists', 'surgical-cases', 'own-choice'],
    lists: [`${EPIC_LISTS.mine.system}|${EPIC_LISTS.mine.value}`],
    search: 'post',
  },
  oracle: {
    scopes: USUAL,
    schedule: ['appointments-by-practitioner', 'launch-patient', 'own-choice'],
    limits: { batchSize: 20 },
  },
  meditech: {
    scopes: [
      ...SIGN_IN,
      'user/Practitioner.rs',
      'user/Appointment.read',
      ...CHART,
      'user/Group.rs',
      'user/Patient.rs',
    ],
    schedule: ['appointments-by-practitioner', 'group', 'own-choice'],
  },
  athena: {
    scopes: WITHOUT_APPOINTMENTS,
    schedule: ['encounters-by-practitioner', 'own-choice'],
  },
  ecw: {
    scopes: WITHOUT_APPOINTMENTS,
    schedule: ['encounters-by-practitioner', 'own-choice'],
    limits: { visits: 30, perMinute: { requests: 250, counts: 'all', aligned: true } },
  },
  // No Appointment and no Encounter without a patient: a care team's patients could not be told from those who come.
  veradigm: {
    scopes: [...WITHOUT_APPOINTMENTS, 'user/CareTeam.rs'],
    schedule: ['own-choice'],
  },
  medplum: {
    scopes: USUAL,
    schedule: ['appointments-by-practitioner', 'encounters-by-practitioner', 'own-choice'],
    search: 'post',
  },
  openemr: { scopes: USUAL, schedule: ['appointments-by-practitioner', 'own-choice'] },
};

/** The sandbox's tenant as it is when the sandbox plays a vendor: charts of scheduled patients only. */
export function tenantOf({ id, name }: Vendor, sandbox: Tenant): Tenant {
  const { scopes, schedule, lists = [], search = 'get', limits } = PRESETS[id];
  return {
    ...sandbox,
    id: `sandbox-${id}`,
    name: `Sandbox EHR as ${name}`,
    vendor: id,
    clientId: `foreword-sandbox-${id}`,
    scopes,
    schedule,
    lists,
    search,
    limits: { ...sandbox.limits, ...limits },
    panel: null,
    past: null,
  };
}
