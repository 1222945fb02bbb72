import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type AuthorizationServer,
  type Client,
  clockTolerance,
  customFetch,
  expectNoState,
  getValidatedIdTokenClaims,
  JWT_TIMESTAMP_CHECK,
  None,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { isFhirId, isObject } from '#boundary/guards.ts';
import type { StartReading } from '#boundary/messages.ts';
import { type ProblemCode, problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { AccessToken } from './access-token.ts';
import { styleAddressOf } from './read-style.ts';
import { parseSignedIn, type SignedIn } from './signed-in.ts';

/** An authorised period with one FHIR base. */
interface Session {
  readonly token: AccessToken;
  /** Milliseconds since 1970 by the EHR's clock: when reading stops, at the token's end or after eight minutes. */
  readonly expiresAt: number;
  /** Milliseconds that this computer's clock is behind the EHR's; negative where it is ahead, 0 where they roughly agree. */
  readonly clockBehind: number;
  readonly signedIn: SignedIn;
  /** The scopes that were granted, which may be fewer than were asked for. */
  readonly granted: readonly string[];
  /** FHIR id of the patient whose chart it was opened from; null where it was opened from none. */
  readonly chart: string | null;
  /** Where the EHR says how its pages look, if the worker may ask there. */
  readonly styleAddress: URL | undefined;
}

/**
 * Spends the code and says who signed in and what was granted; the problem's code if any of it fails. The ID token is read once for
 * `fhirUser` and the time, by `machineNow` if given, and let go. A launch from one patient's chart ends here, unless the tenant reads that one.
 */
export async function openSession(
  start: StartReading,
  fetchImpl: typeof fetch,
  machineNow?: () => number,
): Promise<Result<Session>> {
  const server = authorizationServer(start.tenant);
  const client: Client = { client_id: start.tenant.clientId, [clockTolerance]: CLOCK_TOLERANCE };
  // The page compared `state` before it handed the code over; it is not sent here.
  const parameters = validateAuthResponse(
    server,
    client,
    new URLSearchParams({ code: start.code }),
    expectNoState,
  );
  let trouble: ProblemCode = 'server-unreachable';
  try {
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      None(),
      parameters,
      start.redirectUri,
      start.codeVerifier,
      requestOptions(start.tenant, fetchImpl),
    );
    if (response.status !== 200) return refused(codeOfStatus(response.status));
    trouble = 'malformed-response';
    const body: unknown = await response.clone().json();
    const chart = chartIn(body);
    if (chart !== null && !start.tenant.schedule.includes('launch-patient')) {
      return refused('patient-context');
    }
    if (!holdsToken(body) || !(chart === null || isFhirId(chart))) return refused(trouble);
    trouble = 'identity-missing'; // what can fail from here on is the ID token
    const granted = await processAuthorizationCodeResponse(server, client, response);
    return sessionOf(start, granted, { chart, machineNow: machineNow?.() });
  } catch (error) {
    return refused(isOfTime(error) ? 'clock-wrong' : trouble); // its errors carry the response; none of it is kept
  }
}

/** The base that everything is read under. Ends in `/`. */
export function fhirBaseOf({ issuer }: Tenant): URL {
  return new URL(issuer.endsWith('/') ? issuer : `${issuer}/`);
}

/** A clinic computer's clock may be a day off; the ID token came a moment ago, over TLS, from the token endpoint itself. */
export const CLOCK_TOLERANCE = 36 * 3600; // seconds

/** Design choice: closer than this the clocks agree, as a session of visits is longer. */
export const CLOCKS_AGREE = 1_800_000; // ms

/** An ID token that is over, or not yet good, beyond the tolerance: it is a moment old, so one of the clocks is wrong. */
function isOfTime(error: unknown): boolean {
  return error instanceof OperationProcessingError && error.code === JWT_TIMESTAMP_CHECK;
}

/** An ID token is issued when it is asked for, so it says what time the EHR's clock shows (OpenID Connect Core 1.0 §2, `iat`). */
function clockBehindOf(issued: number | undefined, machineNow: number | undefined): number {
  if (issued === undefined || machineNow === undefined) return 0;
  const behind = issued * 1000 - machineNow;
  return Math.abs(behind) < CLOCKS_AGREE ? 0 : Math.trunc(behind);
}

/** Every asymmetric algorithm of RFC 7518, so that an EHR's choice of signature does not end the launch. */
const SIGNATURES = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
];

function authorizationServer(tenant: Tenant): AuthorizationServer {
  return {
    issuer: tenant.idTokenIssuer,
    token_endpoint: tenant.tokenEndpoint,
    id_token_signing_alg_values_supported: SIGNATURES,
  };
}

const TOKEN_TIME_OUT = 20_000; // ms

function requestOptions(tenant: Tenant, fetchImpl: typeof fetch) {
  return {
    [allowInsecureRequests]: isThisComputer(new URL(tenant.tokenEndpoint)),
    [customFetch]: (url: string, { headers, body, method, signal }: TokenRequest) =>
      fetchImpl(url, {
        method,
        headers,
        body,
        signal: signal ?? null,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      }),
    signal: () => AbortSignal.timeout(TOKEN_TIME_OUT),
  };
}

interface TokenRequest {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: URLSearchParams;
  readonly signal?: AbortSignal | undefined;
}

function isThisComputer({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && hostname === 'localhost';
}

/** RFC 6749 §5.2: 400 and 401 refuse the code or the client. */
function codeOfStatus(status: number): ProblemCode {
  if (status === 429 || status >= 500) return 'server-busy';
  return status >= 400 ? 'authorization-refused' : 'malformed-response';
}

/** SMART App Launch 2.2: the id of a Patient of this server. Whatever else is said there is a launch from a chart as well. */
function chartIn(body: unknown): unknown {
  return (isObject(body) ? body['patient'] : null) ?? null;
}

function holdsToken(body: unknown): boolean {
  return (
    isObject(body) &&
    typeof body['access_token'] === 'string' &&
    typeof body['token_type'] === 'string' &&
    body['token_type'].toLowerCase() === 'bearer'
  );
}

function sessionOf(
  start: StartReading,
  granted: TokenEndpointResponse,
  { chart, machineNow }: { readonly chart: string | null; readonly machineNow: number | undefined },
): Result<Session> {
  const { tenant, now } = start;
  const grantedScopes = granted.scope?.split(' ').filter((scope) => scope !== '') ?? tenant.scopes;
  const fhirBase = fhirBaseOf(tenant);
  const claims = getValidatedIdTokenClaims(granted);
  const fhirUser = claims?.['fhirUser'];
  if (typeof fhirUser !== 'string' || fhirUser === '') return refused('identity-missing');
  const signedIn = parseSignedIn(fhirUser, fhirBase);
  if (signedIn === undefined) return refused('clinician-unknown');
  const seconds = Math.min(granted.expires_in ?? DEFAULT_LIFE, LONGEST_WORK);
  const clockBehind = clockBehindOf(claims?.iat, machineNow);
  return success({
    token: new AccessToken(granted.access_token),
    expiresAt: now + clockBehind + seconds * 1000,
    clockBehind,
    signedIn,
    granted: grantedScopes,
    chart,
    styleAddress: styleAddressOf(granted['smart_style_url'], fhirBase),
  });
}

/** Seconds. SMART App Launch 2.2 only recommends `expires_in`; the shortest lifetime seen in the field is assumed. */
const DEFAULT_LIFE = 300;

/** Seconds. Some EHRs end a token after 570 s, and a browser app cannot count on another. */
const LONGEST_WORK = 480;

function refused(code: ProblemCode): Result<never> {
  return failure(problem('session', code));
}
