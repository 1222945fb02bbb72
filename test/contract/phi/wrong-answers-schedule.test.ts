import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { CLINIC, searched } from './clinic.ts';
import { aCondition, aStart, aVisit, BASE, type Json, searchset } from './fake-ehr.ts';
import { stopped } from './run.ts';
import { aNetwork } from './server.ts';
import { aGap, readWrong, WHOLE } from './wrong-answer.ts';

const server = aNetwork();

const MONDAY = '2026-11-23T17:00:00Z';
const ME = { actor: { reference: 'Practitioner/me', display: 'CANARY' } };
const VISITS = CLINIC.slice(0, 4);
const SELF = `${BASE}/Appointment?practitioner=Practitioner/me`;
const odd = (parts: Json) => aVisit('odd', 'p3', MONDAY, { description: 'CANARY', ...parts });
const withParticipants = (...participant: readonly unknown[]) => odd({ participant });

/** Answers every search of the schedule with the usual visits and these. */
const schedule = (extra: readonly Json[], links: Json = {}) =>
  http.get(`${BASE}/Appointment`, () =>
    HttpResponse.json(searchset([...VISITS, ...extra], { self: SELF, ...links })),
  );

const UNREADABLE = aGap('schedule', 'malformed-response');
const WITHHELD = aGap('problems', 'not-permitted');

