import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readAll } from '#phi/fhir/paging.ts';
import type { Search } from '#phi/fhir/search.ts';
import { createTransport } from '#phi/fhir/transport.ts';
import { aCondition, BASE, type Json, NOW, searchset } from './fake-ehr.ts';

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

const SEARCH: Search = {
  kind: 'problems',
  type: 'Condition',
  params: [
    ['patient', 'Patient/p1'],
    ['_count', '100'],
  ],
};

/** A transport whose clock moves only by the waits it makes. */
function aTransport({ life = 480_000, fetchImpl = fetch, aborted = false } = {}) {
  const waits: number[] = [];
  const now = () => NOW + waits.reduce((sum, wait) => sum + wait, 0);
  const transport = createTransport({
    base: new URL(`${BASE}/`),
    token: { authorization: () => 'Bearer canary-token' },
    fetchImpl,
    concurrency: 2,
    deadline: NOW + life,
    timing: {
      now,
      wait: (time) => {
        waits.push(time);
        return Promise.resolve();
      },
      timeOut: () => (aborted ? AbortSignal.abort() : new AbortController().signal),
    },
  });
  return { transport, waits };
}

const answer = (...responses: (() => Response)[]) => {
  let count = 0;
  server.use(
    http.get(`${BASE}/Condition`, () => {
      const resolver = responses[Math.min(count, responses.length - 1)];
      count += 1;
      return resolver?.();
    }),
  );
  return () => count;
};
const ok = (body: Json) => () => HttpResponse.json(body);
const status = (code: number, headers: Record<string, string> = {}) => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'canary' }] };
  return () => HttpResponse.json(outcome, { status: code, headers });
};

it('a search sends the token, what it accepts, and nothing else; uncached, without cookies, redirects or referrer', async () => {
  const sent: unknown[] = [];
  const { transport } = aTransport({
    fetchImpl: (url, init) => {
      sent.push([String(url instanceof Request ? url.url : url), init]);
      return Promise.resolve(HttpResponse.json(searchset([])));
    },
  });
  await transport.search(SEARCH);
  expect(sent).toEqual([
    [
      `${BASE}/Condition?patient=Patient%2Fp1&_count=100`,
      {
        method: 'GET',
        body: null,
        headers: { Authorization: 'Bearer canary-token', Accept: 'application/fhir+json' },
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: expect.any(AbortSignal) as unknown,
      },
    ],
  ]);
});

it.each([
  ['401', status(401), 'session-over', 1],
  ['403', status(403), 'not-permitted', 1],
  ['404', status(404), 'not-permitted', 1],
  ['410', status(410), 'not-permitted', 1],
  ['451', status(451), 'not-permitted', 1],
  ['400', status(400), 'not-supported', 1],
  ['429', status(429), 'server-busy', 3],
  ['503', status(503), 'server-busy', 3],
  ['500', status(500), 'server-busy', 1],
  ['502', status(502), 'server-busy', 2],
  ['504', status(504), 'server-busy', 2],
  ['no connection', () => HttpResponse.error(), 'server-unreachable', 1],
  [
    'a redirect',
    () => HttpResponse.redirect('https://elsewhere.example/'),
    'server-unreachable',
    1,
  ],
  ['a page for people', () => HttpResponse.html('<p>canary</p>'), 'malformed-response', 1],
  ['nothing', () => new HttpResponse(null), 'malformed-response', 1],
  ['half an answer', () => new HttpResponse('{"resourceType":"Bun'), 'malformed-response', 1],
  ['another resource', ok({ resourceType: 'Patient' }), 'malformed-response', 1],
  ['a list', () => HttpResponse.json([]), 'malformed-response', 1],
])(
  '%s becomes one closed code, after as many tries as it deserves',
  async (_, response, code, tries) => {
    const count = answer(response);
    const { transport } = aTransport();
    const found = await transport.search(SEARCH);
    expect(found).toMatchObject({ ok: false, problem: { code } });
    expect(JSON.stringify(found)).not.toContain('canary');
    expect(count()).toBe(tries);
  },
);

