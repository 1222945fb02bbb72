import { APP_ORIGIN } from './readiness-server.ts';
import { discovered, entry, granted, meddled, type Misconfiguration } from './misconfiguration.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';

const IN_CONSOLE = { vendor: 'oracle', place: 'console' } as const;
const FROM_EHR = { vendor: 'oracle', place: 'ehr' } as const;

/** Answers without some of their headers, or with others, where the address says so. */
function headers(path: RegExp, changes: Readonly<Record<string, string | null>>): Meddle {
  return async (request, answer) => {
    const response = await answer();
    if (!path.test(new URL(request.url).pathname)) return response;
    const changed = new Headers(response.headers);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) changed.delete(name);
      else changed.set(name, value);
    }
    const { status } = response;
    return new Response(response.body, { status, headers: changed });
  };
}

const NO_CORS = { 'Access-Control-Allow-Origin': null } as const;

/** What goes wrong before anything is read: endpoints, PKCE, CORS, scopes, who signs in, tokens and clocks. */
export const WRONG_SIGN_INS: readonly Misconfiguration[] = [
  {
    name: 'the entry names another issuer of ID tokens',
    ...IN_CONSOLE,
    seed: entry({ idTokenIssuer: 'https://ehr.example/elsewhere' }),
    finds: { check: 'discovery-endpoints', end: 'differs', subject: 'issuer' },
    fixNames: /idTokenIssuer/,
  },
  {
    name: 'the entry names another token endpoint',
    ...IN_CONSOLE,
    seed: entry({ tokenEndpoint: 'https://ehr.example/oauth2/token' }),
    finds: { check: 'discovery-endpoints', end: 'differs', subject: 'token-endpoint' },
    fixNames: /tokenEndpoint/,
  },
  {
    name: 'the entry names another place to authorize',
    ...IN_CONSOLE,
    seed: entry({ authorizationOrigin: 'https://sign-in.example' }),
    finds: { check: 'discovery-endpoints', end: 'differs', subject: 'authorization-endpoint' },
    fixNames: /authorizationOrigin/,
  },
  {
    name: 'the entry names a FHIR base that is not there',
    ...IN_CONSOLE,
    seed: entry({ issuer: 'https://ehr.example/fhir/dstu2x' }),
    finds: { check: 'discovery', end: 'not-there' },
    fixNames: /issuer/,
  },
  {
    name: 'the entry names a host that is not there',
    ...IN_CONSOLE,
    seed: entry({ issuer: 'https://erh.example/fhir' }),
    finds: { check: 'discovery', end: 'no-answer' },
    fixNames: /issuer/,
  },
  {
    name: 'discovery says no token endpoint',
    ...IN_CONSOLE,
    seed: discovered({ token_endpoint: undefined }),
    finds: { check: 'discovery', end: 'incomplete' },
    fixNames: /token_endpoint/,
  },
  {
    name: 'no method of PKCE is listed',
    ...IN_CONSOLE,
    seed: discovered({ code_challenge_methods_supported: undefined }),
    finds: { check: 'pkce', end: 'not-listed' },
    fixNames: /S256/,
  },
  {
    name: 'PKCE is listed as plain alone',
    ...IN_CONSOLE,
    seed: discovered({ code_challenge_methods_supported: ['plain'] }),
    finds: { check: 'pkce', end: 'plain-only' },
    fixNames: /S256/,
  },
  {
    name: 'launches from the EHR are not listed',
    ...IN_CONSOLE,
    seed: discovered({ capabilities: ['client-public', 'permission-v2'] }),
    finds: { check: 'capability', end: 'not-listed', subject: 'launch-ehr' },
    fixNames: /launch-ehr/,
  },
  {
    name: 'the FHIR base allows another origin',
    ...IN_CONSOLE,
    seed: meddled(
      headers(/^\/fhir\/Condition/, { 'Access-Control-Allow-Origin': 'https://other.example' }),
    ),
    finds: { check: 'cors', end: 'origin-not-allowed', subject: 'fhir' },
    fixNames: /Access-Control-Allow-Origin/,
  },
  {
    name: 'a preflight does not allow the token',
    ...IN_CONSOLE,
    seed: meddled(headers(/^\/fhir/, { 'Access-Control-Allow-Headers': 'Accept, Content-Type' })),
    finds: { check: 'cors', end: 'authorization-not-allowed', subject: 'fhir' },
    fixNames: /Access-Control-Allow-Headers/,
  },
  {
    name: 'the token endpoint has no CORS headers',
    ...IN_CONSOLE,
    seed: meddled(headers(/^\/oauth/, NO_CORS)),
    finds: { check: 'cors', end: 'origin-not-allowed', subject: 'token-endpoint' },
    fixNames: /Access-Control-Allow-Origin/,
  },
  {
    name: 'a browser is shown no answer of the FHIR base',
    ...FROM_EHR,
    seed: meddled(headers(/^\/fhir\/[A-Z]/, NO_CORS)),
    finds: { check: 'cors', end: 'cors-or-network', subject: 'fhir' },
    fixNames: /Access-Control-Allow-Origin/,
  },
  {
    name: 'a browser is shown no answer of the token endpoint',
    ...FROM_EHR,
    seed: meddled(headers(/^\/oauth/, NO_CORS)),
    finds: { check: 'sign-in', end: 'cors-or-network' },
    fixNames: /Access-Control-Allow-Origin/,
  },
  {
    name: 'the redirect URI or the client is not the registered one',
    ...FROM_EHR,
    seed: meddled((request, answer) =>
      request.url.endsWith('/oauth/token')
        ? Promise.resolve(
            Response.json(
              { error: 'invalid_grant' },
              { status: 400, headers: { 'Access-Control-Allow-Origin': APP_ORIGIN } },
            ),
          )
        : answer(),
    ),
    finds: { check: 'sign-in', end: 'refused' },
    fixNames: /redirect|client/i,
  },
  {
    name: 'it is registered as an app of a patient’s chart',
    ...FROM_EHR,
    seed: (world) =>
      granted({ patient: 'p-one' })(
        entry({ schedule: ['appointments-by-practitioner', 'own-choice'] })(world),
      ),
    finds: { check: 'sign-in', end: 'patient-context' },
    fixNames: /launch\/patient/,
  },
];
