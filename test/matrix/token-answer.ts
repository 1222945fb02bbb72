import type { Tenant } from '#boundary/tenant.ts';

interface Granted {
  readonly tenant: Tenant;
  readonly clinician: string;
  /** Id of the patient whose chart it is opened from. */
  readonly chart: string | null;
  readonly granted: readonly string[];
  /** Seconds. */
  readonly life: number;
}

/** What a token endpoint says to a code: a token called `granted`, and an ID token fresh from it. */
export function aTokenAnswer({ tenant, clinician, chart, granted, life }: Granted): Response {
  return Response.json({
    access_token: 'granted',
    token_type: 'Bearer',
    expires_in: life,
    scope: granted.join(' '),
    ...(chart === null ? {} : { patient: chart }),
    id_token: anIdToken(tenant, `${tenant.issuer}/Practitioner/${clinician}`),
  });
}

/** An ID token that its own endpoint’s TLS vouches for: its signature is not checked. */
export function anIdToken(tenant: Tenant, fhirUser: string): string {
  const seconds = Math.floor(Date.now() / 1000); // as the library that checks it reads the real clock
  const claims = {
    iss: tenant.idTokenIssuer,
    aud: tenant.clientId,
    sub: 'who-signed-in',
    iat: seconds,
    exp: seconds + 300,
    fhirUser,
  };
  return `${base64url({ alg: 'RS256' })}.${base64url(claims)}.c2ln`;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
