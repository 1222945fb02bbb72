import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aStart, aVisit, fakeEhr } from './fake-ehr.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The worker's own surroundings, with nothing in them but what it may use. */
const scope: {
  readonly listeners: Map<string, (event: unknown) => void>;
  readonly said: unknown[];
  readonly closed: number;
} = { listeners: new Map(), said: [], closed: 0 };
beforeEach(async () => {
  Object.assign(scope, { listeners: new Map(), said: [], closed: 0 });
  vi.resetModules();
  vi.stubGlobal('addEventListener', (type: string, listener: (event: unknown) => void) => {
    scope.listeners.set(type, listener);
  });
  vi.stubGlobal('postMessage', (message: unknown) => scope.said.push(structuredClone(message)));
  vi.stubGlobal('close', () => {
    Object.assign(scope, { closed: scope.closed + 1 });
  });
  await import('#phi/worker.ts');
});

const tell = (type: string, event: unknown) => scope.listeners.get(type)?.(event);
const lastWord = () => vi.waitUntil(() => scope.closed > 0, { timeout: 5000 });
const DEFECT = { type: 'stopped', stage: 'worker', code: 'defect', retry: 'relaunch' };

it('reads, says its last word, and ends itself', async () => {
  server.use(...fakeEhr([aVisit('a1', 'p1', '2026-11-23T14:00:00Z')]).handlers);
  tell('message', { data: aStart() });
  tell('message', { data: aStart() }); // a second start begins nothing
  await lastWord();
  expect(scope.said.at(-1)).toEqual({ type: 'finished', complete: true });
  expect(scope.said.filter((message) => JSON.stringify(message).includes('signals'))).toHaveLength(
    3,
  );
});

it.each([
  ['nothing', undefined],
  ['a word', 'start'],
  ['no tenant', { ...aStart(), tenant: {} }],
  ['a tenant with more than a tenant has', { ...aStart(), tenant: { ...aStart().tenant, x: 1 } }],
  ['no clock', { ...aStart(), now: Number.NaN }],
])('a first message of %s is a defect', async (_, data) => {
  tell('message', { data });
  await lastWord();
  expect(scope.said).toEqual([DEFECT]);
});

it('an error of any kind is told as a code, and its words go nowhere', () => {
  const events = ['error', 'unhandledrejection'].map((type) => {
    const event = { message: 'canary', reason: new Error('canary'), preventDefault: vi.fn() };
    tell(type, event);
    return event;
  });
  for (const { preventDefault } of events) expect(preventDefault).toHaveBeenCalledOnce();
  expect(scope.said).toEqual([DEFECT]); // once: nothing is said after a last word
});

it('after its start it listens to no word of the page', async () => {
  server.use(...fakeEhr([aVisit('a1', 'p1', '2026-11-23T14:00:00Z')]).handlers);
  tell('message', { data: aStart() });
  tell('message', { data: { type: 'end' } });
  await lastWord();
  expect(scope.said.at(-1)).toEqual({ type: 'finished', complete: true });
});
