import { problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import type { Tenant } from '#boundary/tenant.ts';

/** What the EHR said when it opened us. */
export interface LaunchRequest {
  readonly iss: string;
  readonly launch: string;
}

/**
 * Reads the launch address before anything else happens. The issuer must be the tenant's, character by character: no look-alike,
 * no other port, no missing or added slash. Parameters are read once each; fhirclient lets `clientId`, `fhirServiceUrl` and others
 * in the address override the registry, so an address that carries any but the two of an EHR launch is refused.
 * @see https://hl7.org/fhir/smart-app-launch/app-launch.html#launch-app-ehr-launch
 */
export function checkLaunch(search: string, tenant: Tenant): Result<LaunchRequest> {
  const given = [...new URLSearchParams(search)];
  const iss = valueOf(given, 'iss');
  const launch = valueOf(given, 'launch');
  if (iss === undefined || launch === undefined || given.length !== 2) {
    return failure(problem('launch', 'launch-incomplete'));
  }
  return iss === tenant.issuer
    ? success({ iss, launch })
    : failure(problem('launch', 'issuer-unknown'));
}

function valueOf(given: readonly (readonly [string, string])[], name: string): string | undefined {
  const value = given.find(([key]) => key === name)?.[1];
  return value === '' ? undefined : value;
}
