import { isObject } from '#boundary/guards.ts';
import type { Tenant, TenantVendor } from '#boundary/tenant.ts';
import { PRESETS } from '../../launch/tenants/presets.ts';
import { tenantNamed } from '../support/sandbox-handlers.ts';
import { parseJson } from './asks.ts';
import type { LiveOptions } from './live-options.ts';

/** Stands for a token endpoint: the token is there already, and the matrix answers for it. */
const NOWHERE = 'https://token.invalid';

/** The tenant that a server is read as: the entry that was given, or one from what the server says of itself. Its token endpoint is nobody’s. */
export async function tenantFor(
  { iss, tenant, timeZone }: LiveOptions,
  fetchImpl: typeof fetch,
): Promise<Tenant> {
  const signedInAlready = {
    authorizationOrigin: NOWHERE,
    tokenEndpoint: `${NOWHERE}/token`,
    idTokenIssuer: NOWHERE,
    issuer: iss,
  };
  if (tenant !== null) return { ...tenant, ...signedInAlready };
  const vendor = vendorOf(await textOf(`${iss}/metadata`, fetchImpl));
  const { known } = PRESETS[vendor];
  return {
    ...tenantNamed('sandbox-minimal'),
    ...(vendor === 'generic' ? { schedule: EVERY_WAY } : {}),
    ...known,
    ...signedInAlready,
    id: 'live',
    name: 'The server that was named',
    vendor,
    timeZone,
    ...(vendor === 'generic' ? { schedule: EVERY_WAY, scopes: EVERY_SCOPE } : {}),
  };
}

/** Of a server that nothing is known of, each way is tried. */
const EVERY_WAY: Tenant['schedule'] = [
  'appointments-by-practitioner',
  'encounters-by-practitioner',
  'care-team',
  'general-practitioner',
  'own-choice',
];

const EVERY_SCOPE: Tenant['scopes'] = [
  'launch',
  'openid',
  'fhirUser',
  ...[
    'Practitioner',
    'Patient',
    'CareTeam',
    'Appointment',
    'Encounter',
    'Condition',
    'MedicationRequest',
    'Medication',
    'Observation',
    'Procedure',
    'ServiceRequest',
  ].map((type) => `user/${type}.rs`),
];

/** How each names itself in `/metadata`. */
const NAMES: readonly (readonly [RegExp, TenantVendor])[] = [
  [/\bepic\b/i, 'epic'],
  [/oracle health|cerner/i, 'oracle'],
  [/medical information technology|meditech/i, 'meditech'],
  [/athenahealth/i, 'athena'],
  [/ecw fhir|eclinicalworks/i, 'ecw'],
  [/veradigm|allscripts/i, 'veradigm'],
  [/medplum/i, 'medplum'],
  [/openemr/i, 'openemr'],
];

function vendorOf(statement: string): TenantVendor {
  const said = parseJson(statement);
  const { software, publisher } = isObject(said) ? said : {};
  const words = JSON.stringify([software, publisher]);
  return NAMES.find(([name]) => name.test(words))?.[1] ?? 'generic';
}

async function textOf(url: string, fetchImpl: typeof fetch): Promise<string> {
  const headers = { Accept: 'application/fhir+json' };
  const response = await fetchImpl(url, { headers }).catch(() => null);
  return response?.ok === true ? (await response.text()).trim() : '';
}
