import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { CLINIC, searched } from './clinic.ts';
import { aCondition, aGrant, anIdToken, aStart, aVisit, BASE, NOW, ORIGIN } from './fake-ehr.ts';
import { stopped } from './run.ts';
import { aNetwork } from './server.ts';
import { aGap, readWrong, WHOLE } from './wrong-answer.ts';

const server = aNetwork();

const DAY = 86_400_000;
const granted = (parts: Record<string, unknown>) =>
  http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant(parts)));
const signedInAs = (fhirUser: unknown) =>
  granted({ id_token: anIdToken({ fhirUser, name: 'CANARY' }) });
const role = (practitioner: unknown) =>
  http.get(`${BASE}/PractitionerRole/r1`, () =>
    HttpResponse.json({ resourceType: 'PractitionerRole', practitioner, text: 'CANARY' }),
  );
/** What was asked of anyone's records: what the server can do is no secret. */
const records = (asked: readonly string[]) => asked.filter((line) => line !== 'GET metadata');
const refusedRole = (status: number) =>
  http.get(`${BASE}/PractitionerRole/r1`, () => HttpResponse.json({ canary: 1 }, { status }));

it.each([
  ['relative', 'Practitioner/me'],
  ['absolute', `${BASE}/Practitioner/me`],
])('a clinician named by a %s address is read for', async (_, fhirUser) => {
  const { last, nextDay } = await readWrong(server, { before: [signedInAs(fhirUser)] });
  expect(nextDay).toMatchObject({ found: 2, readable: 2 });
  expect(last).toEqual(WHOLE);
});

it.each([
  ['without an ID token', { id_token: undefined }],
  ['with an ID token that is none', { id_token: 'CANARY' }],
  ['without fhirUser', { id_token: anIdToken({ fhirUser: undefined, name: 'CANARY' }) }],
  ['with an empty fhirUser', { id_token: anIdToken({ fhirUser: '' }) }],
  ['with a number for fhirUser', { id_token: anIdToken({ fhirUser: 7 }) }],
])('a sign-in %s does not say who signed in, and no schedule is asked for', async (_, parts) => {
  const { words, asked } = await readWrong(server, { before: [granted(parts)] });
  expect(words).toMatchObject(stopped('session', 'identity-missing'));
  expect(records(asked)).toEqual([]);
});

it.each([
  ['something that is no address', 'http://['],
  ['a person', 'Person/canary'],
  ['a person by address', `${BASE}/Person/canary`],
  ['a patient', 'Patient/canary'],
  ['a relative', 'RelatedPerson/canary'],
  ['a practitioner of another server', 'https://canary.example/fhir/Practitioner/me'],
  ['a practitioner beside the base', `${ORIGIN}/other/Practitioner/me`],
  ['a prototype key', 'Practitioner/__proto__'],
])('where %s signed in, no schedule is asked for', async (_, fhirUser) => {
  const { words, asked } = await readWrong(server, { before: [signedInAs(fhirUser)] });
  expect(words).toMatchObject(stopped('session', 'clinician-unknown'));
  expect(records(asked)).toEqual([]);
});

it.each([
  ['names its clinician', role({ reference: 'Practitioner/me' }), null],
  ['names nobody', role(undefined), 'clinician-unknown'],
  ['names someone by display alone', role({ display: 'CANARY' }), 'clinician-unknown'],
  ['is refused', refusedRole(403), 'clinician-unknown'],
  ['is gone', refusedRole(410), 'clinician-unknown'],
  ['breaks the server', refusedRole(500), 'server-busy'],
])('a role that %s is read for, or says why not', async (_, answer, code) => {
  const before = [signedInAs('PractitionerRole/r1'), answer];
  const { words, last } = await readWrong(server, { before });
  if (code === null) expect(last).toEqual(WHOLE);
  else expect(words).toMatchObject([{ type: 'stopped', code }]);
});

