import { isObject } from '#boundary/guards.ts';
import { parseTenant, type Tenant, type TenantVendor } from '#boundary/tenant.ts';
import { readJson } from '#phi/fhir/read-json.ts';
import { readRegistry } from '../../launch/tenants/read-registry.ts';
import { entryOf } from '../../launch/tenants/write-entry.ts';
import type { Options } from './options.ts';

/** Whose entry is looked at, and what has to be said of the choice. */
export interface Chosen {
  readonly tenant: Tenant;
  readonly notes: readonly string[];
}

interface Surroundings {
  /** The folder of the registry. */
  readonly registry: string;
  readonly fetchImpl: typeof fetch;
}

/** The tenant of this id or issuer; where the registry has none of that issuer, one made of what the EHR says of itself. Else why there is none. */
export async function chooseTenant(
  { iss, tenant: id }: Pick<Options, 'iss' | 'tenant'>,
  { registry, fetchImpl }: Surroundings,
): Promise<Chosen | string> {
  const registered = readRegistry(registry);
  if (id !== null) {
    const named = registered.find((each) => each.id === id);
    if (named === undefined) return `launch/tenants has no ${id}.`;
    const isOther = iss !== null && iss !== named.issuer;
    return isOther
      ? `The issuer of ${id} is ${named.issuer}, character by character another than ${iss}. An EHR that sends ${iss} is refused.`
      : { tenant: named, notes: [] };
  }
  const [first, ...others] = registered.filter(({ issuer }) => issuer === iss);
  if (first === undefined) return iss === null ? 'No issuer.' : discoverTenant(iss, fetchImpl);
  const ids = others.map((each) => each.id).join(', ');
  return {
    tenant: first,
    notes: others.length === 0 ? [] : [`Looked at as ${first.id}. The same issuer: ${ids}.`],
  };
}

/** Made of discovery and the vendor's preset: nothing of it was registered. */
async function discoverTenant(iss: string, fetchImpl: typeof fetch): Promise<Chosen | string> {
  const base = iss.endsWith('/') ? iss : `${iss}/`;
  if (!URL.canParse(base)) return `${iss} is no address.`;
  const [smart, statement] = await Promise.all([
    readPublished(new URL('.well-known/smart-configuration', base), fetchImpl),
    readPublished(new URL('metadata', base), fetchImpl),
  ]);
  const vendor = vendorBy(statement);
  const preset = entryOf(vendor, 'unregistered');
  const usual = { ...preset, issuer: iss, timeZone: ownZone() };
  const tenant = parseTenant({ ...usual, ...endpointsOf(smart) }) ?? parseTenant(usual);
  return tenant === undefined
    ? `${iss} is no FHIR base: https, or http://localhost, with neither query nor fragment.`
    : { tenant, notes: [unregisteredWords(vendor, smart !== undefined)] };
}

function unregisteredWords(vendor: TenantVendor, isDiscovered: boolean): string {
  const endpoints = isDiscovered
    ? 'with the endpoints that discovery names'
    : 'without endpoints, as discovery said none';
  return `launch/tenants has no entry with this issuer: looked at as ${vendor} by its preset, ${endpoints}, and the time zone of this computer. To write one: npm run tenant:new -- ${vendor} ID`;
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function endpointsOf(smart: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(smart)) return {};
  const {
    authorization_endpoint: authorization,
    token_endpoint: tokenEndpoint,
    issuer: idTokenIssuer,
  } = smart;
  const authorizationOrigin =
    typeof authorization === 'string' ? URL.parse(authorization)?.origin : undefined;
  const found = { authorizationOrigin, tokenEndpoint, idTokenIssuer };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What the vendors’ own /metadata is known to say, as captured or in public source; the sandbox says the same where it plays them. */
const SAID_BY: readonly (readonly [TenantVendor, RegExp])[] = [
  ['epic', /^Epic$/],
  ['oracle', /Oracle Health|Cerner/],
  ['meditech', /Medical Information Technology|MEDITECH/i],
  ['athena', /athenahealth/i],
  ['ecw', /eClinicalWorks|^eCW /],
  ['medplum', /^medplum/i],
  ['openemr', /OpenEMR/i],
];

/** By `software.name`, or the publisher where that says more. */
function vendorBy(statement: unknown): TenantVendor {
  if (!isObject(statement)) return 'generic';
  const { software, publisher } = statement;
  const said = [isObject(software) ? software['name'] : undefined, publisher].filter(
    (each) => typeof each === 'string',
  );
  return SAID_BY.find(([, words]) => said.some((each) => words.test(each)))?.[0] ?? 'generic';
}

/** Undefined where nothing comes that can be read: the checks say what did. */
async function readPublished(url: URL, fetchImpl: typeof fetch): Promise<unknown> {
  try {
    const response = await fetchImpl(url, {
      headers: { Accept: 'application/fhir+json, application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIME_OUT),
    });
    if (!response.ok) return undefined;
    const body = await readJson(response, LARGEST);
    return body.ok ? body.value : undefined;
  } catch {
    return undefined;
  }
}

const TIME_OUT = 20_000; // ms
const LARGEST = 20_000_000; // bytes, as of /metadata in the checks
