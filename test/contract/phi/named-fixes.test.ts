import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { admitMessage } from '#boundary/messages.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { firstState, next } from '#deidentified/session-state.ts';
import { wordsOf } from '../../unit/deidentified/ui/render.tsx';
import {
  aGrant,
  aStart,
  aStatement,
  aVisit,
  BASE,
  fakeEhr,
  ORIGIN,
  searchset,
} from './fake-ehr.ts';
import { messagesOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const visit = aVisit('a1', 'p1', '2026-11-23T14:00:00Z');
const granting = (scope: string) =>
  http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant({ scope })));
/** As an EHR that drops the clinician from the search: declared, and answered with 200 and nothing. */
const silent = http.get(`${BASE}/Appointment`, () => HttpResponse.json(searchset([])));
const undeclared = http.get(`${BASE}/metadata`, () =>
  HttpResponse.json(aStatement({ Appointment: ['patient'] })),
);
const lists = http.get(`${BASE}/metadata`, () =>
  HttpResponse.json(aStatement({ List: ['identifier'], Appointment: ['patient'] })),
);
const others = http.get(`${BASE}/Appointment`, () =>
  HttpResponse.json(
    searchset([aVisit('a2', 'p2', '2026-11-23T14:00:00Z', { participant: OTHERS })]),
  ),
);
const OTHERS = [{ actor: { reference: 'Practitioner/x' } }, { actor: { reference: 'Patient/p2' } }];
const BY_LIST: Partial<Tenant> = {
  schedule: ['patient-lists'],
  scopes: ['openid', 'fhirUser', 'user/List.rs', 'user/Appointment.rs', 'user/Condition.rs'],
};

/** What a reader sees in the end, from what the worker said. */
async function pageOf(before: Parameters<typeof fakeEhr>[1], tenant: Partial<Tenant> = {}) {
  server.use(...fakeEhr([visit], before).handlers);
  const said = await messagesOf(aStart(tenant));
  const state = said.reduce<ReturnType<typeof firstState>>((known, candidate) => {
    const message = admitMessage(candidate);
    return message === undefined ? known : next(known, { type: 'worker-said', message });
  }, firstState(null));
  expect(said.some((message) => isObject(message) && message['type'] === 'signals')).toBe(false);
  return wordsOf(state, null);
}

it.each([
  [
    'a scope was dropped',
    [granting('openid fhirUser user/Condition.rs')],
    {},
    'grant user/Appointment.rs',
  ],
  [
    'a scope was granted for one patient alone',
    [granting('openid fhirUser patient/Appointment.rs user/Condition.rs')],
    {},
    'granted for one patient in context alone, not for your schedule. For IT: grant user/Appointment.rs',
  ],
  [
    'a scope in the older grammar was dropped',
    [granting('openid fhirUser user/Condition.rs')],
    { scopes: ['openid', 'fhirUser', 'user/Appointment.read', 'user/Condition.rs'] },
    'grant user/Appointment.rs (or user/Appointment.read)',
  ],
  [
    'the search answers 200 and nothing',
    [silent],
    {},
    'compare it with a clinician who has visits',
  ],
  ['the search answers with others’ visits', [others], {}, 'the EHR ignored whose were asked for'],
  ['the search is not declared', [undeclared], {}, 'does not list it in its metadata'],
  ['no list is named', [lists], BY_LIST, 'name the list in the tenant’s entry'],
] as const)(
  'where %s, the page names the fix and no empty clinic',
  async (_, before, tenant, fix) => {
    const words = await pageOf(before, tenant);
    expect(words).toContain(fix);
    expect(words).toContain('For IT:');
    expect(words).not.toMatch(/no visits|no next clinic day/i);
  },
);
