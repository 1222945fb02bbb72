import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { CLINIC, searched } from './clinic.ts';
import { aCondition, aStart, aStatement, aVisit, BASE, type Json, searchset } from './fake-ehr.ts';
import { aNetwork } from './server.ts';
import { aGap, readWrong, WHOLE } from './wrong-answer.ts';

const server = aNetwork();

/** Answers one type of record of p2, who comes on Monday, as does p1. */
const ofP2 = (type: string, answer: () => Response) =>
  http.get(`${BASE}/${type}`, ({ request }) => (request.url.includes('p2') ? answer() : undefined));
const status = (code: number) => () => HttpResponse.json({ canary: 'CANARY' }, { status: code });
const sends =
  (resources: readonly Json[], links: Json = {}) =>
  () =>
    HttpResponse.json(searchset(resources, links));
const outcome = (severity: string, code: string): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, diagnostics: 'CANARY' }],
});
/** A body of more bytes than any answer may have. */
const tooLarge = () => {
  const chunk = new TextEncoder().encode(' '.repeat(1_000_000));
  let sent = 0;
  return new HttpResponse(
    new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 50) controller.close();
        else controller.enqueue(chunk);
      },
    }),
  );
};

const OF_SOMEONE_ELSE = ['Condition', 'Observation'].map((resourceType) => ({
  ...aCondition('p7', 'E11.9'),
  resourceType,
}));

const DEEP = Array.from({ length: 500 }).reduce<Json>(
  (inner) => ({ extension: [inner] }),
  aCondition('p2', 'E11.9'),
);

const FAULTS: readonly (readonly [string, () => Response, string])[] = [
  ['is refused', status(403), 'not-permitted'],
  ['is of someone deleted', status(404), 'not-permitted'],
  ['is gone', status(410), 'not-permitted'],
  ['is withheld by law', status(451), 'not-permitted'],
  ['is more than the server will send', status(413), 'cut-short'],
  ['is asked for in a way the server does not know', status(400), 'not-supported'],
  ['breaks the server', status(500), 'server-busy'],
  ['finds the server busy', status(503), 'server-busy'],
  ['does not come', () => HttpResponse.error(), 'server-unreachable'],
  ['leads elsewhere', () => HttpResponse.redirect('https://canary.example/'), 'server-unreachable'],
  ['is a page for people', () => HttpResponse.html('<p>CANARY</p>'), 'malformed-response'],
  ['is empty', () => new HttpResponse(null), 'malformed-response'],
  ['is half an answer', () => new HttpResponse('{"entry":[{"CANARY'), 'malformed-response'],
  ['is an outcome', () => HttpResponse.json(outcome('error', 'exception')), 'malformed-response'],
  ['holds an error and nothing else', sends([outcome('error', 'forbidden')]), 'not-permitted'],
  ['is of another type', sends([{ resourceType: 'Patient', id: 'p2' }]), 'malformed-response'],
  ['has no type, and is nested deep', sends([DEEP]), 'malformed-response'],
  ['is 50 MB', tooLarge, 'cut-short'],
  ['is someone else’s', sends(OF_SOMEONE_ELSE), 'not-supported'],
];

it.each(FAULTS)('a chart that %s is not readable; the others are', async (_, answer, code) => {
  const { nextDay, week, last } = await readWrong(server, { before: [ofP2('Condition', answer)] });
  expect(nextDay).toMatchObject({ found: 2, readable: 1, gaps: [aGap('problems', code)] });
  expect(nextDay).toMatchObject({ signals: [{ topic: 'hypertension', visits: 1 }] });
  expect(week).toMatchObject({ found: 3, readable: 2 });
  expect(last).toEqual(WHOLE);
});

it.each(FAULTS)('where a laboratory search %s, the chart is readable', async (_, answer, code) => {
  const { nextDay, last } = await readWrong(server, { before: [ofP2('Observation', answer)] });
  expect(nextDay).toMatchObject({ found: 2, readable: 2, gaps: [aGap('laboratory', code)] });
  expect(last).toEqual(WHOLE);
});

it.each([
  ['MedicationRequest', 'medications'],
  ['Observation', 'laboratory'],
  ['Procedure', 'procedures'],
  ['ServiceRequest', 'orders'],
])('where every %s is refused, each chart lacks its %s and no more', async (type, kind) => {
  const { words } = await readWrong(server, {
    before: [http.get(`${BASE}/${type}`, status(403))],
  });
  expect(words).toMatchObject([
    { readable: 1, gaps: [aGap(kind, 'not-permitted')] },
    { readable: 2, gaps: [aGap(kind, 'not-permitted', 2)] },
    { readable: 3, gaps: [aGap(kind, 'not-permitted', 2)] },
    WHOLE,
  ]);
});

it('one patient whose records are all refused is told once', async () => {
  const before = ['Condition', 'MedicationRequest', 'Observation', 'Procedure', 'ServiceRequest'];
  const { nextDay } = await readWrong(server, {
    before: before.map((type) => ofP2(type, status(403))),
  });
  expect(nextDay).toMatchObject({
    found: 2,
    readable: 1,
    gaps: [aGap('problems', 'not-permitted')],
  });
});

it('a server that ignores whose record is asked for leaves a chart with what was its own, and says so', async () => {
  const everyone = http.get(`${BASE}/Condition`, sends(CLINIC.slice(5)));
  const { session, nextDay } = await readWrong(server, { before: [everyone] });
  expect(session).toMatchObject({
    readable: 1,
    signals: [{ topic: 'hypertension', visits: 1 }],
    gaps: [aGap('problems', 'not-supported')],
  });
  expect(nextDay).toMatchObject({ readable: 2, gaps: [aGap('problems', 'not-supported', 2)] });
});

