import { HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { createTransport } from '#phi/fhir/transport.ts';
import { SEARCH } from './a-transport.ts';
import { BASE, NOW, searchset } from './fake-ehr.ts';

interface Sent {
  readonly method: string | undefined;
  readonly url: string;
  readonly body: unknown;
  readonly headers: unknown;
}

/** A transport that posts its searches, to a server that answers so. */
function posting(answer: (request: Sent) => Response) {
  const sent: Sent[] = [];
  const transport = createTransport({
    base: new URL(`${BASE}/`),
    token: { authorization: () => 'Bearer canary-token' },
    concurrency: 2,
    deadline: NOW + 480_000,
    by: 'post',
    timing: {
      now: () => NOW,
      wait: () => Promise.resolve(),
      timeOut: () => new AbortController().signal,
    },
    fetchImpl: (input, init) => {
      const { method, body, headers } = init ?? {};
      const request = { method, url: input instanceof URL ? input.href : '', body, headers };
      sent.push(request);
      return Promise.resolve(answer(request));
    },
  });
  return { transport, sent };
}

const found = () => HttpResponse.json(searchset([]));
const refusing =
  (status: number) =>
  ({ method }: Sent) =>
    method === 'POST' ? new HttpResponse(null, { status }) : found();

it('a posted search has its parameters in its body, and an address without a patient', async () => {
  const { transport, sent } = posting(found);
  await transport.search(SEARCH);
  expect(sent).toEqual([
    {
      method: 'POST',
      url: `${BASE}/Condition/_search`,
      body: 'patient=Patient%2Fp1&_count=100',
      headers: {
        Accept: 'application/fhir+json',
        Authorization: 'Bearer canary-token',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    },
  ]);
});

it.each([400, 404, 405, 406, 415, 501])(
  'refused with %i it is asked by GET, and so is every later one',
  async (status) => {
    const { transport, sent } = posting(refusing(status));
    expect((await transport.search(SEARCH)).ok).toBe(true);
    expect((await transport.search(SEARCH)).ok).toBe(true);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  },
);

it.each([
  [401, 'session-over'],
  [403, 'not-permitted'],
  [413, 'cut-short'],
  [500, 'server-busy'],
])(
  'refused with %i it is refused, and nothing of it goes into an address',
  async (status, code) => {
    const { transport, sent } = posting(refusing(status));
    expect(await transport.search(SEARCH)).toMatchObject({ ok: false, problem: { code } });
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
  },
);

it('further pages are followed by their links', async () => {
  const { transport, sent } = posting(found);
  await transport.follow(`${BASE}/Condition?page=2`);
  expect(sent).toMatchObject([{ method: 'GET', url: `${BASE}/Condition?page=2`, body: null }]);
});
