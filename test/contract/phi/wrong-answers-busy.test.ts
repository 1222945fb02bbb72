import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { CROWD, CROWDED } from './a-crowded-day.ts';
import { searched } from './clinic.ts';
import { aStart, aStatement, BASE, NOW } from './fake-ehr.ts';
import { stopped } from './run.ts';
import { aNetwork } from './server.ts';
import { aGap, readWrong, WHOLE } from './wrong-answer.ts';

const server = aNetwork();

const CHART = ['Condition', 'MedicationRequest', 'Observation', 'Procedure', 'ServiceRequest'];
const CANARY = { canary: 'CANARY' };
const busy =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    HttpResponse.json(CANARY, { status, headers });

/** A clock that only waits move, and how far they moved it. */
function aClock() {
  let waited = 0;
  return {
    now: () => NOW + waited,
    wait: (time: number) => {
      waited += time;
      return Promise.resolve();
    },
    waited: () => waited,
  };
}

const everyChart = (answer: () => Response | undefined) =>
  CHART.map((type) => http.get(`${BASE}/${type}`, answer));
const charts = (asked: readonly string[]) => CHART.flatMap((type) => searched(asked, type));

it.each<[string, () => Response, string]>([
  ['429', busy(429), 'server-busy'],
  ['429 with a short Retry-After', busy(429, { 'Retry-After': '1' }), 'server-busy'],
  ['429 with a long Retry-After', busy(429, { 'Retry-After': '60' }), 'server-busy'],
  ['503', busy(503), 'server-busy'],
  ['502', busy(502), 'server-busy'],
  ['504', busy(504), 'server-busy'],
  ['no connection', () => HttpResponse.error(), 'server-unreachable'],
])('a server that answers every chart with %s is soon left alone', async (_, answer, code) => {
  const clock = aClock();
  const wrong = { clinic: CROWDED, before: everyChart(answer), ...clock };
  const { nextDay, last, asked } = await readWrong(server, wrong);
  expect(nextDay).toMatchObject({ found: CROWD, readable: 0 });
  expect(nextDay).toMatchObject({ gaps: [aGap('problems', code, CROWD)] });
  expect(last).toEqual(WHOLE);
  expect(charts(asked).length).toBeLessThanOrEqual(18); // of 90 searches, were each asked once
  expect(clock.waited()).toBeLessThanOrEqual(10_000);
});

it('a server that wants to be left alone for long is asked nothing more', async () => {
  const { limits } = aStart().tenant;
  const { asked } = await readWrong(server, {
    clinic: CROWDED,
    before: everyChart(busy(429, { 'Retry-After': '60' })),
    start: aStart({ limits: { ...limits, concurrency: 1 } }),
  });
  expect(charts(asked)).toHaveLength(1);
});

it('a server that was busy for a moment is read whole', async () => {
  let count = 0;
  const clock = aClock();
  const before = everyChart(() => {
    count += 1;
    return count <= 4 ? busy(429)() : undefined;
  });
  const { nextDay } = await readWrong(server, { clinic: CROWDED, before, ...clock });
  expect(nextDay).toMatchObject({ found: CROWD, readable: CROWD, gaps: [] });
  expect(clock.waited()).toBeGreaterThan(0);
});

it('where one kind of record is always busy, it is given up and the rest is read', async () => {
  const clock = aClock();
  const before = [http.get(`${BASE}/Observation`, busy(503))];
  const { nextDay, asked } = await readWrong(server, { clinic: CROWDED, before, ...clock });
  expect(nextDay).toMatchObject({ found: CROWD, readable: CROWD });
  expect(nextDay).toMatchObject({ gaps: [aGap('laboratory', 'server-busy', CROWD)] });
  expect(searched(asked, 'Observation').length).toBeLessThanOrEqual(12);
  expect(searched(asked, 'Condition')).toHaveLength(CROWD);
  expect(clock.waited()).toBeLessThanOrEqual(15_000);
});

