/**
 * Every kind of request that this app can send off the device: from which part of it, to which of its hosts, how, and with what shape of
 * path. A shape has no id, no query and no word of a server in it; a star stands for what is left out, words for a whole path. Paths at
 * the EHR are under its FHIR base, those at the app's host under the tenant's.
 */
export interface Way {
  readonly zone: EgressZone;
  readonly host: EgressHost;
  readonly method: 'GET' | 'POST' | 'any';
  readonly path: string;
}

export const EGRESS_ZONES = ['launch', 'page', 'phi-worker', 'airlock'] as const;
export type EgressZone = (typeof EGRESS_ZONES)[number];

/** The hosts by their part; which names they have, the tenant and the address of the page say. */
export const EGRESS_HOSTS = ['app', 'sign-in', 'token', 'ehr', 'source', 'other'] as const;
export type EgressHost = (typeof EGRESS_HOSTS)[number];

/** The kinds by what they are for, in the order a session sends them. */
export const WAYS = {
  launch: { zone: 'launch', host: 'app', method: 'GET', path: '/' },
  'launch-files': { zone: 'launch', host: 'app', method: 'GET', path: '/assets/*' },
  discovery: {
    zone: 'launch',
    host: 'ehr',
    method: 'GET',
    path: '/.well-known/smart-configuration',
  },
  'discovery-metadata': { zone: 'launch', host: 'ehr', method: 'GET', path: '/metadata' },
  'sign-in': { zone: 'launch', host: 'sign-in', method: 'GET', path: 'sign-in page' },
  page: { zone: 'page', host: 'app', method: 'GET', path: '/app.html' },
  'page-files': { zone: 'page', host: 'app', method: 'GET', path: '/assets/*' },
  pack: { zone: 'page', host: 'app', method: 'GET', path: '/packs/*' },
  icon: { zone: 'page', host: 'app', method: 'GET', path: '/favicon.ico' },
  'page-other': { zone: 'page', host: 'app', method: 'any', path: '/*' },
  foreign: { zone: 'page', host: 'other', method: 'any', path: '/*' },
  token: { zone: 'phi-worker', host: 'token', method: 'POST', path: 'token endpoint' },
  capabilities: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/metadata' },
  style: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/.well-known/*.json' },
  configuration: {
    zone: 'phi-worker',
    host: 'ehr',
    method: 'GET',
    path: '/.well-known/smart-configuration',
  },
  practitioner: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Practitioner/*' },
  role: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/PractitionerRole/*' },
  roles: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/PractitionerRole' },
  schedule: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Appointment' },
  'schedule-lists': { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/List' },
  'schedule-groups': { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Group' },
  charts: { zone: 'phi-worker', host: 'ehr', method: 'POST', path: '/' },
  problems: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Condition' },
  medications: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/MedicationRequest' },
  laboratory: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Observation' },
  procedures: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Procedure' },
  orders: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/ServiceRequest' },
  'panel-patients': { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Patient' },
  'panel-teams': { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/CareTeam' },
  past: { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/Encounter' },
  'posted-searches': { zone: 'phi-worker', host: 'ehr', method: 'POST', path: '/*/_search' },
  'next-pages': { zone: 'phi-worker', host: 'ehr', method: 'GET', path: '/?*' },
  'ehr-other': { zone: 'phi-worker', host: 'ehr', method: 'any', path: '/*' },
  airlock: { zone: 'airlock', host: 'app', method: 'GET', path: '/go.html' },
  source: { zone: 'airlock', host: 'source', method: 'GET', path: 'page of the source' },
} as const satisfies Readonly<Record<string, Way>>;

export type Purpose = keyof typeof WAYS;

/** Every purpose, in the order a session sends them. */
export const PURPOSES: readonly Purpose[] = Object.keys(WAYS).filter(isPurpose);

/** One of the purposes above. */
export function isPurpose(value: unknown): value is Purpose {
  return typeof value === 'string' && Object.hasOwn(WAYS, value);
}

/** A purpose of the PHI worker, the only ones it can write down. */
export function isWorkerPurpose(value: unknown): value is Purpose {
  return isPurpose(value) && WAYS[value].zone === 'phi-worker';
}
