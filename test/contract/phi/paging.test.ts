import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { readAll } from '#phi/fhir/paging.ts';
import { aTransport, ok, SEARCH, status } from './a-transport.ts';
import { aCondition, BASE, searchset } from './fake-ehr.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();
const EXTENT = { pages: 3, enough: Infinity };
const pageTwo = (resolver: () => Response) => {
  const first = aCondition('p1', 'I10');
  server.use(
    http.get(`${BASE}/Condition`, ({ request }) =>
      request.url.includes('page=2')
        ? resolver()
        : HttpResponse.json(searchset([first], { next: `${BASE}/Condition?page=2` })),
    ),
  );
};
const read = async () => {
  const found = await readAll(aTransport().transport, SEARCH, EXTENT);
  if (!found.ok) throw new Error('the first page failed');
  return { ids: found.value.value.map(({ id }) => id), gaps: found.value.gaps };
};

it('pages are followed, a repeated resource counts once, and the newest version stands', async () => {
  const older = { ...aCondition('p1', 'I10'), meta: { lastUpdated: '2020-01-01' } };
  pageTwo(ok(searchset([older, aCondition('p1', 'E11.9')])));
  expect(await read()).toEqual({ ids: ['p1-I10', 'p1-E11.9'], gaps: [] });
});

it('where two versions say no time, the higher number stands', async () => {
  const of = (versionId: string, code: string) => ({
    ...aCondition('p1', 'I10'),
    meta: { versionId },
    code: { coding: [{ system: 's', code }] },
  });
  server.use(http.get(`${BASE}/Condition`, ok(searchset([of('10', 'new'), of('9', 'old')]))));
  const found = await readAll(aTransport().transport, SEARCH, EXTENT);
  expect(found).toMatchObject({ value: { value: [{ code: { coding: [{ code: 'new' }] } }] } });
});

it('of what a page holds only the fields that are used are kept', async () => {
  server.use(http.get(`${BASE}/Condition`, ok(searchset([aCondition('p1', 'I10')]))));
  const found = await readAll(aTransport().transport, SEARCH, EXTENT);
  expect(found).toMatchObject({ ok: true, value: { value: [{ id: 'p1-I10' }] } });
  expect(JSON.stringify(found).replace('"text":"canary"', '')).not.toContain('canary');
});

it('what is labelled as withheld is left out, and one gap', async () => {
  const security = [
    { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'REDACTED' },
  ];
  const redacted = ['E11.9', 'F11.20'].map((code) => ({
    ...aCondition('p1', code),
    meta: { security },
  }));
  server.use(http.get(`${BASE}/Condition`, ok(searchset([aCondition('p1', 'I10'), ...redacted]))));
  expect(await read()).toEqual({
    ids: ['p1-I10'],
    gaps: [{ kind: 'problems', code: 'not-permitted' }],
  });
});

it('outcomes and included resources among the matches are left out', async () => {
  const outcome = { resourceType: 'OperationOutcome', issue: [] };
  const bundle = searchset([
    outcome,
    { resourceType: 'Patient', id: 'p1' },
    aCondition('p1', 'I10'),
  ]);
  const answer = ok({ ...bundle, entry: [...[bundle['entry']].flat(), null, {}, 'x'] });
  server.use(http.get(`${BASE}/Condition`, answer));
  expect(await read()).toEqual({ ids: ['p1-I10'], gaps: [] });
});

const OUTCOME = { resourceType: 'OperationOutcome', issue: [] };
const INCLUDED = { resource: { resourceType: 'Patient', id: 'p1' }, search: { mode: 'include' } };
const answered = (entry: unknown) => {
  server.use(http.get(`${BASE}/Condition`, ok({ ...searchset([]), entry })));
};

