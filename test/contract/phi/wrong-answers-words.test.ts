import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { CLINIC, searched } from './clinic.ts';
import { aCondition, aStart, aVisit, BASE, type Json, searchset } from './fake-ehr.ts';
import { aNetwork } from './server.ts';
import { aGap, readWrong, WHOLE } from './wrong-answer.ts';

const server = aNetwork();

const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';
const coded = (...coding: readonly unknown[]): Json => ({
  ...aCondition('p2', 'I10'),
  code: { text: 'CANARY', coding },
});
const ofP2 = (conditions: readonly Json[]) =>
  http.get(`${BASE}/Condition`, ({ request }) =>
    request.url.includes('p2') ? HttpResponse.json(searchset(conditions)) : undefined,
  );

it.each<[string, readonly unknown[], readonly string[]]>([
  ['its system', [{ code: 'E11.9', display: 'CANARY' }], []],
  ['its code', [{ system: ICD10, display: 'CANARY' }], []],
  ['a system we know', [{ system: 'urn:canary', code: 'E11.9' }], []],
  ['a code that is text', [{ system: ICD10, code: 119 }], []],
  ['anything', [], []],
  ['a coding that is an object', ['CANARY', null, 7, [{ system: ICD10, code: 'E11.9' }]], []],
  ['the URL of its system, but has the OID', [{ system: 'urn:oid:2.16.840.1.113883.6.90', code: 'E11.9' }], ['type-2-diabetes']],
  ['the dot of its code', [{ system: ICD10, code: 'E119' }], ['type-2-diabetes']],
  ['capitals', [{ system: ICD10, code: 'e11.9' }], ['type-2-diabetes']],
  ['a known first coding', [{ system: 'urn:canary', code: 'x' }, { system: ICD10, code: 'E11.9' }], ['type-2-diabetes']],
])('a condition that lacks %s counts for what it says and no more', async (_, codings, topics) => {
  const { nextDay } = await readWrong(server, { before: [ofP2([coded(...codings)])] });
  expect(nextDay).toMatchObject({ found: 2, readable: 2, gaps: [] });
  const others = topics.map((topic) => ({ topic, visits: 1 }));
  expect(nextDay).toMatchObject({ signals: [{ topic: 'hypertension', visits: 1 }, ...others] });
}); // prettier-ignore

const HOSTILE: readonly (readonly [string, string])[] = [
  ['markup', '<img src=x onerror=alert(1)>CANARY'],
  ['bidi controls', '\u202eYRANAC\u2066CANARY'],
  ['a lone surrogate', 'CANARY\ud83d'],
  ['a null', 'CANARY\u0000'],
  ['a prototype key', '__proto__'],
  ['a method of every object', 'constructor'],
  ['a hundred thousand letters', 'CANARY'.repeat(20_000)],
];

it.each(HOSTILE)('%s anywhere in a record leaves nothing behind', async (_, text) => {
  const coding = { system: text, code: text, display: text };
  const strange: Json = { ...coded(coding, { system: ICD10, code: text }), [text]: text, id: text };
  const medication = {
    resourceType: 'MedicationRequest',
    subject: { reference: 'Patient/p2' },
    medicationCodeableConcept: { text, coding: [coding] },
  };
  const visit = aVisit(text, 'p2', '2026-11-23T14:00:00Z', { description: text, comment: text });
  const { words, nextDay, last } = await readWrong(server, {
    clinic: [...CLINIC.slice(0, 2), visit, ...CLINIC.slice(5), medication],
    before: [ofP2([strange, aCondition('p2', 'E11.9')])],
  });
  expect(nextDay).toMatchObject({ found: 1, readable: 1, gaps: [] });
  expect(nextDay).toMatchObject({ signals: [{ topic: 'type-2-diabetes', visits: 1 }] });
  expect(JSON.stringify(words)).not.toMatch(/onerror|proto|constructor|\\u/);
  expect(last).toEqual(WHOLE);
});

it.each(['Patient/__proto__', 'Patient/constructor', 'Patient/..', 'Patient/p2?x=CANARY', '#p2'])(
  'a patient called %s is a patient like any other, or none',
  async (reference) => {
    const visit = aVisit('odd', 'p2', '2026-11-23T17:00:00Z', {
      participant: [{ actor: { reference: 'Practitioner/me' } }, { actor: { reference } }],
    });
    const { nextDay, last } = await readWrong(server, { clinic: [...CLINIC, visit] });
    expect(nextDay).toMatchObject({ found: 3 });
    expect(last).toEqual(WHOLE);
  },
);

/** Arrays in arrays, as text: building the value would be deeper than this test could go. */
const nested = (depth: number) =>
  `{"resourceType":"Bundle","x":${'['.repeat(depth)}${']'.repeat(depth)},"entry":[]}`;

it.each([1_000, 1_000_000])('a record nested %i deep breaks nothing', async (depth) => {
  const deep = http.get(`${BASE}/Condition`, ({ request }) =>
    request.url.includes('p2') ? HttpResponse.text(nested(depth)) : undefined,
  );
  const { nextDay, last } = await readWrong(server, { before: [deep] });
  expect(nextDay).toMatchObject({ found: 2 });
  expect(last).toEqual(WHOLE);
});

it('a key that would change every object changes none', async () => {
  const evil = `{"resourceType":"Bundle","__proto__":{"entry":[]},"constructor":{"prototype":{"canary":1}}}`;
  const before = [http.get(`${BASE}/Observation`, () => HttpResponse.text(evil))];
  const { nextDay } = await readWrong(server, { before });
  expect(nextDay).toMatchObject({ readable: 2 });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

/* The night before Sunday, November 1, 2026, New York falls back an hour; Sydney sprang forward on October 4. */
it.each([
  ['America/New_York', '2026-10-31T16:00:00Z', '2026-10-31T04:00:00.000Z', '2026-11-08T05:00:00.000Z', '2026-11-01T23:30:00-05:00', '2026-11-02T00:30:00-05:00', 'sunday'],
  ['Australia/Sydney', '2026-10-03T02:00:00Z', '2026-10-02T14:00:00.000Z', '2026-10-10T13:00:00.000Z', '2026-10-04T23:30:00+11:00', '2026-10-05T00:30:00+11:00', 'sunday'],
])('across a change of clocks in %s, days are the clinic’s', async (timeZone, now, from, to, late, next, weekday) => {
  const start = { ...aStart({ timeZone }), now: Date.parse(now) };
  const floating = aVisit('f', 'p2', late.slice(0, 19)); // which zone's, nobody says
  const visits = [aVisit('l', 'p1', late), aVisit('n', 'p2', next), floating];
  const answer = http.get(`${BASE}/Appointment`, ({ request }) =>
    HttpResponse.json(searchset(visits, { self: request.url })),
  );
  const { nextDay, week, asked } = await readWrong(server, { start, before: [answer] });
  expect(searched(asked, 'Appointment')[0]).toContain(`date=ge${from}&date=lt${to}`);
  expect(nextDay).toMatchObject({ weekday, found: 1, gaps: [aGap('schedule', 'malformed-response')] });
  expect(week).toMatchObject({ found: 2 });
}); // prettier-ignore
