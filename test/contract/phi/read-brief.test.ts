import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  aCondition,
  aGrant,
  anIdToken,
  aStart,
  aStatement,
  aVisit,
  BASE,
  entriesOf,
  fakeEhr,
  type Json,
  NOW,
  ORIGIN,
  searchset,
} from './fake-ehr.ts';
import { messagesOf, wordsOf } from './run.ts';

const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

/** Friday 17:00: one visit over, one to come, two on Monday, one of them by Friday's patient. */
const CLINIC: readonly Json[] = [
  aVisit('a0', 'p0', '2026-11-20T14:00:00Z'),
  aVisit('a1', 'p1', '2026-11-20T22:15:00Z'),
  aVisit('a2', 'p2', '2026-11-23T14:00:00Z'),
  aVisit('a3', 'p1', '2026-11-23T15:00:00Z'),
  aVisit('a4', 'p9', '2026-11-23T16:00:00Z', { status: 'cancelled' }),
  aCondition('p0', 'E11.9'),
  aCondition('p1', 'I10'),
  aCondition('p2', 'I10'),
  aCondition('p2', 'E11.9'),
  aCondition('p9', 'I10'),
];

const play = (...before: Parameters<typeof fakeEhr>[1] & object) => {
  const ehr = fakeEhr(CLINIC, before);
  server.use(...ehr.handlers);
  return ehr;
};
const searched = (asked: readonly string[], type: string) =>
  asked.filter((line) => line.startsWith(`GET ${type}?`));
const stopped = (stage: string, code: string) => [
  expect.objectContaining({ type: 'stopped', stage, code }),
];

it('a run says each horizon once, nearest first, and ends', async () => {
  play();
  const words = wordsOf(await messagesOf());
  expect(words).toMatchObject([
    { horizon: 'session', weekday: null, found: 1, readable: 1, gaps: [] },
    { horizon: 'next-day', weekday: 'monday', found: 2, readable: 2, gaps: [] },
    { horizon: 'week', weekday: null, found: 3, readable: 3, gaps: [] },
    { type: 'finished', complete: true },
  ]);
  expect(words[1]).toMatchObject({
    signals: [
      { topic: 'hypertension', visits: 2 },
      { topic: 'type-2-diabetes', visits: 1 },
    ],
  });
});

it('the reader sees progress on the way', async () => {
  play();
  const progress = (await messagesOf()).flatMap((message) => {
    const { step, horizon, done, total } = Object(message) as Record<string, string>;
    return step === undefined ? [] : [[step, horizon, done, total].join(' ')];
  });
  expect(progress).toEqual([
    'session  0 1',
    'session  1 1',
    'schedule  0 1',
    'schedule  1 1',
    'charts session 0 1',
    'charts session 1 1',
    'charts next-day 0 1',
    'charts next-day 1 1',
    'charts week 0 0',
  ]);
});

it('only scheduled patients are read, each chart once, and nothing that identifies anyone is said', async () => {
  const { asked } = play();
  const messages = await messagesOf();
  expect(searched(asked, 'Condition').map((line) => line.slice(-28))).toEqual([
    'patient=Patient/p1&_count=100'.slice(-28),
    'patient=Patient/p2&_count=100'.slice(-28),
  ]);
  expect(asked).toHaveLength(2 + 2 * 5); // metadata and schedule, then five searches a chart
  expect(JSON.stringify(messages)).not.toMatch(/canary|p\d|Patient|2026/);
});

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
  expect(wordsOf(await messagesOf())).toEqual(stopped('schedule', 'not-supported'));
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
  expect(wordsOf(await messagesOf())).toEqual(stopped('schedule', 'not-supported'));
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

it('a server that answers with everyone’s schedule but ours gives no schedule', async () => {
  play(appointments(() => HttpResponse.json(searchset([someoneElses]))));
  expect(wordsOf(await messagesOf())).toEqual(stopped('schedule', 'not-supported'));
});

