import { isResource } from '@medplum/core';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { VerifyAccess } from '#sandbox/ehr/access.ts';
import { type AccessLog, createAccessLog } from '#sandbox/ehr/access-log.ts';
import { createFhirServer } from '#sandbox/ehr/fhir-server.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { fillRepository } from '#sandbox/ehr/repository.ts';
import { SANDBOX_RULES, type ServerRules } from '#sandbox/ehr/server-rules.ts';
import { smallClinic } from './small-clinic.ts';

export const BASE = 'http://localhost:8410/fhir';
export const APP_ORIGIN = 'http://localhost:8411';
const LOADED_AT = new Date('2026-11-23T00:00:00Z');

export interface FhirClient {
  readonly log: AccessLog;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly bundle: (path: string, init?: RequestInit) => Promise<Bundle>;
  readonly outcome: (
    path: string,
    init?: RequestInit,
  ) => Promise<{ readonly status: number; readonly body: OperationOutcome }>;
}

/** The sandbox's FHIR handler over the small clinic, asked by a clinician with these scopes. */
export function fhirClient(...scopes: readonly string[]): Promise<FhirClient> {
  return clientOf({ scopes });
}

export interface ClientParts {
  readonly scopes: readonly string[];
  readonly clinician?: string;
  readonly clinic?: Clinic;
  readonly rules?: ServerRules;
  readonly now?: () => number;
}

/** The same over another clinic, in another's ways, at another time. */
export async function clientOf(parts: ClientParts): Promise<FhirClient> {
  const { scopes, clinician = 'dr-one', clinic = smallClinic(), rules = SANDBOX_RULES } = parts;
  const log = createAccessLog();
  const verify: VerifyAccess = (authorization) =>
    Promise.resolve(
      authorization === 'Bearer good'
        ? { clinician, client: 'foreword-sandbox', scopes }
        : undefined,
    );
  const handler = createFhirServer({
    base: BASE,
    repository: await fillRepository(rules.lay(clinic), LOADED_AT, rules.types),
    restricted: clinic.restrictedPatients,
    smart: {
      issuer: 'http://localhost:8410',
      authorizationEndpoint: 'http://localhost:8410/oauth/authorize',
      tokenEndpoint: 'http://localhost:8410/oauth/token',
      jwksUri: 'http://localhost:8410/oauth/jwks',
      scopes: [],
    },
    verify,
    log,
    appOrigins: [APP_ORIGIN],
    rules,
    ...(parts.now === undefined ? {} : { now: parts.now }),
  });
  const request: FhirClient['request'] = (path, { headers, ...init } = {}) =>
    handler(
      new Request(path.startsWith('http') ? path : `${BASE}/${path}`, {
        ...init,
        headers: { Authorization: 'Bearer good', ...Object.fromEntries(new Headers(headers)) },
      }),
    );
  return {
    log,
    request,
    bundle: async (path, init) => resourceIn<Bundle>(await request(path, init), 'Bundle'),
    outcome: async (path, init) => {
      const response = await request(path, init);
      const body = await resourceIn<OperationOutcome>(response, 'OperationOutcome');
      return { status: response.status, body };
    },
  };
}

/** The body of a response, which must be a resource of this type. */
export async function resourceIn<R extends Resource>(
  response: Response,
  type: R['resourceType'],
): Promise<R> {
  const body: unknown = await response.json();
  if (!isResource<R>(body, type)) throw new TypeError(`the answer is no ${type}`);
  return body;
}

/** The `next` link of a page, if there is another. */
export function nextOf({ link = [] }: Bundle): string | undefined {
  return link.find(({ relation }) => relation === 'next')?.url;
}
