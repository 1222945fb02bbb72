import { problem } from '#boundary/problem.ts';
import type { Purpose } from '#boundary/purpose.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import type { Tenant } from '#boundary/tenant.ts';

/** What the EHR said when it opened us. */
export interface LaunchRequest {
  readonly iss: string;
  readonly launch: string;
  readonly purpose: Purpose;
}

/**
 * Reads the launch address before anything else happens. The issuer must be the tenant's, character by character: no look-alike,
 * no other port, no missing or added slash. Parameters are read once each; fhirclient lets `clientId`, `fhirServiceUrl` and others
 * in the address override the registry, so an address that carries any but the two of an EHR launch is refused, and the one that our own
 * readiness page adds.
 * @see https://hl7.org/fhir/smart-app-launch/app-launch.html#launch-app-ehr-launch
 */
export function checkLaunch(search: string, tenant: Tenant): Result<LaunchRequest> {
  const given = [...new URLSearchParams(search)];
  const iss = valueOf(given, 'iss');
  const launch = valueOf(given, 'launch');
  const isReadiness = valueOf(given, READINESS_MARK.name) === READINESS_MARK.value;
  if (iss === undefined || launch === undefined || given.length !== (isReadiness ? 3 : 2)) {
    return failure(problem('launch', 'launch-incomplete'));
  }
  return iss === tenant.issuer
    ? success({ iss, launch, purpose: isReadiness ? 'readiness' : 'brief' })
    : failure(problem('launch', 'issuer-unknown'));
}

/**
 * Where a launch that came to the readiness page goes on: the launch page, which alone may ask the EHR. Undefined for an address without a
 * launch. What it carries is passed on unread and checked there.
 */
export function launchFromReadiness(search: string): string | undefined {
  const given = new URLSearchParams(search);
  if (!given.has('iss') && !given.has('launch')) return undefined;
  given.append(READINESS_MARK.name, READINESS_MARK.value);
  return `index.html?${given.toString()}`;
}

const READINESS_MARK = { name: 'purpose', value: 'readiness' } as const;

function valueOf(given: readonly (readonly [string, string])[], name: string): string | undefined {
  const value = given.find(([key]) => key === name)?.[1];
  return value === '' ? undefined : value;
}
