import { http, HttpResponse, type RequestHandler } from 'msw';
import type { StartReading } from '#boundary/messages.ts';
import type { Tenant } from '#boundary/tenant.ts';

export const ORIGIN = 'https://ehr.example';
export const BASE = `${ORIGIN}/fhir`;
export const NOW = Date.parse('2026-11-20T22:00:00Z'); // a Friday, 17:00 in New York

const TENANT: Tenant = {
  id: 'test',
  name: 'Test EHR',
  vendor: 'generic',
  issuer: BASE,
  authorizationOrigin: ORIGIN,
  tokenEndpoint: `${ORIGIN}/token`,
  idTokenIssuer: ORIGIN,
  clientId: 'foreword',
  scopes: ['openid', 'fhirUser', 'user/Appointment.rs', 'user/Condition.rs'],
  timeZone: 'America/New_York',
  schedule: ['appointments-by-practitioner'],
  lists: [],
  whose: [{ rule: 'me', practitioners: [''] }],
  search: 'get',
  limits: { concurrency: 4, batchSize: 10, pages: 5, visits: 50, perMinute: null },
  panel: null,
  past: null,
  frameAncestors: [],
  reviewedCardsOnly: false,
  packs: [{ id: 'core', version: '2026.11.4', before: null }],
  contact: null,
  idleMinutes: 10,
};

export function aStart(tenant: Partial<Tenant> = {}): StartReading {
  return {
    type: 'start',
    purpose: 'brief',
    tenant: { ...TENANT, ...tenant },
    code: 'the-code',
    codeVerifier: 'v'.repeat(43),
    redirectUri: 'https://app.example/t/test/',
    now: NOW,
  };
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An ID token as EHRs send it; nothing here checks its signature. */
export function anIdToken(claims: Record<string, unknown> = {}): string {
  const seconds = Math.floor(Date.now() / 1000);
  const body = {
    iss: ORIGIN,
    sub: 'someone',
    aud: 'foreword',
    iat: seconds,
    exp: seconds + 300,
    fhirUser: 'Practitioner/me',
    ...claims,
  };
  return `${base64url({ alg: 'RS384' })}.${base64url(body)}.c2ln`;
}

/** A token response as EHRs send it. */
export function aGrant(parts: Record<string, unknown> = {}) {
  return {
    access_token: 'canary-token',
    token_type: 'Bearer',
    expires_in: 570,
    id_token: anIdToken(),
    ...parts,
  };
}

export type Json = Record<string, unknown>;

export function searchset(resources: readonly Json[], links: Json = {}): Json {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    link: Object.entries(links).map(([relation, url]) => ({ relation, url })),
    entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
  };
}

const CAPABLE: Readonly<Record<string, readonly string[]>> = {
  Appointment: ['practitioner', 'date'],
  Patient: ['general-practitioner'],
  CareTeam: ['participant'],
  Encounter: ['practitioner', 'date'],
};

export function aStatement(declared = CAPABLE, interactions: readonly string[] = []): Json {
  const resource = Object.entries(declared).map(([type, names]) => ({
    type,
    searchParam: names.map((name) => ({ name })),
  }));
  const interaction = interactions.map((code) => ({ code }));
  return { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource, interaction }] };
}

export function aVisit(id: string, patient: string, start: string, parts: Json = {}): Json {
  return {
    resourceType: 'Appointment',
    id,
    status: 'booked',
    start,
    minutesDuration: 20,
    comment: 'canary',
    participant: [
      { actor: { reference: 'Practitioner/me', display: 'canary' } },
      { actor: { reference: `Patient/${patient}`, display: 'canary' } },
    ],
    ...parts,
  };
}

export function aCondition(patient: string, code: string): Json {
  return {
    resourceType: 'Condition',
    id: `${patient}-${code}`,
    subject: { reference: `Patient/${patient}`, display: 'canary' },
    code: {
      text: 'canary',
      coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: 'canary' }],
    },
  };
}

/** A medication by its name alone. */
export function aMedication(patient: string, name: string): Json {
  return {
    resourceType: 'MedicationRequest',
    id: `${patient}-${name}`,
    status: 'active',
    subject: { reference: `Patient/${patient}`, display: 'canary' },
    medicationCodeableConcept: { text: name },
  };
}

export interface FakeEhr {
  readonly handlers: readonly RequestHandler[];
  /** Every request to the FHIR base, as `GET Appointment?…`. */
  readonly asked: string[];
}

/** A small FHIR server that knows these resources; what comes first in `before` answers first. */
export function fakeEhr(
  resources: readonly Json[],
  before: readonly RequestHandler[] = [],
): FakeEhr {
  const asked: string[] = [];
  const answer = (url: URL): Json => {
    const type = url.pathname.split('/').at(-1);
    const wanted = [...url.searchParams.values()].filter((value) => value.includes('/'));
    const found = resources.filter(
      (resource) =>
        resource['resourceType'] === type &&
        wanted.every((reference) => JSON.stringify(resource).includes(`"${reference}"`)) &&
        isInWindow(resource['start'], url.searchParams.getAll('date')),
    );
    return searchset(found, { self: url.href });
  };
  const note = http.all(`${BASE}*`, ({ request }) => {
    asked.push(`${request.method} ${decodeURIComponent(request.url.slice(BASE.length + 1))}`);
  });
  return {
    asked,
    handlers: [
      note,
      ...before,
      http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant())),
      http.get(`${BASE}/metadata`, () => HttpResponse.json(aStatement())),
      http.post(BASE, async ({ request }) => {
        const entries = entriesOf(await request.json());
        const entry = entries.map((url) => ({
          response: { status: '200 OK' },
          resource: answer(new URL(url, `${BASE}/`)),
        }));
        return HttpResponse.json({ resourceType: 'Bundle', type: 'batch-response', entry });
      }),
      http.get(`${BASE}/:type`, ({ request }) => HttpResponse.json(answer(new URL(request.url)))),
    ],
  };
}

function isInWindow(start: unknown, dates: readonly string[]): boolean {
  if (typeof start !== 'string') return true;
  const time = new Date(start).toISOString();
  return dates.every((date) => {
    const bound = date.slice(2);
    return date.startsWith('ge') ? time >= bound : time < bound;
  });
}

/** The relative URLs of a batch. */
export function entriesOf(batch: unknown): readonly string[] {
  const urls = [...JSON.stringify(batch).matchAll(/"url":"([^"]+)"/g)];
  return urls.flatMap(([, url]) => url ?? []);
}