it.each([
  ['no entries at all', undefined],
  ['null for entries', null],
  ['an empty list', []],
  ['an outcome that says nothing is missing', [{ resource: OUTCOME }]],
  ['what was included, and no match', [INCLUDED]],
])('a page with %s is empty, and nothing is amiss', async (_, entry) => {
  answered(entry);
  expect(await read()).toEqual({ ids: [], gaps: [] });
});

it.each([
  ['one resource without a type', [{ resource: { extension: [[[{}]]] } }]],
  ['one resource whose type is no text', [{ resource: { resourceType: ['Condition'] } }]],
  ['another type, which nobody asked for', [{ resource: { resourceType: 'Patient', id: 'p1' } }]],
  ['a resource that is none', [{ resource: 7 }]],
  ['an entry without a resource', [{ fullUrl: 'canary' }, { resource: OUTCOME }]],
  ['nothing but a null', [null]],
  ['one entry in place of the list', { resource: aCondition('p1', 'I10') }],
])('a page that holds %s is not an empty one', async (_, entry) => {
  answered(entry);
  const gaps = [{ kind: 'problems', code: 'malformed-response' }];
  expect(await read()).toEqual({ ids: [], gaps });
});

it('a second page of which nothing can be told is a gap beside what the first held', async () => {
  pageTwo(ok({ ...searchset([]), entry: [{ resource: { canary: 1 } }] }));
  const gaps = [{ kind: 'problems', code: 'malformed-response' }];
  expect(await read()).toEqual({ ids: ['p1-I10'], gaps });
});

it.each([
  ['is refused', status(403), 'not-permitted'],
  ['ends the session', status(401), 'session-over'],
  [
    'leads back to itself',
    ok(searchset([], { next: `${BASE}/Condition?page=2` })),
    'malformed-response',
  ],
  [
    'leads elsewhere',
    ok(searchset([], { next: 'https://evil.example/fhir/Condition' })),
    'malformed-response',
  ],
  ['leads out of the base', ok(searchset([], { next: `${BASE}/../admin` })), 'malformed-response'],
  [
    'leads out of the base in disguise',
    ok(searchset([], { next: `${BASE}/..%2fadmin` })),
    'malformed-response',
  ],
  ['leads to a record', ok(searchset([], { next: `${BASE}/Patient/p9` })), 'malformed-response'],
  [
    'leads to an operation',
    ok(searchset([], { next: `${BASE}/Patient/p9/$everything` })),
    'malformed-response',
  ],
])(
  'where the second page %s, the first is kept and the rest is a gap',
  async (_, resolver, code) => {
    pageTwo(resolver); // a request to anywhere else would fail the test as unhandled
    expect(await read()).toEqual({ ids: ['p1-I10'], gaps: [{ kind: 'problems', code }] });
  },
);

it('pages beyond the limit are cut short, and a gap', async () => {
  let page = 0;
  server.use(
    http.get(`${BASE}/Condition`, () => {
      page += 1;
      const next = `?page=${String(page + 1)}`;
      return HttpResponse.json(searchset([], { next: `${BASE}/Condition${next}` }));
    }),
  );
  expect((await read()).gaps).toEqual([{ kind: 'problems', code: 'cut-short' }]);
  expect(page).toBe(3);
});

it.each([
  [3, 2],
  [4, 4],
  [5, 4],
])('under a cap of %i, pages of two are read up to %i', async (enough, most) => {
  let page = 0;
  server.use(
    http.get(`${BASE}/Condition`, () => {
      page += 1;
      const conditions = ['a', 'b'].map((id) => aCondition(`${id}${String(page)}`, 'I10'));
      return HttpResponse.json(
        searchset(conditions, { next: `${BASE}/Condition?page=${String(page + 1)}` }),
      );
    }),
  );
  const extent = { pages: 9, enough, isCap: true };
  const found = await readAll(aTransport().transport, SEARCH, extent);
  expect(found).toMatchObject({ ok: true, value: { gaps: [] } });
  expect(found.ok && found.value.value.length).toBe(most);
  expect(page).toBe(most / 2);
});