it.each([
  ['everything asked for', aStart().tenant.scopes.join(' ')],
  ['more than asked for', 'user/*.cruds launch openid'],
  ['the schedule in the older grammar', 'user/Appointment.read user/Condition.read'],
  ['what it does not echo', undefined],
])('a token for %s reads the schedule', async (_, scope) => {
  const { last, nextDay } = await readWrong(server, { before: [granted({ scope })] });
  expect(nextDay).toMatchObject({ found: 2, readable: 2 });
  expect(last).toEqual(WHOLE);
});

it('a token without the schedule stops before any record is asked for', async () => {
  const scope = 'openid fhirUser user/Condition.rs canary';
  const { words, asked } = await readWrong(server, { before: [granted({ scope })] });
  expect(words).toMatchObject(stopped('session', 'scope-missing'));
  expect(records(asked)).toEqual([]);
});

it('a token without some kinds of record lacks those, and says so', async () => {
  const refused = ['MedicationRequest', 'Observation', 'Procedure', 'ServiceRequest'].map((type) =>
    http.get(`${BASE}/${type}`, () => HttpResponse.json({ canary: 1 }, { status: 403 })),
  );
  const scope = 'openid fhirUser user/Appointment.rs user/Condition.rs';
  const { session, last } = await readWrong(server, { before: [granted({ scope }), ...refused] });
  expect(session).toMatchObject({
    readable: 1,
    gaps: ['medications', 'laboratory', 'procedures', 'orders'].map((kind) =>
      aGap(kind, 'not-permitted'),
    ),
  });
  expect(last).toEqual(WHOLE);
});

/** A token that the EHR issued by a clock this far from the computer's. */
const issued = (apart: number) => {
  const seconds = Math.floor((Date.now() + apart) / 1000);
  return granted({ id_token: anIdToken({ iat: seconds, exp: seconds + 300 }) });
};
const askedFrom = (asked: readonly string[]) =>
  /date=ge([^&]+)/.exec(searched(asked, 'Appointment')[0] ?? '')?.[1];

it.each([
  ['agrees', 0, '2026-11-20T05:00:00.000Z'],
  ['is minutes behind', 10 * 60_000, '2026-11-20T05:00:00.000Z'],
  ['is minutes ahead', -10 * 60_000, '2026-11-20T05:00:00.000Z'],
  ['is a day behind', DAY, '2026-11-21T05:00:00.000Z'],
  ['is a day ahead', -DAY, '2026-11-19T05:00:00.000Z'],
])('where this computer’s clock %s, the EHR’s today is read', async (_, apart, from) => {
  const { last, asked } = await readWrong(server, { before: [issued(apart)] });
  expect(askedFrom(asked)).toBe(from);
  expect(last).toEqual(WHOLE);
});

it('on a computer a day ahead, what is still to come today is this session', async () => {
  const { session } = await readWrong(server, {
    clinic: [aVisit('a', 'p1', '2026-11-20T22:15:00Z'), aCondition('p1', 'I10')],
    start: { ...aStart(), now: NOW + DAY },
    before: [issued(-DAY)],
  });
  expect(session).toMatchObject({ found: 1, readable: 1 });
});

it('a clock that is days ahead stops the run rather than reading the wrong days', async () => {
  const { words, asked } = await readWrong(server, { before: [issued(-3 * DAY)] });
  expect(words).toMatchObject(stopped('session', 'clock-wrong'));
  expect(records(asked)).toEqual([]);
});

it.each([
  ['a second by its life', { expires_in: 1 }],
  ['no time at all', { expires_in: 0 }],
])(
  'a token that lasts %s ends as a session that is over, not as an empty clinic',
  async (_, life) => {
    let now = NOW;
    const { words } = await readWrong(server, {
      clinic: CLINIC,
      before: [granted(life)],
      now: () => (now += 600),
    });
    expect(words).toMatchObject([{ type: 'stopped', code: 'session-over' }]);
  },
);
