import { http, HttpResponse, type RequestHandler } from 'msw';
import { expect, it } from 'vitest';
import { playClinic, searched } from './clinic.ts';
import { aCondition, aStatement, BASE, entriesOf, searchset } from './fake-ehr.ts';
import { messagesOf, wordsOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();
const play = (...before: readonly RequestHandler[]) => playClinic(server, before);

const batching = http.get(`${BASE}/metadata`, () =>
  HttpResponse.json(aStatement(undefined, ['batch'])),
);
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
  expect(batches(asked)).toHaveLength(2); // one for each horizon, both on their way when the first was answered
  expect(asked.findLastIndex((line) => line.startsWith('POST'))).toBeLessThan(
    asked.findIndex((line) => line.startsWith('GET Condition')),
  );
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
      gaps: [{ kind: 'problems', code: 'server-busy', times: 1 }],
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