const HBA1C = { coding: [{ system: 'http://loinc.org', code: '4548-4', display: 'CANARY' }] };
const result = (parts: Json): Json => ({
  resourceType: 'Observation',
  status: 'final',
  subject: { reference: 'Patient/p2' },
  code: HBA1C,
  valueString: 'CANARY',
  effectiveDateTime: '2026-11-01T10:00:00Z',
  interpretation: [{ coding: [{ code: 'H' }] }],
  ...parts,
});
const category = (code: string) => [{ coding: [{ code }], text: 'CANARY' }];

it.each<[string, Json, number]>([
  ['a laboratory’s', { category: category('laboratory') }, 1],
  ['of a category of the site', { category: category('LAB-X') }, 1],
  ['of a month', { effectiveDateTime: '2026-10' }, 1],
  ['of no known date', { effectiveDateTime: undefined }, 1],
  ['a vital sign', { category: category('vital-signs') }, 0],
  ['social history', { category: category('social-history') }, 0],
  ['two years old', { effectiveDateTime: '2024-11' }, 0],
  ['of a year long gone', { effectiveDateTime: '2020' }, 0],
  ['entered in error', { status: 'entered-in-error' }, 0],
])(
  'of results that nobody filtered, one that is %s counts as it should',
  async (_, parts, visits) => {
    const before = [ofP2('Observation', sends([result(parts)])), ofP2('Condition', sends([]))];
    const { nextDay } = await readWrong(server, { before });
    const diabetes = { topic: 'type-2-diabetes', visits: 1, abnormalVisits: 1 };
    expect(nextDay).toMatchObject({
      gaps: [],
      signals: [{ topic: 'hypertension' }, diabetes].slice(0, 1 + visits),
    });
  },
);

it.each<[string, Json, number]>([
  ['this year', { performedDateTime: '2026-03' }, 1],
  ['on no known date', {}, 1],
  ['and goes on', { performedPeriod: { start: '2020' } }, 1],
  ['years ago', { performedDateTime: '2019-02-01' }, 0],
  ['until years ago', { performedPeriod: { start: '2018', end: '2019' } }, 0],
])(
  'of procedures that nobody filtered, one done %s counts as it should',
  async (_, parts, visits) => {
    const code = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9' }] };
    const procedure = {
      resourceType: 'Procedure',
      status: 'completed',
      subject: { reference: 'Patient/p2' },
      code,
    };
    const before = [
      ofP2('Procedure', sends([{ ...procedure, ...parts }])),
      ofP2('Condition', sends([])),
    ];
    const { nextDay } = await readWrong(server, { before });
    expect(nextDay).toMatchObject({ gaps: [] });
    expect(JSON.stringify(nextDay).includes('type-2-diabetes')).toBe(visits === 1);
  },
);

it('ten thousand conditions of one patient are read, and are one visit', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...aCondition('p2', 'E11.9'),
    id: `c${String(index)}`,
  }));
  const { nextDay } = await readWrong(server, { before: [ofP2('Condition', sends(many))] });
  expect(nextDay).toMatchObject({ readable: 2, gaps: [] });
  expect(nextDay).toMatchObject({ signals: [{}, { topic: 'type-2-diabetes', visits: 1 }] });
});

it('ten thousand conditions in pages are cut short at the tenant’s limit, and said to be', async () => {
  let pages = 0;
  const paged = ofP2('Condition', () => {
    pages += 1;
    const next = `${BASE}/Condition?canary=p2&page=${String(pages)}`;
    return sends([{ ...aCondition('p2', 'E11.9'), id: `c${String(pages)}` }], { next })();
  });
  const { nextDay } = await readWrong(server, { before: [paged] });
  expect(nextDay).toMatchObject({ readable: 2, gaps: [aGap('problems', 'cut-short')] });
  expect(pages).toBe(aStart().tenant.limits.pages);
});

it('charts beyond what the tenant allows are told as cut short', async () => {
  const { limits } = aStart().tenant;
  const { words } = await readWrong(server, {
    start: aStart({ limits: { ...limits, visits: 1 } }),
  });
  expect(words).toMatchObject([
    { found: 1, readable: 1, gaps: [] },
    { found: 2, readable: 1, gaps: [aGap('problems', 'cut-short')] },
    { found: 3, readable: 2, gaps: [aGap('problems', 'cut-short')] },
    WHOLE,
  ]);
});

it('a batch whose entries are wrong each in their way is judged entry by entry', async () => {
  const batch = http.get(`${BASE}/metadata`, () =>
    HttpResponse.json(aStatement(undefined, ['batch'])),
  );
  const entries = [
    { response: { status: '200' }, resource: searchset([aCondition('p1', 'I10')]) },
    { response: { status: '403 CANARY' }, resource: outcome('error', 'forbidden') },
    { response: { status: 'CANARY' }, resource: outcome('error', 'forbidden') },
    { response: { status: '200' }, resource: outcome('error', 'CANARY') },
  ];
  const answer = http.post(BASE, () =>
    HttpResponse.json({
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: [...entries, { response: 'CANARY' }],
    }),
  );
  const clinic = [aVisit('a1', 'p1', '2026-11-20T22:15:00Z')];
  const { session, asked } = await readWrong(server, { clinic, before: [batch, answer] });
  expect(session).toMatchObject({ found: 1, readable: 1 });
  expect(session).toMatchObject({
    gaps: [
      aGap('medications', 'not-permitted'),
      aGap('laboratory', 'not-supported'),
      aGap('procedures', 'malformed-response'),
      aGap('orders', 'not-supported'),
    ],
  });
  expect(searched(asked, 'Condition')).toEqual([]);
});