it.each<[string, Json, { found: number; readable: number; gaps: readonly unknown[] }]>([
  ['has no participants', odd({ participant: undefined }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['has an empty list of participants', withParticipants(), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['holds something else for participants', odd({ participant: 'CANARY' }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['names its patient without a reference', withParticipants(ME, { actor: { display: 'CANARY' }, type: [{ text: 'Patient' }] }), { found: 3, readable: 2, gaps: [WITHHELD] }],
  ['names its patient by an identifier', withParticipants(ME, { actor: { type: 'Patient', identifier: { value: 'CANARY' } } }), { found: 3, readable: 2, gaps: [WITHHELD] }],
  ['names a patient of another server', withParticipants(ME, { actor: { reference: 'https://canary.example/fhir/Patient/p3' } }), { found: 3, readable: 2, gaps: [WITHHELD] }],
  ['names no patient', withParticipants(ME), { found: 3, readable: 2, gaps: [WITHHELD] }],
  ['is cancelled', odd({ status: 'cancelled', cancelationReason: { text: 'CANARY' } }), { found: 2, readable: 2, gaps: [] }],
  ['is proposed', odd({ status: 'proposed' }), { found: 2, readable: 2, gaps: [] }],
  ['was entered in error', odd({ status: 'entered-in-error' }), { found: 2, readable: 2, gaps: [] }],
  ['has no status', odd({ status: undefined }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['has a status that is no text', odd({ status: ['booked'] }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['has no start', odd({ start: undefined }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['starts at no known offset', odd({ start: '2026-11-23T12:00:00' }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['starts on a day', odd({ start: '2026-11-23' }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['starts in a month', odd({ start: '2026-11' }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['starts in a year', odd({ start: '2026' }), { found: 2, readable: 2, gaps: [UNREADABLE] }],
  ['lies outside the days asked for', odd({ start: '2026-10-01T14:00:00Z' }), { found: 2, readable: 2, gaps: [] }],
  ['has ended before it began', odd({ end: '2026-11-23T10:00:00Z' }), { found: 3, readable: 3, gaps: [] }],
  ['is another clinician’s', withParticipants({ actor: { reference: 'Practitioner/other' } }), { found: 2, readable: 2, gaps: [aGap('schedule', 'not-supported')] }],
])('an appointment that %s leaves the others readable', async (_, appointment, expected) => {
  const { nextDay, last } = await readWrong(server, { before: [schedule([appointment])] });
  expect(nextDay).toMatchObject(expected);
  expect(last).toEqual(WHOLE);
}); // prettier-ignore

it('a schedule of nothing but unreadable entries is not an empty clinic', async () => {
  const none = odd({ participant: undefined });
  const answer = http.get(`${BASE}/Appointment`, () =>
    HttpResponse.json(searchset([none], { self: SELF })),
  );
  const { session, last } = await readWrong(server, { before: [answer] });
  expect(session).toMatchObject({ found: 0, gaps: [aGap('schedule', 'malformed-response', 2)] });
  expect(last).toEqual(WHOLE);
});

const patients = (...ids: readonly string[]) =>
  withParticipants(ME, ...ids.map((id) => ({ actor: { reference: `Patient/${id}` } })));
const GROUP = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'];

it('a couple’s visit is one visit that touches what each of them has', async () => {
  const clinic = [patients('p3', 'p4'), aCondition('p3', 'I10'), aCondition('p4', 'E11.9')];
  const { nextDay, asked } = await readWrong(server, { clinic });
  expect(nextDay).toMatchObject({ found: 1, readable: 1, patterns: [], gaps: [] });
  expect(nextDay).toMatchObject({
    signals: [
      { topic: 'hypertension', visits: 1 },
      { topic: 'type-2-diabetes', visits: 1 },
    ],
  });
  expect(searched(asked, 'Condition')).toHaveLength(2);
});

it('where both of a couple have it, it is still one visit', async () => {
  const clinic = [patients('p3', 'p4'), aCondition('p3', 'I10'), aCondition('p4', 'I10')];
  const { nextDay } = await readWrong(server, { clinic });
  expect(nextDay).toMatchObject({ signals: [{ topic: 'hypertension', visits: 1 }] });
});

it('a couple’s visit with one chart refused is read by the other, and says so', async () => {
  const clinic = [patients('p3', 'p4'), aCondition('p3', 'I10'), aCondition('p4', 'I10')];
  const refusing = http.get(`${BASE}/Condition`, ({ request }) =>
    request.url.includes('p3') ? HttpResponse.json({ canary: 1 }, { status: 403 }) : undefined,
  );
  const { nextDay } = await readWrong(server, { clinic, before: [refusing] });
  expect(nextDay).toMatchObject({ found: 1, readable: 1, gaps: [WITHHELD] });
});

it('a group larger than what one run may read is not opened, and is said to be cut short', async () => {
  const { limits } = aStart().tenant;
  const clinic = [...CLINIC, patients(...GROUP)];
  const start = aStart({ limits: { ...limits, visits: 5 } });
  const { nextDay, asked } = await readWrong(server, { clinic, start });
  expect(nextDay).toMatchObject({
    found: 3,
    readable: 2,
    gaps: [aGap('problems', 'cut-short', 6)],
  });
  expect(asked.join()).not.toMatch(/g\d/);
});

const paged = (second: () => Response) =>
  http.get(`${BASE}/Appointment`, ({ request }) =>
    request.url.includes('page=')
      ? second()
      : HttpResponse.json(
          searchset(VISITS, { self: SELF, next: `${BASE}/Appointment?page=2&canary=1` }),
        ),
  );
const page = (visits: readonly Json[], next?: string) => () =>
  HttpResponse.json(searchset(visits, next === undefined ? {} : { next }));
const CANCELLED = aVisit('a3', 'p1', '2026-11-23T15:00:00Z', {
  status: 'cancelled',
  meta: { lastUpdated: '2026-11-20T00:00:00Z' },
});

it.each<[string, () => Response, number, readonly unknown[]]>([
  ['holds a visit again', page(VISITS.slice(2)), 2, []],
  ['holds a newer version of a visit, cancelled', page([CANCELLED]), 1, []],
  ['leads back to itself', page([], `${BASE}/Appointment?page=2&canary=1`), 2, [UNREADABLE]],
  ['leads to another host', page([], 'https://canary.example/fhir/Appointment?page=3'), 2, [UNREADABLE]],
  ['leads out of the base', page([], `${BASE}/../canary`), 2, [UNREADABLE]],
  ['leads to one record', page([], `${BASE}/Patient/canary`), 2, [UNREADABLE]],
  ['is a page for people', () => HttpResponse.html('<p>CANARY</p>'), 2, [UNREADABLE]],
  ['is refused', () => HttpResponse.json({ canary: 1 }, { status: 403 }), 2, [aGap('schedule', 'not-permitted')]],
  ['has expired', () => HttpResponse.json({ canary: 1 }, { status: 410 }), 2, [aGap('schedule', 'not-permitted')]],
  ['fails', () => HttpResponse.json({ canary: 1 }, { status: 500 }), 2, [aGap('schedule', 'server-busy')]],
  ['does not come', () => HttpResponse.error(), 2, [aGap('schedule', 'server-unreachable')]],
])('where the second page of the schedule %s, the first stands', async (_, second, found, gaps) => {
  const { nextDay, last } = await readWrong(server, { before: [paged(second)] });
  expect(nextDay).toMatchObject({ found, readable: found, gaps });
  expect(last).toEqual(WHOLE);
}); // prettier-ignore

it('a pager without end is cut short at the tenant’s limit', async () => {
  let pages = 1;
  const endless = paged(() => {
    pages += 1;
    return page([], `${BASE}/Appointment?page=${String(pages + 1)}`)();
  });
  const { nextDay } = await readWrong(server, { before: [endless] });
  expect(nextDay).toMatchObject({ found: 2, gaps: [aGap('schedule', 'cut-short')] });
  expect(pages).toBe(aStart().tenant.limits.pages);
});

it('a thousand visits and more are cut short, not dropped in silence', async () => {
  const crowd = Array.from({ length: 1100 }, (_, index) =>
    aVisit(`c${String(index)}`, 'p1', MONDAY),
  );
  const { nextDay } = await readWrong(server, { before: [schedule(crowd)] });
  expect(nextDay).toMatchObject({ gaps: [aGap('schedule', 'cut-short')] });
  expect(nextDay).toMatchObject({ found: 999 - 2 });
});

it.each([998, 999, 1000])('of %i visits in one answer, as many as may be told are', async (number) => {
  const crowd = Array.from({ length: number }, (_, index) => aVisit(`c${String(index)}`, 'p1', MONDAY));
  const answer = http.get(`${BASE}/Appointment`, () =>
    HttpResponse.json(searchset(crowd, { self: SELF })),
  );
  const { nextDay, last } = await readWrong(server, { before: [answer] });
  const gaps = number > 999 ? [aGap('schedule', 'cut-short')] : [];
  expect(nextDay).toMatchObject({ found: Math.min(number, 999), gaps });
  expect(last).toEqual(WHOLE);
}); // prettier-ignore

it('more unreadable entries than a gap can count end as a gap, not as a defect', async () => {
  const entry = Array.from({ length: 100_001 }, () => ({ resource: { resourceType: 'Appointment' } }));
  const bundle = { ...searchset([], { self: SELF }), entry };
  const answer = http.get(`${BASE}/Appointment`, () => HttpResponse.json(bundle));
  const { session, last } = await readWrong(server, { before: [answer] });
  expect(session).toMatchObject({ found: 0, gaps: [aGap('schedule', 'malformed-response', 99_999)] });
  expect(last).toEqual(WHOLE);
}); // prettier-ignore

it('a server that ignores the dates and sends a thousand old visits first does not hide the new ones', async () => {
  const old = Array.from({ length: 1100 }, (_, index) =>
    aVisit(`o${String(index)}`, 'p1', '2024-01-01T14:00:00Z'),
  );
  const answer = http.get(`${BASE}/Appointment`, ({ request }) =>
    HttpResponse.json(
      request.url.includes('page=')
        ? searchset(VISITS)
        : searchset(old, { self: SELF, next: `${BASE}/Appointment?page=2` }),
    ),
  );
  const { nextDay } = await readWrong(server, { before: [answer] });
  expect(nextDay).toMatchObject({ found: 2, readable: 2, gaps: [] });
});

it.each<[string, Json, readonly unknown[]]>([
  ['was partly suppressed', { severity: 'warning', code: 'suppressed' }, [aGap('schedule', 'not-permitted')]],
  ['is incomplete', { severity: 'information', code: 'incomplete' }, [aGap('schedule', 'cut-short')]],
  ['failed in part', { severity: 'error', code: 'processing' }, [aGap('schedule', 'not-supported')]],
  ['was throttled', { severity: 'error', code: 'throttled' }, [aGap('schedule', 'server-busy')]],
  ['has no more matches', { severity: 'warning', code: 'not-found' }, []],
  ['says something to developers', { severity: 'warning', code: 'business-rule' }, []],
])('an outcome among the entries that %s is told as what it means', async (_, issue, gaps) => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ ...issue, diagnostics: 'CANARY' }] };
  const { nextDay } = await readWrong(server, { before: [schedule([outcome])] });
  expect(nextDay).toMatchObject({ found: 2, readable: 2, gaps });
}); // prettier-ignore

it.each<[string, () => Response, string]>([
  ['a page for people', () => HttpResponse.html('<h1>CANARY</h1>'), 'malformed-response'],
  ['nothing', () => new HttpResponse(null), 'malformed-response'],
  ['half an answer', () => new HttpResponse('{"resourceType":"Bundle","entry":[{"CANARY'), 'malformed-response'],
  ['another resource', () => HttpResponse.json({ resourceType: 'Patient', id: 'canary' }), 'malformed-response'],
  ['a redirect elsewhere', () => HttpResponse.redirect('https://canary.example/'), 'server-unreachable'],
  ['no connection', () => HttpResponse.error(), 'server-unreachable'],
  ['a refusal', () => HttpResponse.json({ canary: 1 }, { status: 403 }), 'not-permitted'],
  ['more than it will send', () => HttpResponse.json({ canary: 1 }, { status: 413 }), 'cut-short'],
])('%s in place of the schedule stops the run with its code', async (_, answer, code) => {
  const { words } = await readWrong(server, { before: [http.get(`${BASE}/Appointment`, answer)] });
  expect(words).toMatchObject(stopped('schedule', code));
}); // prettier-ignore

it.each(['application/json', 'text/plain', 'text/html; charset=utf-8'])(
  'a schedule that calls itself %s is read for what it is',
  async (type) => {
    const answer = http.get(`${BASE}/Appointment`, () =>
      HttpResponse.text(JSON.stringify(searchset(VISITS, { self: SELF })), {
        headers: { 'Content-Type': type },
      }),
    );
    const { nextDay } = await readWrong(server, { before: [answer] });
    expect(nextDay).toMatchObject({ found: 2, readable: 2, gaps: [] });
  },
);

it('a clinician without visits has an empty clinic, and nobody’s chart is opened', async () => {
  const { words, asked } = await readWrong(server, { clinic: CLINIC.slice(5) });
  const none = { found: 0, readable: 0, signals: [], gaps: [] };
  expect(words).toMatchObject([none, none, none, WHOLE]);
  expect(searched(asked, 'Condition')).toEqual([]);
});
