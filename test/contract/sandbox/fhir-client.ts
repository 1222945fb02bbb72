import { isResource } from '@medplum/core';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { VerifyAccess } from '#sandbox/ehr/access.ts';
import { type AccessLog, createAccessLog } from '#sandbox/ehr/access-log.ts';
import { createFhirServer } from '#sandbox/ehr/fhir-server.ts';
import { fillRepository } from '#sandbox/ehr/repository.ts';
import { smallClinic } from './small-clinic.ts';

export const BASE = 'http://localhost:8410/fhir';
export const APP_ORIGIN = 'http://localhost:8411';

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
export async function fhirClient(...scopes: readonly string[]): Promise<FhirClient> {
  const clinic = smallClinic();
  const log = createAccessLog();
  const verify: VerifyAccess = (authorization) =>
    Promise.resolve(
      authorization === 'Bearer good'
        ? { clinician: 'dr-one', client: 'foreword-sandbox', scopes }
        : undefined,
    );
  const handler = createFhirServer({
    base: BASE,
    repository: await fillRepository(clinic.resources, new Date('2026-11-23T00:00:00Z')),
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
