import { http, HttpResponse, type RequestHandler } from 'msw';
import { expect, it } from 'vitest';
import { CLINIC, playClinic, searched } from './clinic.ts';
import { aCondition, aStatement, aVisit, BASE, fakeEhr, type Json, searchset } from './fake-ehr.ts';
import { messagesOf, stopped, wordsOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();
const play = (...before: readonly RequestHandler[]) => playClinic(server, before);

it('the schedule is asked for the clinic’s days, half open, in UTC', async () => {
  const { asked } = play();
  await messagesOf();
  expect(searched(asked, 'Appointment')).toEqual([
    'GET Appointment?practitioner=Practitioner/me&date=ge2026-11-20T05:00:00.000Z&date=lt2026-11-28T05:00:00.000Z&_count=100',
  ]);
});

it('where nothing is to come within eight days, eight more are asked for', async () => {
  const far = [aVisit('a9', 'p1', '2026-12-01T14:00:00Z'), aCondition('p1', 'I10')];
  const ehr = fakeEhr(far);
  server.use(...ehr.handlers);
  const words = wordsOf(await messagesOf());
  expect(searched(ehr.asked, 'Appointment')).toHaveLength(2);
  expect(words).toMatchObject([
    { horizon: 'session', found: 0 },
    { horizon: 'next-day', weekday: 'tuesday', found: 1, readable: 1 },
    { horizon: 'week', found: 1 },
    { complete: true },
  ]);
});

it('a true empty clinic is said as one', async () => {
  server.use(...fakeEhr([]).handlers);
  const none = { found: 0, readable: 0, signals: [], gaps: [] };
  expect(wordsOf(await messagesOf())).toMatchObject([none, none, none, { complete: true }]);
});

const metadata = (statement: Json) =>
  http.get(`${BASE}/metadata`, () => HttpResponse.json(statement));
const appointments = (resolver: () => Response) => http.get(`${BASE}/Appointment`, resolver);

it('no schedule is asked of a server that offers none by clinician', async () => {
  const { asked } = play(metadata(aStatement({ Appointment: ['date', 'patient'] })));
  expect(wordsOf(await messagesOf())).toMatchObject(stopped('schedule', 'not-supported'));
  expect(asked).toEqual(['GET metadata']);
});

it.each([
  ['nothing is known of the server', () => HttpResponse.json({}, { status: 404 }), {}],
  ['the server does not echo the search', undefined, { self: `${BASE}/Appointment?date=ge2026` }],
])('an empty answer is not an empty clinic where %s', async (_, statement, links) => {
  play(
    appointments(() => HttpResponse.json(searchset([], links))),
    ...(statement === undefined ? [] : [http.get(`${BASE}/metadata`, statement)]),
  );
  expect(wordsOf(await messagesOf())).toMatchObject(stopped('schedule', 'not-supported'));
});

const someoneElses = aVisit('x', 'p7', '2026-11-23T14:00:00Z', {
  participant: [{ actor: { reference: 'Practitioner/other' } }],
});

it('another clinician’s visits are left out, and said to be', async () => {
  const { asked } = play(
    appointments(() => HttpResponse.json(searchset([...CLINIC.slice(0, 4), someoneElses]))),
  );
  expect(wordsOf(await messagesOf())[1]).toMatchObject({
    found: 2,
    gaps: [{ kind: 'schedule', code: 'not-supported', times: 1 }],
  });
  expect(asked.join()).not.toContain('p7');
});

const byDisplay = aVisit('y', 'p7', '2026-11-23T14:00:00Z', {
  participant: [{ actor: { display: 'canary' } }, { actor: { reference: 'Patient/p7' } }],
});
const answered = (self: string, ...visits: readonly Json[]) =>
  appointments(() =>
    HttpResponse.json(searchset(visits, { self: `${BASE}/Appointment?date=ge2026${self}` })),
  );

it.each(['&practitioner=Practitioner/me', '&practitioner%3APractitioner=me'])(
  'a clinician by display alone is trusted where the server echoes %s',
  async (self) => {
    const { asked } = play(answered(self, byDisplay));
    expect(wordsOf(await messagesOf())[1]).toMatchObject({ found: 1, readable: 1 });
    expect(asked.join()).toContain('p7');
  },
);

it.each([
  ['dropped the clinician', ''],
  ['dropped whose schedule it is', '&practitioner='],
  ['asked for something like it', '&xpractitioner=me'],
])(
  'where the server says that it %s, nobody’s chart is read by a display alone',
  async (_, self) => {
    const { asked } = play(answered(self, byDisplay));
    expect(wordsOf(await messagesOf())).toMatchObject(stopped('schedule', 'not-supported'));
    expect(asked.join()).not.toContain('p7');
  },
);

it('beside our own visits, those that a display alone claims are left out and said to be', async () => {
  const { asked } = play(answered('', ...CLINIC.slice(0, 4), byDisplay));
  expect(wordsOf(await messagesOf())[1]).toMatchObject({
    found: 2,
    gaps: [{ kind: 'schedule', code: 'not-supported', times: 1 }],
  });
  expect(asked.join()).not.toContain('p7');
});

it('a server that answers with everyone’s schedule but ours gives no schedule', async () => {
  play(appointments(() => HttpResponse.json(searchset([someoneElses]))));
  expect(wordsOf(await messagesOf())).toMatchObject(stopped('schedule', 'not-supported'));
});

it.each([
  [401, 'session', 'session-over'],
  [403, 'schedule', 'not-permitted'],
  [400, 'schedule', 'not-supported'],
  [429, 'schedule', 'server-busy'],
  [500, 'schedule', 'server-busy'],
])('a schedule answered with %i stops the run', async (status, stage, code) => {
  play(appointments(() => HttpResponse.json({ canary: 1 }, { status })));
  expect(wordsOf(await messagesOf())).toMatchObject(stopped(stage, code));
});
