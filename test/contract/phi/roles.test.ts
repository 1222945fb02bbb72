import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import {
  aGrant,
  anIdToken,
  aStart,
  aStatement,
  aVisit,
  BASE,
  fakeEhr,
  type Json,
  ORIGIN,
  searchset,
} from './fake-ehr.ts';
import { messagesOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const MONDAY = '2026-11-23T14:00:00Z';
const role = (id: string, practitioner: string, parts: Json = {}): Json => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: { reference: `Practitioner/${practitioner}`, display: 'canary' },
  ...parts,
});
const visitUnder = (id: string, who: string, patient = 'p1') =>
  aVisit(id, patient, MONDAY, {
    participant: [{ actor: { reference: who } }, { actor: { reference: `Patient/${patient}` } }],
  });
const SCOPES = ['openid', 'fhirUser', 'user/Appointment.rs', 'user/Condition.rs'];
const WITH_ROLES = [...SCOPES, 'user/PractitionerRole.rs'];
const DECLARED = { Appointment: ['practitioner', 'date'], PractitionerRole: ['practitioner'] };

interface World {
  readonly visits: readonly Json[];
  readonly roles?: readonly Json[];
  readonly scopes?: readonly string[];
  readonly declared?: Readonly<Record<string, readonly string[]>>;
  /** A search by Practitioner brings the visits of their roles too. */
  readonly resolves?: boolean;
  readonly fhirUser?: string;
}

/** A run at an EHR that books roles. */
async function readAt({
  visits,
  roles = [],
  scopes = WITH_ROLES,
  declared = DECLARED,
  resolves = false,
  fhirUser = 'Practitioner/me',
}: World) {
  const token = http.post(`${ORIGIN}/token`, () =>
    HttpResponse.json(aGrant({ id_token: anIdToken({ fhirUser }) })),
  );
  const metadata = http.get(`${BASE}/metadata`, () => HttpResponse.json(aStatement(declared)));
  const whole = http.get(`${BASE}/Appointment`, ({ request }) =>
    HttpResponse.json(searchset(visits, { self: request.url })),
  );
  const read = http.get(`${BASE}/PractitionerRole/:id`, ({ params }) =>
    HttpResponse.json(roles.find(({ id }) => id === params['id']) ?? {}, {
      status: roles.some(({ id }) => id === params['id']) ? 200 : 404,
    }),
  );
  const ehr = fakeEhr([...visits, ...roles], [token, metadata, read, ...(resolves ? [whole] : [])]);
  server.use(...ehr.handlers);
  const said = await messagesOf(aStart({ scopes }));
  const asked = ehr.asked.filter((line) => line.startsWith('GET PractitionerRole?'));
  const charts = ehr.asked.filter((line) => line.startsWith('GET Condition'));
  return { said: JSON.stringify(said), last: said.at(-1), asked, charts };
}

it('a visit booked under the clinician’s role counts, and the roles are asked for once', async () => {
  const { said, asked, charts } = await readAt({
    resolves: true,
    visits: [
      visitUnder('a1', 'PractitionerRole/r1'),
      visitUnder('a2', 'PractitionerRole/r2', 'p2'),
    ],
    roles: [role('r1', 'me'), role('r2', 'me')],
  });
  expect(said).toContain('"found":2,"readable":2');
  expect(asked).toEqual(['GET PractitionerRole?practitioner=Practitioner/me&_count=20']);
  expect(charts).toHaveLength(2);
});

it('visits under the role that signed in count with those under the practitioner', async () => {
  const { said } = await readAt({
    fhirUser: 'PractitionerRole/r1',
    resolves: true,
    visits: [visitUnder('a1', 'PractitionerRole/r1'), visitUnder('a2', 'Practitioner/me', 'p2')],
    roles: [role('r1', 'me')],
    scopes: SCOPES,
  });
  expect(said).toContain('"found":2,"readable":2');
});

it('a clinic that books roles alone is not taken for empty', async () => {
  const { said, last } = await readAt({
    visits: [visitUnder('a1', 'PractitionerRole/r1')],
    roles: [role('r1', 'me')],
  });
  expect(said).toContain('"found":1,"readable":1');
  expect(last).toEqual({ type: 'finished', complete: true });
});

it.each([
  ['another clinician’s', role('r1', 'somebody')],
  ['one that has ended', role('r1', 'me', { active: false })],
  ['one of nobody', { resourceType: 'PractitionerRole', id: 'r1' }],
])('a visit under %s role is not theirs', async (_, theirs) => {
  const { said, charts } = await readAt({
    resolves: true,
    visits: [visitUnder('a1', 'PractitionerRole/r1')],
    roles: [theirs],
  });
  expect(said).toContain('"end":"ignored"');
  expect(charts).toEqual([]);
});

it.each([
  ['not granted', { scopes: SCOPES }],
  ['not declared', { declared: { Appointment: DECLARED.Appointment } }],
])('roles that are %s are not asked for', async (_, world) => {
  const { asked, charts } = await readAt({
    ...world,
    resolves: true,
    visits: [visitUnder('a1', 'PractitionerRole/r1')],
    roles: [role('r1', 'me')],
  });
  expect(asked).toEqual([]);
  expect(charts).toEqual([]);
});

it('where visits name the practitioner, no role is asked for', async () => {
  const { asked, said } = await readAt({ visits: [visitUnder('a1', 'Practitioner/me')] });
  expect(said).toContain('"found":1,"readable":1');
  expect(asked).toEqual([]);
});
