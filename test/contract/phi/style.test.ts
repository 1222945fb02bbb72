import { http, HttpResponse, type RequestHandler } from 'msw';
import { expect, it, vi } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { LEDGER } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { createEgress } from '#phi/egress.ts';
import { LIGHT_BLUE } from '#sandbox/ehr/smart-style.ts';
import { aGrant, aStart, BASE, ORIGIN } from './fake-ehr.ts';
import { aNetwork } from './server.ts';
import { readWrong, WHOLE } from './wrong-answer.ts';

/* `smart_style_url`: how an EHR's pages look, asked for beside the reading. */

const server = aNetwork();
const ADDRESS = `${BASE}/.well-known/smart-styles.json`;

const naming = (smart_style_url: unknown): RequestHandler =>
  http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant({ smart_style_url })));
const isStyle = (message: unknown) => isObject(message) && message['type'] === 'style';

/** A schedule that is not answered before what the test waits for. */
const heldUntil = (ready: () => boolean): RequestHandler =>
  http.get(`${BASE}/Appointment`, async () => {
    await vi.waitUntil(ready, { timeout: 20_000 });
  });

it('is told in our own words, asked for once, without the token, and in the ledger', async () => {
  const heard: unknown[] = [];
  const tokens: (string | null)[] = [];
  const egress = createEgress(aStart().tenant);
  const { last, words } = await readWrong(server, {
    heard,
    fetchImpl: egress.watch((input, init) => fetch(input, init)),
    before: [
      naming(ADDRESS),
      http.get(ADDRESS, ({ request }) => {
        tokens.push(request.headers.get('authorization'));
        return HttpResponse.json(LIGHT_BLUE);
      }),
      heldUntil(() => heard.some(isStyle)),
    ],
  });
  expect(heard.filter(isStyle)).toEqual([
    { type: 'style', ground: 'light', accent: 'blue', corner: 'soft', density: 'usual' },
  ]);
  expect(tokens).toEqual([null]);
  const sent = admit(LEDGER, egress.toSay('all'))?.rows.filter(
    ({ purpose }) => purpose === 'style',
  );
  expect(sent).toMatchObject([{ outcome: 'answered', requests: 1 }]);
  expect(last).toEqual(WHOLE);
  expect(JSON.stringify(words)).not.toContain('Verdana');
});

it.each<[string, () => Response | Promise<Response>]>([
  ['is refused', () => new HttpResponse(null, { status: 403 })],
  ['breaks', () => HttpResponse.error()],
  ['is a page', () => HttpResponse.html('<h1>CANARY</h1>')],
  ['is half of one', () => new HttpResponse('{"color_highlight": "#1f6')],
  ['is nonsense', () => HttpResponse.json({ color_highlight: 'url(canary)' })],
  [
    'is far too long',
    () => HttpResponse.json({ ...LIGHT_BLUE, font_family_body: 'x'.repeat(100_000) }),
  ],
  ['leads elsewhere', () => HttpResponse.redirect('https://canary.example/style.json')],
])('where it %s, nothing is told of it and the brief is whole', async (_, answer) => {
  const heard: unknown[] = [];
  let asked = 0;
  const { last } = await readWrong(server, {
    heard,
    before: [
      naming(ADDRESS),
      http.get(ADDRESS, () => {
        asked += 1;
        return answer();
      }),
      heldUntil(() => asked === 1),
    ],
  });
  expect(last).toEqual(WHOLE);
  expect(heard.filter(isStyle)).toEqual([]);
});

it('that never comes delays nothing, and is not told after the last word', async () => {
  const heard: unknown[] = [];
  let answerLate: (answer: Response) => void = () => undefined;
  const late = new Promise<Response>((resolve) => {
    answerLate = resolve;
  });
  const { last } = await readWrong(server, {
    heard,
    before: [naming(ADDRESS), http.get(ADDRESS, () => late)],
  });
  expect(last).toEqual(WHOLE);
  answerLate(HttpResponse.json(LIGHT_BLUE));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard.at(-1)).toEqual(WHOLE);
});

it.each([
  ['on another host', 'https://canary.example/.well-known/style.json'],
  ['outside the FHIR base', `${ORIGIN}/styles/canary.json`],
  ['with a query', `${ADDRESS}?patient=1`],
  ['in a chart', `${BASE}/Patient/canary`],
  ['in no address', { canary: true }],
])('that is named %s is not asked for', async (_, named) => {
  const { last, asked } = await readWrong(server, { before: [naming(named)] });
  expect(last).toEqual(WHOLE);
  expect(asked.filter((line) => /style|canary/.test(line))).toEqual([]);
});

it('that would be one request too many for this minute is not asked for', async () => {
  const perMinute = { requests: 1, counts: 'fhir', aligned: false } as const;
  const { limits } = aStart().tenant;
  const { asked } = await readWrong(server, {
    start: aStart({ limits: { ...limits, perMinute } }),
    before: [naming(ADDRESS)],
  });
  expect(asked.filter((line) => line.includes('style'))).toEqual([]);
});
