import { http, HttpResponse, type RequestHandler } from 'msw';
import { readRegistry } from '../../launch/tenants/read-registry.ts';
import { isObject } from '#boundary/guards.ts';
import { admitMessage, type StartReading } from '#boundary/messages.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { readForBrief } from '#phi/read-brief.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { type AccessLogRow, createAccessLog } from '#sandbox/ehr/access-log.ts';
import { createFhirServer } from '#sandbox/ehr/fhir-server.ts';
import { fillRepository, type Repository } from '#sandbox/ehr/repository.ts';
import { SANDBOX_RULES, type ServerRules } from '#sandbox/ehr/server-rules.ts';
import { STYLE_PATH } from '#sandbox/ehr/smart-style.ts';
import { SHIPPED_INDEXES } from './indexes.ts';
import { CORE_RULES, CORE_RULES_TOLD } from './rules.ts';

/** A clinic with its records on the shelves: filled once, asked by many runs. */
export interface OpenClinic extends Clinic {
  readonly repository: Repository;
}

/** Puts a clinic's records on the shelves, as an EHR of these rules keeps them. */
export async function openClinic(clinic: Clinic, rules = SANDBOX_RULES): Promise<OpenClinic> {
  const { types } = rules;
  const filled = new Date('2026-11-20T00:00:00Z');
  return { ...clinic, repository: await fillRepository(rules.lay(clinic), filled, types) };
}

/** A tenant of the registry, as it is shipped; throws where there is none of that name. */
export function tenantNamed(id: string): Tenant {
  const tenant = readRegistry('launch/tenants').find((each) => each.id === id);
  if (tenant === undefined) throw new Error(`no tenant ${id}`);
  return tenant;
}

/** One launch: who signs in, when, and what is unlike the sandbox as it is shipped. */
export interface Launch {
  readonly clinic: OpenClinic;
  readonly tenant: Tenant;
  /** Id of the Practitioner. */
  readonly clinician: string;
  /** What the token response says of a patient, where it was opened from a chart. */
  readonly chart?: unknown;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What is granted; all that the tenant asks for unless said. */
  readonly scopes?: readonly string[];
  /** Seconds that the token lasts. */
  readonly life?: number;
  /** Milliseconds that the clock moves with each request. */
  readonly pace?: number;
  /** Whether `/metadata` declares the batch. */
  readonly batch?: boolean;
  /** In whose ways the server answers; the sandbox's own unless said. */
  readonly rules?: ServerRules;
}

/** What a server saw of a run. */
export interface Seen {
  readonly handlers: readonly RequestHandler[];
  readonly now: () => number;
  readonly fetchImpl: typeof fetch;
  /** When each request with the token was sent, by the clock of the run. */
  readonly requests: readonly number[];
  readonly mostAtOnce: () => number;
  /** Encounters that were sent, a page's each counted. */
  readonly encounters: () => number;
  readonly log: () => readonly AccessLogRow[];
}

/** The sandbox's FHIR handler behind msw, with a token endpoint that grants what the launch says. */
export function sandboxFor(launch: Launch): Seen {
  const { clinic, tenant, scopes = tenant.scopes, life = 300, pace = 0, batch = true } = launch;
  const log = createAccessLog();
  const requests: number[] = [];
  const now = () => launch.now + requests.length * pace;
  const seen = { underWay: 0, mostAtOnce: 0, encounters: 0 };
  const answer = createFhirServer({
    base: tenant.issuer,
    repository: clinic.repository,
    restricted: clinic.restrictedPatients,
    smart: {
      issuer: tenant.idTokenIssuer,
      authorizationEndpoint: `${tenant.authorizationOrigin}/oauth/authorize`,
      tokenEndpoint: tenant.tokenEndpoint,
      jwksUri: `${tenant.authorizationOrigin}/oauth/jwks`,
      scopes: tenant.scopes,
    },
    verify: (authorization) => {
      const stands = authorization === 'Bearer granted' && now() < launch.now + life * 1000;
      const { clinician } = launch;
      return Promise.resolve(stands ? { clinician, client: tenant.clientId, scopes } : undefined);
    },
    log,
    appOrigins: [],
    now,
    ...(launch.rules === undefined ? {} : { rules: launch.rules }),
  });
  const onFhir = http.all(`${tenant.issuer}*`, async ({ request }) => {
    seen.underWay += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.underWay);
    await new Promise((resolve) => setImmediate(resolve)); // so that what may overlap does
    const response = await answer(request);
    const text = await response.text();
    seen.encounters += text.split('"resourceType":"Encounter"').length - 1;
    seen.underWay -= 1;
    const said = batch ? text : withoutBatch(text);
    return new HttpResponse(said, { status: response.status, headers: response.headers });
  });
  const grant = {
    access_token: 'granted',
    token_type: 'Bearer',
    expires_in: life,
    scope: scopes.join(' '),
    ...('chart' in launch ? { patient: launch.chart } : {}),
    ...(launch.rules?.style ? { smart_style_url: `${tenant.issuer}/${STYLE_PATH}` } : {}),
  };
  const onToken = http.post(tenant.tokenEndpoint, () =>
    HttpResponse.json({ ...grant, id_token: anIdToken(launch) }),
  );
  return {
    handlers: [onToken, onFhir],
    now,
    fetchImpl: (input, init) => {
      const request = new Request(input, init);
      if (request.headers.has('authorization')) requests.push(now());
      return fetch(request);
    },
    requests,
    mostAtOnce: () => seen.mostAtOnce,
    encounters: () => seen.encounters,
    log: () => log.rows(),
  };
}

function withoutBatch(text: string): string {
  return text.replace('"interaction":[{"code":"batch"}]', '"interaction":[]');
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Fresh from the token endpoint itself, whose TLS vouches for it: its signature is not checked. */
function anIdToken({ tenant, clinician }: Launch): string {
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: tenant.idTokenIssuer,
    aud: tenant.clientId,
    sub: clinician,
    iat: seconds,
    exp: seconds + 300,
    fhirUser: `${tenant.issuer}/Practitioner/${clinician}`,
  };
  return `${base64url({ alg: 'RS256' })}.${base64url(claims)}.c2ln`;
}

const RULES: ReadonlySet<string> = new Set(CORE_RULES.map(({ id }) => id));

/** Reads for the brief, with the core pack's rules, against what stands on the network; gives back all that door 1 let out but progress, style and first words. */
export async function readAgainst({ tenant, now }: Launch, seen: Seen) {
  const start: StartReading = {
    type: 'start',
    purpose: 'brief',
    tenant,
    code: 'the-code',
    codeVerifier: 'v'.repeat(43),
    redirectUri: `http://localhost:8411/t/${tenant.id}/app.html`,
    now,
  };
  const said: unknown[] = [];
  await readForBrief(start, {
    fetchImpl: seen.fetchImpl,
    indexes: SHIPPED_INDEXES,
    told: Promise.resolve(CORE_RULES_TOLD),
    timing: {
      now: seen.now,
      wait: () => Promise.resolve(),
      timeOut: (time) => AbortSignal.timeout(time),
    },
    say: (candidate) => {
      const message = admitMessage(candidate, RULES);
      if (message === undefined) throw new Error(`refused: ${JSON.stringify(candidate)}`);
      said.push(message);
    },
  });
  return said.filter(
    (message) =>
      isObject(message) &&
      message['type'] !== 'progress' &&
      message['type'] !== 'style' &&
      message['whole'] !== false,
  );
}
