import type { Appointment } from '@medplum/fhirtypes';
import type { SetupServer } from 'msw/node';
import { isObject } from '#boundary/guards.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import type { ServerRules } from '#sandbox/ehr/server-rules.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import type { Vendor, VendorId } from '#sandbox/vendors/vendor.ts';
import { vendorOf } from '#sandbox/vendors/vendors.ts';
import {
  type Launch,
  type OpenClinic,
  openClinic,
  readAgainst,
  sandboxFor,
  tenantNamed,
} from '../../support/sandbox-handlers.ts';
import { patientsOf, TIME_ZONE } from './sandbox-expected.ts';

export const CLINIC = generateClinic({ seed: 7, today: '2026-11-20', timeZone: TIME_ZONE });
export const DOCTOR = CLINIC.clinicians[0]?.id ?? '';
export const OTHER = CLINIC.clinicians[1]?.id ?? '';
export const FRIDAY_MORNING = Date.parse('2026-11-20T08:05:00-05:00');

interface Changes {
  readonly clinic?: Clinic;
  readonly tenant?: Partial<Tenant>;
  readonly scopes?: readonly string[];
  readonly clinician?: string;
  readonly chart?: unknown;
  /** In whose ways it answers, where not in the vendor's. */
  readonly rules?: ServerRules;
}

/** A launch at a vendor’s EHR that stands on a network: what was told, and whose charts were opened. */
export async function runAt(
  network: SetupServer,
  id: VendorId,
  { clinic = CLINIC, tenant = {}, rules = vendorNamed(id), ...changes }: Changes = {},
) {
  const shipped = tenantOf(vendorNamed(id), tenantNamed('sandbox-minimal'));
  const launch: Launch = {
    clinic: await opened(clinic, rules),
    tenant: { ...shipped, ...tenant },
    clinician: DOCTOR,
    now: FRIDAY_MORNING,
    rules,
    ...(rules.batch === 'none' ? { batch: false } : {}),
    ...changes,
  };
  const seen = sandboxFor(launch);
  network.use(...seen.handlers);
  const words = await readAgainst(launch, seen);
  // Where the schedule is read as encounters, those that were cancelled come along in the answer.
  const charts = seen.log().filter(({ type }) => type !== 'Encounter');
  const read = new Set(charts.flatMap(({ patients }) => patients));
  return {
    words,
    opened: read,
    log: seen.log(),
    horizons: words.filter(isHorizon),
    ladder: words.find(isLadder),
    grants: words.find(isGrants),
  };
}

/** Opened once for all launches in these ways: nobody writes in it. */
function opened(clinic: Clinic, rules: ServerRules): Promise<OpenClinic> {
  const standing = OPENED.get(rules) ?? new Map<Clinic, Promise<OpenClinic>>();
  OPENED.set(rules, standing);
  const begun = standing.get(clinic) ?? openClinic(clinic, rules);
  standing.set(clinic, begun);
  return begun;
}

const OPENED = new Map<ServerRules, Map<Clinic, Promise<OpenClinic>>>();

/** Throws where there is none of that name. */
export function vendorNamed(id: VendorId): Vendor {
  const vendor = vendorOf(id);
  if (vendor === undefined) throw new Error(`no vendor ${id}`);
  return vendor;
}

const isHorizon = (word: unknown) => isObject(word) && word['type'] === 'signals';
const isGrants = (word: unknown) => isObject(word) && word['type'] === 'grants';
const isLadder = (word: unknown) => isObject(word) && word['type'] === 'ladder';

/** A list holds patients, so a visit that names none is not found by it. */
export const ofPatients = (visits: readonly Appointment[]) =>
  visits.filter((visit) => patientsOf([visit]).length > 0);

/** The last word of a run that stopped. */
export const stops = (stage: string, code: string) => ({ type: 'stopped', stage, code });
