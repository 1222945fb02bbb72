import { isObject } from '#boundary/guards.ts';
import { admitMessage } from '#boundary/messages.ts';
import { checkEhr } from '#phi/readiness/check-ehr.ts';
import { parseGrant } from '#phi/readiness/grant.ts';
import { readForReadiness } from '#phi/readiness/read-for-readiness.ts';
import type { Row } from '#phi/readiness/row.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { vendorOf } from '#sandbox/vendors/vendors.ts';
import {
  APP_ORIGIN,
  grantIn,
  type Sent,
  type Serve,
  serverOf,
  TOKEN,
  type World,
} from './readiness-server.ts';
import { type OpenClinic, openClinic, tenantNamed } from './sandbox-handlers.ts';

const FRIDAY_MORNING = Date.parse('2026-11-20T08:05:00-05:00');
const CLINIC = generateClinic({ seed: 7, today: '2026-11-20', timeZone: 'America/New_York' });

const ORIGIN = 'https://ehr.example';
const EHR = {
  issuer: `${ORIGIN}/fhir`,
  authorizationOrigin: ORIGIN,
  tokenEndpoint: `${ORIGIN}/oauth/token`,
  idTokenIssuer: ORIGIN,
} as const;

const clinics = new Map<VendorId, Promise<OpenClinic>>();

/** An EHR of this vendor as the sandbox plays it, with an entry that fits it. */
export async function soundWorld(id: VendorId): Promise<World> {
  const vendor = vendorOf(id);
  if (vendor === undefined) throw new Error(`no vendor ${id}`);
  const clinic = clinics.get(id) ?? openClinic(CLINIC, vendor);
  clinics.set(id, clinic);
  const same = <T>(said: T): T => said;
  return {
    vendor: id,
    clinic: await clinic,
    rules: vendor,
    ehr: EHR,
    entry: { ...tenantOf(vendor, tenantNamed('sandbox-minimal')), ...EHR },
    discovery: same,
    statement: same,
    grant: same,
    claims: same,
    meddle: (_, answer) => answer(),
  };
}

/** What a run of checks said and sent. */
export interface Checked {
  readonly rows: readonly Row[];
  /** Everything that was said, as it would be posted. */
  readonly said: readonly unknown[];
  /** Everything that was sent, wherever to. */
  readonly sent: readonly Sent[];
}

/** From where the checks are run: launched from the EHR, or from a console that was given the answer of the token endpoint, or nothing. */
export type Place = 'ehr' | 'console' | 'console-without-token';

/** Runs the checks in a world. Time passes by waiting and asking alone. */
export async function checkWorld(world: World, place: Place): Promise<Checked> {
  const clock = { now: FRIDAY_MORNING };
  const sent: Sent[] = [];
  const serve = serverOf(world, { clock, sent });
  const said: unknown[] = [];
  const lent = {
    timing: {
      now: () => clock.now,
      machineNow: () => Date.now(),
      wait: (time: number) => {
        clock.now += time;
        return Promise.resolve();
      },
      timeOut: (time: number) => AbortSignal.timeout(time),
    },
    say: (candidate: unknown) => {
      const message = admitMessage(candidate);
      if (message === undefined) throw new Error(`refused: ${JSON.stringify(candidate)}`);
      said.push(message);
    },
  };
  await (place === 'ehr'
    ? launch(world, serve, lent)
    : runInConsole(world, serve, { ...lent, hasToken: place === 'console' }));
  const last = said.findLast((message) => isObject(message) && message['type'] === 'readiness');
  const rows = isObject(last) && isRows(last['rows']) ? last['rows'] : [];
  return { rows, said, sent };
}

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value);
}

/** Whatever could name somebody, or lead to them: marks of the clinic's ids and names and of the token, addresses, identifiers of lists. */
export const NAMES_SOMEBODY = /CANARY|urn:|\d\.\d+\.\d|https?:|Bearer/;

type Lent = Pick<Parameters<typeof readForReadiness>[1], 'timing' | 'say'>;

function launch({ entry }: World, serve: Serve, lent: Lent): Promise<void> {
  const start = {
    type: 'start',
    purpose: 'readiness',
    tenant: entry,
    code: 'the-code',
    codeVerifier: 'v'.repeat(43),
    redirectUri: `${APP_ORIGIN}/t/${entry.id}/app.html`,
    now: FRIDAY_MORNING,
  } as const;
  return readForReadiness(start, { ...lent, fetchImpl: inBrowser(serve) });
}

async function runInConsole(
  world: World,
  serve: Serve,
  { hasToken, ...lent }: Lent & { readonly hasToken: boolean },
): Promise<void> {
  const fetchImpl: typeof fetch = (input, init) => serve(new Request(input, init));
  await checkEhr(world.entry, {
    ...lent,
    fetchImpl,
    token: hasToken ? { authorization: () => `Bearer ${TOKEN}` } : null,
    grant: hasToken ? (parseGrant(grantIn(world)) ?? null) : null,
    signIn: hasToken ? 'not-asked' : 'no-token',
    from: { in: 'console', appOrigin: APP_ORIGIN },
  });
}

/** Shows an answer only where its headers let the app read it, after a preflight where one is due (Fetch, main fetch). */
function inBrowser(serve: Serve): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('Origin', APP_ORIGIN);
    if (request.headers.has('authorization')) {
      const asked = {
        Origin: APP_ORIGIN,
        'Access-Control-Request-Method': request.method,
        'Access-Control-Request-Headers': 'authorization',
      };
      const { headers } = await serve(
        new Request(request.url, { method: 'OPTIONS', headers: asked }),
      );
      const allowed = headers.get('access-control-allow-headers') ?? '';
      if (!isShown(headers) || !/authorization/i.test(allowed)) throw new TypeError();
    }
    const response = await serve(request);
    if (!isShown(response.headers)) throw new TypeError();
    return response;
  };
}

function isShown(headers: Headers): boolean {
  return ['*', APP_ORIGIN].includes(headers.get('access-control-allow-origin') ?? '');
}
