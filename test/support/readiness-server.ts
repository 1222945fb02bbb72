import { isObject } from '#boundary/guards.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { createAccessLog } from '#sandbox/ehr/access-log.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { createFhirServer } from '#sandbox/ehr/fhir-server.ts';
import type { ServerRules } from '#sandbox/ehr/server-rules.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import type { Json } from './faults.ts';
import type { OpenClinic } from './sandbox-handlers.ts';

/** Marked as every id and name of the clinic is, so that one hunt finds them all. */
export const TOKEN = 'CANARYtokentokento';

/** Where the app is served. */
export const APP_ORIGIN = 'https://app.example';

/** An EHR as it is, and the tenant's entry as somebody filled it in. */
export interface World {
  readonly vendor: VendorId;
  readonly clinic: OpenClinic;
  readonly rules: ServerRules;
  /** What the EHR's own endpoints are. */
  readonly ehr: Pick<Tenant, 'issuer' | 'authorizationOrigin' | 'tokenEndpoint' | 'idTokenIssuer'>;
  readonly entry: Tenant;
  /** Each changes what the EHR says there. */
  readonly discovery: (said: Json) => unknown;
  readonly statement: (said: Json) => unknown;
  readonly grant: (said: Json) => Json;
  readonly claims: (said: Json) => Json;
  /** Stands between every request and its answer. */
  readonly meddle: Meddle;
}

/** A request as it was sent. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly hasToken: boolean;
  /** Milliseconds since 1970, by the clock of the run. */
  readonly at: number;
}

/** Answers one request. */
export type Serve = (request: Request) => Promise<Response>;

interface Served {
  readonly clock: { now: number };
  readonly sent: Sent[];
}

const STEP = 40; // ms that an answer takes

/** The EHR of a world; each answer takes a while by its clock. */
export function serverOf(world: World, { clock, sent }: Served): Serve {
  const { ehr, clinic, rules, entry } = world;
  const granted = scopesIn(grantIn(world));
  const fhir = createFhirServer({
    base: ehr.issuer,
    repository: clinic.repository,
    restricted: clinic.restrictedPatients,
    smart: {
      issuer: ehr.idTokenIssuer,
      authorizationEndpoint: `${ehr.authorizationOrigin}/oauth/authorize`,
      tokenEndpoint: ehr.tokenEndpoint,
      jwksUri: `${ehr.authorizationOrigin}/oauth/jwks`,
      scopes: entry.scopes,
    },
    verify: (authorization) =>
      Promise.resolve(
        authorization === `Bearer ${TOKEN}`
          ? { clinician: doctorOf(world), client: entry.clientId, scopes: granted }
          : undefined,
      ),
    log: createAccessLog(),
    appOrigins: [APP_ORIGIN],
    rules,
    now: () => clock.now,
  });
  return async (request) => {
    clock.now += STEP;
    sent.push({
      method: request.method,
      url: request.url,
      body: await request.clone().text(),
      hasToken: request.headers.has('authorization'),
      at: clock.now,
    });
    return world.meddle(request, () =>
      request.url === ehr.tokenEndpoint
        ? answerToken(world, request)
        : answerFhir(world, fhir, request),
    );
  };
}

async function answerFhir(world: World, fhir: Serve, request: Request): Promise<Response> {
  if (!request.url.startsWith(world.ehr.issuer)) throw new TypeError('no such host');
  const response = await fhir(request);
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' || response.status !== 200) return response;
  if (pathname.endsWith('/metadata')) return rewritten(response, world.statement);
  if (pathname.endsWith('/smart-configuration')) return rewritten(response, world.discovery);
  return response;
}

/** The same answer with another body; what is text stays text. */
async function rewritten(response: Response, change: (said: Json) => unknown): Promise<Response> {
  const said: unknown = await response.json();
  const changed = isObject(said) ? change(said) : said;
  const body = typeof changed === 'string' ? changed : JSON.stringify(changed);
  const { status, headers } = response;
  return new Response(body, { status, headers });
}

async function answerToken(world: World, request: Request): Promise<Response> {
  const headers = { 'Access-Control-Allow-Origin': APP_ORIGIN, Vary: 'Origin' };
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers });
  const form = new URLSearchParams(await request.text());
  return form.has('code')
    ? Response.json(grantIn(world), { headers })
    : Response.json({ error: 'invalid_request' }, { status: 400, headers });
}

/** What its token endpoint answers to a code. */
export function grantIn(world: World): Json {
  const { entry, rules, ehr } = world;
  const seconds = Math.floor(Date.now() / 1000);
  const claims = world.claims({
    iss: ehr.idTokenIssuer,
    aud: entry.clientId,
    sub: doctorOf(world),
    iat: seconds,
    exp: seconds + 300,
    fhirUser: `${ehr.issuer}/Practitioner/${doctorOf(world)}`,
  });
  return world.grant({
    access_token: TOKEN,
    token_type: 'Bearer',
    expires_in: rules.tokenLife ?? 300,
    scope: entry.scopes.join(' '),
    id_token: `${base64url({ alg: 'RS256' })}.${base64url(claims)}.c2ln`,
  });
}

function scopesIn({ scope }: Json): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ') : [];
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Who signs in. */
function doctorOf({ clinic }: World): string {
  return clinic.clinicians[0]?.id ?? '';
}