it.each([
  [401, 'session', 'session-over'],
  [403, 'schedule', 'not-permitted'],
  [400, 'schedule', 'not-supported'],
  [429, 'schedule', 'server-busy'],
  [500, 'schedule', 'server-busy'],
])('a schedule answered with %i stops the run', async (status, stage, code) => {
  play(appointments(() => HttpResponse.json({ canary: 1 }, { status })));
  expect(wordsOf(await messagesOf())).toEqual(stopped(stage, code));
});

it('a kind of record that is refused is a gap, and the rest is read', async () => {
  play(http.get(`${BASE}/Observation`, () => new HttpResponse(null, { status: 403 })));
  expect(wordsOf(await messagesOf())).toMatchObject([
    { readable: 1, gaps: [{ kind: 'laboratory', code: 'not-permitted', times: 1 }] },
    { readable: 2, gaps: [{ kind: 'laboratory', code: 'not-permitted', times: 2 }] },
    { readable: 3 },
    { complete: true },
  ]);
});

it('a chart whose problems are refused is not readable, whatever else is', async () => {
  play(
    http.get(`${BASE}/Condition`, ({ request }) =>
      request.url.includes('p2') ? new HttpResponse(null, { status: 403 }) : undefined,
    ),
  );
  expect(wordsOf(await messagesOf())[1]).toMatchObject({
    found: 2,
    readable: 1,
    gaps: [{ kind: 'problems', code: 'not-permitted', times: 1 }],
  });
});

it('a server that ignores whose record is asked for adds nobody’s to anybody’s', async () => {
  play(http.get(`${BASE}/Condition`, () => HttpResponse.json(searchset(CLINIC.slice(5)))));
  expect(wordsOf(await messagesOf())[0]).toMatchObject({
    signals: [{ topic: 'hypertension', visits: 1 }],
  });
});

const overAfter = (charts: number) => {
  let count = 0;
  return http.get(`${BASE}/Condition`, () => {
    count += 1;
    return count > charts ? new HttpResponse(null, { status: 401 }) : undefined;
  });
};

it('a session that runs out midway keeps what was said', async () => {
  play(overAfter(1));
  expect(wordsOf(await messagesOf())).toMatchObject([
    { horizon: 'session', readable: 1 },
    // Monday's other visit is by the same patient, whose chart was read
    { horizon: 'next-day', found: 2, readable: 1 },
    { type: 'finished', complete: false },
  ]);
});

it('a session that runs out before anything was read is over', async () => {
  const { asked } = play(overAfter(0));
  expect(wordsOf(await messagesOf())).toEqual(stopped('session', 'session-over'));
  expect(searched(asked, 'Condition')).toHaveLength(1);
});

it('nothing is asked past the token’s end', async () => {
  const { asked } = play();
  let now = NOW;
  const clock = () => (now += 60_000);
  const words = wordsOf(await messagesOf(aStart(), clock));
  expect(words.at(-1)).toMatchObject({
    type: expect.stringMatching(/finished|stopped/) as unknown,
  });
  expect(asked.length).toBeLessThan(12);
});

it('charts beyond the tenant’s limit are not opened', async () => {
  const { asked } = play();
  const { limits } = aStart().tenant;
  const words = wordsOf(await messagesOf(aStart({ limits: { ...limits, visits: 1 } })));
  expect(words).toMatchObject([
    { found: 1, readable: 1 },
    { found: 2, readable: 1 }, // by the patient whose chart was read for the session
    { found: 3, readable: 2 },
    { complete: true },
  ]);
  expect(searched(asked, 'Condition')).toHaveLength(1);
});

it('a role that signed in is read for its clinician', async () => {
  const role = { resourceType: 'PractitionerRole', practitioner: { reference: 'Practitioner/me' } };
  const token = http.post(`${ORIGIN}/token`, () =>
    HttpResponse.json(aGrant({ id_token: anIdToken({ fhirUser: 'PractitionerRole/r1' }) })),
  );
  play(
    token,
    http.get(`${BASE}/PractitionerRole/r1`, () => HttpResponse.json(role)),
  );
  expect(wordsOf(await messagesOf()).at(-1)).toMatchObject({ complete: true });
});

