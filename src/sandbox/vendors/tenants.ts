import type { Tenant } from '#boundary/tenant.ts';
import type { Vendor, VendorId } from './vendor.ts';

/** In what the sandbox's tenant for a vendor is unlike the sandbox's own. */
interface Preset {
  readonly scopes: readonly string[];
  readonly limits: Partial<Tenant['limits']>;
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
const WITHOUT_APPOINTMENTS = [...SIGN_IN, 'user/Practitioner.rs', ...CHART];

/** What each vendor's registration would name. Visits are capped where a minute's budget does not reach for more. */
const PRESETS: Readonly<Record<VendorId, Preset>> = {
  epic: { scopes: [...USUAL, 'user/PractitionerRole.rs', 'user/List.rs'], limits: {} },
  oracle: { scopes: USUAL, limits: { batchSize: 20 } },
  meditech: {
    scopes: [
      ...SIGN_IN,
      'user/Practitioner.rs',
      'user/Appointment.read',
      ...CHART,
      'user/Group.rs',
      'user/Patient.rs',
    ],
    limits: {},
  },
  athena: { scopes: WITHOUT_APPOINTMENTS, limits: {} },
  ecw: { scopes: WITHOUT_APPOINTMENTS, limits: { visits: 30 } },
  veradigm: { scopes: [...WITHOUT_APPOINTMENTS, 'user/CareTeam.rs'], limits: {} },
  medplum: { scopes: USUAL, limits: {} },
  openemr: { scopes: USUAL, limits: {} },
};

/** The sandbox's tenant as it is when the sandbox plays a vendor: charts of scheduled patients only. */
export function tenantOf({ id, name }: Vendor, sandbox: Tenant): Tenant {
  const { scopes, limits } = PRESETS[id];
  return {
    ...sandbox,
    id: `sandbox-${id}`,
    name: `Sandbox EHR as ${name}`,
    clientId: `foreword-sandbox-${id}`,
    scopes,
    limits: { ...sandbox.limits, ...limits },
    panel: null,
    past: null,
  };
}