it('where one patient’s chart breaks the server, everyone else’s is read', async () => {
  const before = [
    http.get(`${BASE}/Condition`, ({ request }) =>
      /p0[1-9]/.test(request.url) ? busy(500)() : undefined,
    ),
  ];
  const { nextDay } = await readWrong(server, { clinic: CROWDED, before });
  expect(nextDay).toMatchObject({
    readable: CROWD - 9,
    gaps: [aGap('problems', 'server-busy', 9)],
  });
});

const BATCHING = http.get(`${BASE}/metadata`, () =>
  HttpResponse.json(aStatement(undefined, ['batch'])),
);

it.each([
  ['at its own pace', {}],
  ['soon', { 'Retry-After': '1' }],
  ['much later', { 'Retry-After': '120' }],
])(
  'batches refused with 429, to come back %s, are not sent one after another',
  async (_, headers) => {
    const clock = aClock();
    const before = [BATCHING, http.post(BASE, busy(429, headers))];
    const { nextDay, last, asked } = await readWrong(server, { clinic: CROWDED, before, ...clock });
    expect(nextDay).toMatchObject({ found: CROWD, readable: 0 });
    expect(last).toEqual(WHOLE);
    expect(asked.filter((line) => line.startsWith('POST')).length).toBeLessThanOrEqual(12);
    expect(charts(asked)).toEqual([]);
    expect(clock.waited()).toBeLessThanOrEqual(8_000);
  },
);

const afterCharts = (most: number, answer: () => Response) => {
  let count = 0;
  return http.get(`${BASE}/Condition`, () => {
    count += 1;
    return count > most ? answer() : undefined;
  });
};

it('a 401 in the middle ends the run, and what was read stays', async () => {
  const over = afterCharts(5, () => HttpResponse.json(CANARY, { status: 401 }));
  const { nextDay, last, asked } = await readWrong(server, { clinic: CROWDED, before: [over] });
  expect(nextDay).toMatchObject({ found: CROWD });
  expect(JSON.stringify(nextDay)).toContain('"code":"session-over"');
  expect(JSON.stringify(nextDay)).toMatch(/"readable":[1-5],/);
  expect(last).toEqual({ type: 'finished', complete: false });
  expect(charts(asked).length).toBeLessThan(40);
});

it('a 401 without CORS headers after the token’s end is the session’s end', async () => {
  let over = false;
  const before = [
    afterCharts(5, () => {
      over = true;
      return HttpResponse.error(); // what a page sees of it
    }),
  ];
  const now = () => (over ? NOW + 480_000 : NOW);
  const { nextDay, last } = await readWrong(server, { clinic: CROWDED, before, now });
  expect(JSON.stringify(nextDay)).toContain('"code":"session-over"');
  expect(JSON.stringify(nextDay)).not.toContain('server-unreachable');
  expect(last).toEqual({ type: 'finished', complete: false });
});

it('a connection lost in the middle keeps what was read, and is soon given up', async () => {
  const before = CHART.map((type) => {
    let count = 0;
    return http.get(`${BASE}/${type}`, () => {
      count += 1;
      return count > 5 ? HttpResponse.error() : undefined;
    });
  });
  const { nextDay, last, asked } = await readWrong(server, { clinic: CROWDED, before });
  expect(nextDay).toMatchObject({ found: CROWD, readable: 5 });
  expect(JSON.stringify(nextDay)).toContain('"kind":"problems","code":"server-unreachable"');
  expect(last).toEqual(WHOLE);
  expect(charts(asked).length).toBeLessThanOrEqual(25 + 12); // each of five kinds once too often, and a few tried again
});

it.each([
  [429, 'server-busy'],
  [503, 'server-busy'],
])(
  'a schedule answered with %i stops the run after as many tries as it deserves',
  async (status, code) => {
    const { words, asked } = await readWrong(server, {
      before: [http.get(`${BASE}/Appointment`, busy(status))],
    });
    expect(words).toMatchObject(stopped('schedule', code));
    expect(searched(asked, 'Appointment')).toHaveLength(3);
  },
);