it('a role that names nobody is no clinician', async () => {
  const token = http.post(`${ORIGIN}/token`, () =>
    HttpResponse.json(aGrant({ id_token: anIdToken({ fhirUser: 'PractitionerRole/r1' }) })),
  );
  play(
    token,
    http.get(`${BASE}/PractitionerRole/r1`, () => new HttpResponse(null, { status: 403 })),
  );
  expect(wordsOf(await messagesOf())).toEqual(stopped('session', 'clinician-unknown'));
});

it('a launch from one patient’s chart reads nothing at all', async () => {
  const { asked } = play(
    http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant({ patient: 'p1' }))),
  );
  expect(wordsOf(await messagesOf())).toEqual(stopped('session', 'patient-context'));
  expect(asked).toEqual([]);
});

const batching = metadata(aStatement(undefined, ['batch']));
const batches = (asked: readonly string[]) => asked.filter((line) => line.startsWith('POST'));

it('charts are read in batches where the server declares them', async () => {
  const { asked } = play(batching);
  expect(wordsOf(await messagesOf())).toMatchObject([
    { readable: 1, signals: [{ topic: 'hypertension' }] },
    { readable: 2 },
    { readable: 3 },
    { complete: true },
  ]);
  expect(batches(asked)).toHaveLength(2);
  expect(searched(asked, 'Condition')).toEqual([]);
});

it.each([
  ['refused', () => new HttpResponse(null, { status: 400 })],
  ['not known', () => new HttpResponse(null, { status: 404 })],
  ['a failure', () => new HttpResponse(null, { status: 500 })],
  ['a page for people', () => HttpResponse.html('<p>canary</p>')],
  ['of too few answers', () => HttpResponse.json({ resourceType: 'Bundle', entry: [{}] })],
])('where the batch is %s, searches are asked singly from then on', async (_, resolver) => {
  const { asked } = play(batching, http.post(BASE, resolver));
  expect(wordsOf(await messagesOf())).toMatchObject([
    { readable: 1, gaps: [] },
    { readable: 2, gaps: [] },
    { readable: 3, gaps: [] },
    { complete: true },
  ]);
  expect(batches(asked)).toHaveLength(1);
  expect(searched(asked, 'Condition')).toHaveLength(2);
});

it('a busy server is not asked the same singly', async () => {
  const { asked } = play(
    batching,
    http.post(BASE, () => new HttpResponse(null, { status: 429 })),
  );
  expect(wordsOf(await messagesOf())).toMatchObject([
    {
      readable: 0,
      gaps: expect.arrayContaining([
        { kind: 'problems', code: 'server-busy', times: 1 },
      ]) as unknown,
    },
    { readable: 0 },
    { readable: 0 },
    { complete: true },
  ]);
  expect(searched(asked, 'Condition')).toEqual([]);
});

it('each answer of a batch is judged by its own status, and a long one is followed singly', async () => {
  const next = `${BASE}/Condition?page=2`;
  const mixed = http.post(BASE, async ({ request }) => {
    const urls = entriesOf(await request.json());
    const entry = urls.map((url) => {
      if (url.startsWith('Observation')) return { response: { status: '403 Forbidden' } };
      if (url.startsWith('Procedure')) return { response: { status: '429 Too Many Requests' } };
      const isConditions = url.startsWith('Condition');
      const resource = searchset([], isConditions ? { next } : {});
      return { response: { status: '200' }, resource };
    });
    return HttpResponse.json({ resourceType: 'Bundle', type: 'batch-response', entry });
  });
  const page = http.get(`${BASE}/Condition`, () =>
    HttpResponse.json(searchset([aCondition('p1', 'I10')])),
  );
  const { asked } = play(batching, mixed, page);
  expect(wordsOf(await messagesOf())[0]).toMatchObject({
    readable: 1,
    signals: [{ topic: 'hypertension', visits: 1 }],
    gaps: [{ kind: 'laboratory', code: 'not-permitted', times: 1 }],
  });
  expect(searched(asked, 'Procedure').length).toBeGreaterThan(0); // the busy entry, asked again by itself
});
