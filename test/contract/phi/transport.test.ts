import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { aTransport, ok, SEARCH, status } from './a-transport.ts';
import { BASE, NOW, searchset } from './fake-ehr.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

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
const aSignal: unknown = expect.any(AbortSignal);

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
        signal: aSignal,
      },
    ],
  ]);
});

it.each([
  ['401', status(401), 'session-over', 1],
  ['403', status(403), 'not-permitted', 1],
  ['404', status(404), 'not-permitted', 1],
  ['410', status(410), 'not-permitted', 1],
  ['413', status(413), 'cut-short', 1],
  ['451', status(451), 'not-permitted', 1],
  ['400', status(400), 'not-supported', 1],
  ['429', status(429), 'server-busy', 3],
  ['503', status(503), 'server-busy', 3],
  ['500', status(500), 'server-busy', 1],
  ['502', status(502), 'server-busy', 2],
  ['504', status(504), 'server-busy', 2],
  ['no connection', () => HttpResponse.error(), 'server-unreachable', 2],
  [
    'a redirect',
    () => HttpResponse.redirect('https://elsewhere.example/'),
    'server-unreachable',
    2, // what a browser shows of it looks like no connection
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

it('while a busy server is left alone, no other request is sent either', async () => {
  const sent: string[] = [];
  const waiting: (() => void)[] = [];
  const { transport } = aTransport({
    life: Infinity,
    fetchImpl: (url) => {
      sent.push(url instanceof URL ? url.pathname : '');
      return Promise.resolve(sent.length === 1 ? status(429)() : ok(searchset([]))());
    },
    pause: () => new Promise((resolve) => waiting.push(resolve)),
  });
  const first = transport.search(SEARCH);
  await expect.poll(() => waiting.length).toBe(1);
  const second = transport.search({ ...SEARCH, type: 'Observation' });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(sent).toEqual(['/fhir/Condition']);
  for (const goOn of waiting) goOn();
  expect(await Promise.all([first, second])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(sent).toHaveLength(3);
});

it('after a 401, and after the deadline, nothing more is sent', async () => {
  const count = answer(status(401));
  const { transport } = aTransport();
  await transport.search(SEARCH);
  const again = await transport.search(SEARCH);
  expect(again).toMatchObject({ problem: { stage: 'session', code: 'session-over' } });
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
  expect(await transport.search(SEARCH)).toMatchObject({ problem: { code: 'cut-short' } });
  expect(pulled).toBeLessThan(25);
});
