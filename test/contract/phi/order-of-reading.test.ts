import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { CROWD, CROWDED } from './a-crowded-day.ts';
import { CLINIC, playClinic } from './clinic.ts';
import { aCondition, aGrant, aVisit, BASE, fakeEhr, ORIGIN } from './fake-ehr.ts';
import { isFirstWord, messagesOf, wordsOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

function signalsIn(messages: readonly unknown[]) {
  return messages.filter(isObject).filter(({ type }) => type === 'signals');
}

it('of a long horizon the first four charts are told while the others are read, and then the whole', async () => {
  server.use(...fakeEhr(CROWDED).handlers);
  const messages = await messagesOf();
  const nextDay = signalsIn(messages).filter(({ horizon }) => horizon === 'next-day');
  expect(nextDay).toMatchObject([
    { whole: false, found: CROWD, readable: 4 },
    { whole: true, found: CROWD, readable: CROWD },
  ]);
  const [first] = messages.filter(isFirstWord);
  const after = messages.slice(messages.indexOf(first) + 1);
  expect(after).toContainEqual(expect.objectContaining({ type: 'progress', step: 'charts' }));
});

it('only the horizon that the reader waits for has a first word', async () => {
  const patients = Array.from({ length: 12 }, (_, place) => `p${String(place)}`);
  const visits = patients.flatMap((patient, place) => [
    aVisit(`today-${patient}`, patient, `2026-11-20T22:${String(10 + place)}:00Z`),
    aVisit(`monday-${patient}`, `q${patient}`, `2026-11-23T14:${String(10 + place)}:00Z`),
  ]);
  const problems = patients.flatMap((patient) => [
    aCondition(patient, 'I10'),
    aCondition(`q${patient}`, 'I10'),
  ]);
  server.use(...fakeEhr([...visits, ...problems]).handlers);
  const firstWords = (await messagesOf()).filter(isFirstWord);
  expect(firstWords).toMatchObject([{ horizon: 'session', found: 12, readable: 4 }]);
});

it('a short horizon is told once, whole', async () => {
  playClinic(server, []);
  expect(signalsIn(await messagesOf())).toMatchObject([
    { horizon: 'session', whole: true },
    { horizon: 'next-day', whole: true },
    { horizon: 'week', whole: true },
  ]);
});

it('the nearest horizon’s charts are asked for first, and none waits while the way is free', async () => {
  const { asked } = playClinic(server, []);
  await messagesOf();
  const charts = asked.filter((line) => line.includes('patient=')).map(patientOf);
  expect(charts.map((patient) => (patient === 'p1' ? 1 : 2))).toEqual([
    1, 1, 1, 1, 1, 2, 2, 2, 2, 2,
  ]);
});

function patientOf(line: string): string | undefined {
  return /patient=Patient\/(\w+)/.exec(line)?.[1];
}

it('progress is told of one horizon after the other', async () => {
  server.use(...fakeEhr([...CLINIC, ...CROWDED]).handlers);
  const horizons = (await messagesOf())
    .filter(isObject)
    .flatMap(({ type, horizon }) => (type === 'progress' && horizon !== null ? [horizon] : []));
  expect(horizons).toEqual(horizons.toSorted((one, other) => place(one) - place(other)));
});

function place(horizon: unknown): number {
  return ['session', 'next-day', 'week'].indexOf(String(horizon));
}

it('what the server offers is asked while the code is exchanged, without the token', async () => {
  const order: string[] = [];
  const seen: (string | null)[] = [];
  playClinic(server, [
    http.post(`${ORIGIN}/token`, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('token');
      return HttpResponse.json(aGrant());
    }),
    http.get(`${BASE}/metadata`, ({ request }) => {
      order.push('metadata');
      seen.push(request.headers.get('authorization'));
      return undefined; // the server answers
    }),
  ]);
  expect(wordsOf(await messagesOf()).at(-1)).toEqual({ type: 'finished', complete: true });
  expect(order).toEqual(['metadata', 'token']);
  expect(seen).toEqual([null]);
});

it.each([401, 403, 404])(
  'where it is kept from strangers (%i) it is asked for again with the token',
  async (status) => {
    const seen: boolean[] = [];
    playClinic(server, [
      http.get(`${BASE}/metadata`, ({ request }) => {
        const isSignedIn = request.headers.has('authorization');
        seen.push(isSignedIn);
        return isSignedIn ? undefined : new HttpResponse(null, { status });
      }),
    ]);
    expect(wordsOf(await messagesOf()).at(-1)).toEqual({ type: 'finished', complete: true });
    expect(seen).toEqual([false, true]);
  },
);
