import { isObject } from '#boundary/guards.ts';
import type { FromWorker } from '#boundary/messages.ts';
import type { StrategyName } from '#boundary/schedule-strategy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { asksOf, parseJson } from './asks.ts';
import { judgeNotices } from './judge-notices.ts';
import { limitTroubles } from './judge-requests.ts';
import type { LiveOptions } from './live-options.ts';
import { tenantFor } from './live-tenant.ts';
import { type PlainDay, readPlainly } from './naive-client.ts';
import { readDay } from './read-day.ts';
import type { Sent } from './stand.ts';
import { anIdToken } from './token-answer.ts';

/** What a server that runs came to. */
export interface LiveEnd {
  readonly tenant: Tenant;
  readonly said: readonly FromWorker[];
  readonly requests: number;
  /** Milliseconds. */
  readonly took: number;
  readonly troubles: readonly string[];
  readonly plain: {
    readonly visits: number;
    readonly requests: number;
    readonly took: number;
  } | null;
}

/** Reads a day from a server that runs, as the app would, and again as the plain app. Nothing is written; a sentence where nobody is named. */
export async function readLive(options: LiveOptions): Promise<LiveEnd | string> {
  const practitioner = options.practitioner ?? clinicianIn(options.token);
  if (practitioner === null) return 'say whose schedule is read: --practitioner ID';
  const tenant = await tenantFor(options, fetch);
  const ahead = options.now - Date.now();
  const now = () => Date.now() + ahead;
  const watched = watch(options, { tenant, practitioner });
  const began = performance.now();
  const said = await readDay({
    tenant,
    fetchImpl: watched.fetchImpl,
    timing: {
      now,
      wait: waitFor,
      timeOut: (time) => AbortSignal.timeout(time),
    },
  });
  const took = performance.now() - began;
  const run = { sent: watched.sent, mostAtOnce: watched.mostAtOnce() };
  const plain = await readAgainPlainly(said, { options, tenant, practitioner });
  return {
    tenant,
    said,
    took,
    plain,
    requests: watched.sent.length,
    troubles: [
      ...limitTroubles(run, { tenant, isBatchable: true, pageParameter: '' }),
      ...judgeNotices(said),
      ...unended(said),
    ],
  };
}

function unended(said: readonly FromWorker[]): readonly string[] {
  const { type } = said.at(-1) ?? { type: 'nothing' };
  return type === 'finished' || type === 'stopped' ? [] : ['the run has no last word'];
}

interface Who {
  readonly tenant: Tenant;
  readonly practitioner: string;
}

/** The network, watched; what the token endpoint would say is said here, as the token is there already. */
function watch({ token, latency }: LiveOptions, { tenant, practitioner }: Who) {
  const sent: Sent[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  const fetchImpl: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url === tenant.tokenEndpoint) return signedIn(token, { tenant, practitioner });
    const isSigned = request.headers.has('authorization');
    if (token === '') request.headers.delete('authorization');
    const asked = await request.clone().text();
    underWay += Number(isSigned);
    mostAtOnce = Math.max(mostAtOnce, underWay);
    const at = Date.now();
    try {
      await waitFor(latency);
      const response = await fetch(request);
      const text = await response.text();
      const url = new URL(request.url);
      sent.push({
        url,
        at,
        isSigned,
        status: response.status,
        asks: asksOf({ url, asked, status: response.status, text }),
      });
      return new Response(text, response);
    } finally {
      underWay -= Number(isSigned);
    }
  };
  return { fetchImpl, sent, mostAtOnce: () => mostAtOnce };
}

function signedIn(token: string, { tenant, practitioner }: Who): Response {
  const { scope } = claimsOf(token);
  return Response.json({
    access_token: token === '' ? 'none' : token,
    token_type: 'Bearer',
    expires_in: 480,
    scope: typeof scope === 'string' ? scope : tenant.scopes.join(' '),
    id_token: anIdToken(tenant, `${tenant.issuer}/Practitioner/${practitioner}`),
  });
}

/** Some access tokens say who signed in; most are opaque. */
function clinicianIn(token: string): string | null {
  const { fhirUser } = claimsOf(token);
  const [, id] = /(?:^|\/)Practitioner\/([A-Za-z0-9.-]{1,64})$/.exec(String(fhirUser)) ?? [];
  return id ?? null;
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, claims = ''] = token.split('.');
  const text = Buffer.from(claims, 'base64url').toString();
  const parsed = parseJson(text);
  return isObject(parsed) ? parsed : {};
}

const waitFor = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

const DAY = 86_400_000; // ms
const SEARCHED: Readonly<Partial<Record<StrategyName, PlainDay['visits']>>> = {
  'appointments-by-practitioner': 'Appointment',
  'encounters-by-practitioner': 'Encounter',
  group: { patientsIn: 'Group?type=person' },
};

/** What the plain app searches for, where the app found visits so. */
function searchedBy(
  strategy: StrategyName,
  [list = '']: Tenant['lists'],
): PlainDay['visits'] | undefined {
  const patientsIn = `List?code=patients&identifier=${encodeURIComponent(list)}`;
  return strategy === 'patient-lists' ? { patientsIn } : SEARCHED[strategy];
}

interface Again extends Who {
  readonly options: LiveOptions;
}

/** Only where the app found visits by a search that a plain app would make too. */
async function readAgainPlainly(
  said: readonly FromWorker[],
  { options, tenant, practitioner }: Again,
): Promise<LiveEnd['plain']> {
  const basis = said.findLast((message) => message.type === 'signals')?.basis;
  const visits = basis === undefined ? undefined : searchedBy(basis.strategy, tenant.lists);
  if (visits === undefined) return null;
  let requests = 1; // the token
  const fetchImpl: typeof fetch = async (input, init) => {
    requests += 1;
    await waitFor(options.latency);
    return fetch(input, init);
  };
  const began = performance.now();
  const read = await readPlainly(
    { fetchImpl, base: tenant.issuer, token: options.token },
    {
      clinicians: [practitioner],
      visits,
      from: options.now,
      to: options.now + 8 * DAY,
      laboratory: 'laboratory',
      most: tenant.limits.visits,
    },
  );
  return read === 0 ? null : { visits: read, requests, took: performance.now() - began };
}
