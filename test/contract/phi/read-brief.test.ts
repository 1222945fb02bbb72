import { http, HttpResponse, type RequestHandler } from 'msw';
import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { CLINIC, playClinic, searched } from './clinic.ts';
import { aGrant, anIdToken, aStart, BASE, NOW, ORIGIN, searchset } from './fake-ehr.ts';
import { messagesOf, stopped, wordsOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const play = (...before: readonly RequestHandler[]) => playClinic(server, before);

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
    if (!isObject(message) || message['type'] !== 'progress') return [];
    return [['step', 'horizon', 'done', 'total'].map((name) => message[name]).join(' ')];
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
  expect(wordsOf(await messagesOf())).toMatchObject(stopped('session', 'session-over'));
  expect(searched(asked, 'Condition')).toHaveLength(1);
});

it('nothing is asked past the token’s end', async () => {
  const { asked } = play();
  let now = NOW;
  const clock = () => (now += 60_000);
  const words = wordsOf(await messagesOf(aStart(), clock));
  expect(words).toMatchObject([
    { horizon: 'session', readable: 1 }, // its problems came in time, the rest of the chart did not
    { type: 'finished', complete: false },
  ]);
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
  expect(wordsOf(await messagesOf())).toMatchObject(stopped('session', 'clinician-unknown'));
});

it('a launch from one patient’s chart reads nothing but what the server shows to anyone', async () => {
  const { asked } = play(
    http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant({ patient: 'p1' }))),
  );
  expect(wordsOf(await messagesOf())).toMatchObject(stopped('session', 'patient-context'));
  expect(asked).toEqual(['GET metadata']);
});