it.each([
  ['its own pace', {}, [500, 1500]],
  ['the seconds asked for', { 'Retry-After': '2' }, [2000, 2000]],
  ['the moment asked for', { 'Retry-After': new Date(NOW + 3000).toUTCString() }, [3000, 0]],
  ['not at all where asked to wait too long', { 'Retry-After': '60' }, []],
  ['its own pace where the header is nonsense', { 'Retry-After': 'soon' }, [500, 1500]],
])('a busy server is asked again at %s', async (_, headers, expected) => {
  answer(status(429, headers));
  const { transport, waits } = aTransport();
  await transport.search(SEARCH);
  expect(waits).toEqual(expected);
});

it('a server that recovers is read', async () => {
  answer(status(503), ok(searchset([])));
  expect((await aTransport().transport.search(SEARCH)).ok).toBe(true);
});

it('after a 401, and after the deadline, nothing more is sent', async () => {
  const count = answer(status(401));
  const { transport } = aTransport();
  expect(transport.isOver()).toBe(false);
  await transport.search(SEARCH);
  const again = await transport.search(SEARCH);
  expect(again).toMatchObject({ problem: { stage: 'session', code: 'session-over' } });
  expect(transport.isOver()).toBe(true);
  const late = aTransport({ life: 0 });
  expect(await late.transport.search(SEARCH)).toMatchObject({ problem: { code: 'session-over' } });
  expect(count()).toBe(1);
});

it('no more requests than allowed are under way', async () => {
  let underWay = 0;
  let most = 0;
  const { transport } = aTransport({
    fetchImpl: async () => {
      most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
      underWay -= 1;
      return HttpResponse.json(searchset([]));
    },
  });
  await Promise.all(Array.from({ length: 12 }, () => transport.search(SEARCH)));
  expect(most).toBe(2);
});

it('a request that takes too long is no answer', async () => {
  answer(ok(searchset([])));
  const { transport } = aTransport({ aborted: true });
  expect(await transport.search(SEARCH)).toMatchObject({ problem: { code: 'server-unreachable' } });
});

it('a body without end is cut off', async () => {
  let pulled = 0;
  const chunk = new Uint8Array(1_000_000).fill(32);
  const { transport } = aTransport({
    fetchImpl: () =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            pull: (controller) => {
              pulled += 1;
              controller.enqueue(chunk);
            },
          }),
        ),
      ),
  });
  expect(await transport.search(SEARCH)).toMatchObject({ problem: { code: 'malformed-response' } });
  expect(pulled).toBeLessThan(25);
});

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

it('outcomes and included resources among the matches are left out', async () => {
  const outcome = { resourceType: 'OperationOutcome', issue: [] };
  const bundle = searchset([
    outcome,
    { resourceType: 'Patient', id: 'p1' },
    aCondition('p1', 'I10'),
  ]);
  answer(ok({ ...bundle, entry: [...[bundle['entry']].flat(), null, {}, 'x'] }));
  expect(await read()).toEqual({ ids: ['p1-I10'], gaps: [] });
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
])(
  'where the second page %s, the first is kept and the rest is a gap',
  async (_, resolver, code) => {
    pageTwo(resolver); // a request to anywhere else would fail the test as unhandled
    expect(await read()).toEqual({ ids: ['p1-I10'], gaps: [{ kind: 'problems', code }] });
  },
);

it('pages beyond the limit are a gap', async () => {
  let page = 0;
  server.use(
    http.get(`${BASE}/Condition`, () => {
      page += 1;
      const next = `?page=${String(page + 1)}`;
      return HttpResponse.json(searchset([], { next: `${BASE}/Condition${next}` }));
    }),
  );
  expect((await read()).gaps).toEqual([{ kind: 'problems', code: 'not-supported' }]);
  expect(page).toBe(3);
});
