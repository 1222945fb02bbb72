import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_RULES_TOLD } from '../../support/rules.ts';
import { aCondition, aStart, aVisit, fakeEhr } from './fake-ehr.ts';
import { aNetwork } from './server.ts';
import { underPolicy } from './worker-policy.ts';

const server = aNetwork();

/** Milliseconds after which something hangs, and is not only slow: as long as a test may take. */
const PATIENCE = 30_000;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The worker's own surroundings, with nothing in them but what it may use. */
const scope: {
  readonly listeners: Map<string, (event: unknown) => void>;
  readonly said: unknown[];
  /** Settles once the worker has ended itself. */
  readonly closed: Promise<void>;
} = { listeners: new Map(), said: [], closed: Promise.resolve() };
beforeEach(async () => {
  let close: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    close = () => {
      resolve();
    };
  });
  Object.assign(scope, { listeners: new Map(), said: [], closed });
  vi.resetModules();
  vi.stubGlobal('addEventListener', (type: string, listener: (event: unknown) => void) => {
    scope.listeners.set(type, listener);
  });
  vi.stubGlobal('postMessage', (message: unknown) => scope.said.push(structuredClone(message)));
  vi.stubGlobal('close', close);
  vi.stubGlobal('WebAssembly', underPolicy());
  await import('#phi/worker.ts');
}, PATIENCE);

const tell = (type: string, event: unknown) => scope.listeners.get(type)?.(event);
/** Waits for the event itself, so that a busy machine is only slow. */
const lastWord = () => scope.closed;
const DEFECT = { type: 'stopped', stage: 'worker', code: 'defect', retry: 'relaunch' };
/** Said before a last word, where nothing was sent. */
const NOTHING_SENT = { type: 'ledger', extent: 'all', rows: [] };
const FINISHED = { type: 'finished', complete: true };

/** One visit of Monday: atrial fibrillation with chronic kidney disease. */
const MONDAY = [
  aVisit('a1', 'p1', '2026-11-23T14:00:00Z'),
  aCondition('p1', 'I48.20'),
  aCondition('p1', 'N18.31'),
];
const AF_CKD = {
  id: 'af-ckd',
  allOf: ['topic:atrial-fibrillation', 'topic:chronic-kidney-disease'],
  anyOf: [],
  noneOf: [],
};
const AF_DIABETES = {
  ...AF_CKD,
  id: 'af-diabetes',
  allOf: [AF_CKD.allOf[0], 'topic:type-2-diabetes'],
};

function combinationsSaid(): readonly string[] {
  return [...JSON.stringify(scope.said).matchAll(/"rule":"([^"]+)"/g)].map(([, rule = '']) => rule);
}

it('reads, says its last word, and ends itself', async () => {
  server.use(...fakeEhr([aVisit('a1', 'p1', '2026-11-23T14:00:00Z')]).handlers);
  tell('message', { data: aStart() });
  tell('message', { data: NO_RULES_TOLD });
  await lastWord();
  expect(scope.said.at(-1)).toEqual(FINISHED);
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
  expect(scope.said).toEqual([NOTHING_SENT, DEFECT]);
});

it('an error of any kind is told as a code, and its words go nowhere', () => {
  const events = ['error', 'unhandledrejection'].map((type) => {
    const event = { message: 'canary', reason: new Error('canary'), preventDefault: vi.fn() };
    tell(type, event);
    return event;
  });
  for (const { preventDefault } of events) expect(preventDefault).toHaveBeenCalledOnce();
  expect(scope.said).toEqual([NOTHING_SENT, DEFECT]); // once: nothing is said after a last word
});

describe('of the rules that the page tells', () => {
  it('those that fire are named, and no other', async () => {
    server.use(...fakeEhr(MONDAY).handlers);
    tell('message', { data: aStart() });
    tell('message', { data: { ...NO_RULES_TOLD, rules: [AF_CKD, AF_DIABETES] } });
    await lastWord();
    expect(combinationsSaid()).toEqual(['af-ckd', 'af-ckd']); // Monday's, and the week's
    expect(scope.said.at(-1)).toEqual(FINISHED);
  });

  it('a second list is not heard, so that no question follows from an answer', async () => {
    server.use(...fakeEhr(MONDAY).handlers);
    tell('message', { data: aStart() });
    tell('message', { data: { ...NO_RULES_TOLD, rules: [AF_DIABETES] } });
    tell('message', { data: { ...NO_RULES_TOLD, rules: [AF_CKD] } });
    await lastWord();
    expect(combinationsSaid()).toEqual([]);
    expect(scope.said.at(-1)).toEqual(FINISHED);
  });

  it.each([
    ['a word', 'rules'],
    ['a second start', aStart()],
    ['an end', { type: 'end' }],
    [
      'a rule that one thing alone satisfies',
      { ...NO_RULES_TOLD, rules: [{ ...AF_CKD, allOf: ['topic:asthma'] }] },
    ],
    [
      'a rule of a sensitive topic',
      { ...NO_RULES_TOLD, rules: [{ ...AF_CKD, allOf: ['topic:asthma', 'topic:hiv'] }] },
    ],
    ['the same rule twice', { ...NO_RULES_TOLD, rules: [AF_CKD, AF_CKD] }],
    ['more than a list of rules has', { ...NO_RULES_TOLD, patient: 'p1' }],
  ])('a message that is %s is a defect', async (_, data) => {
    const { asked, handlers } = fakeEhr(MONDAY);
    server.use(...handlers);
    tell('message', { data: aStart() });
    tell('message', { data });
    await lastWord();
    expect(scope.said.at(-1)).toEqual(DEFECT);
    expect(JSON.stringify(scope.said)).not.toContain('signals');
    // what it had begun to read ends before this test does, for the next has a network of its own
    const isRead = () => asked.filter((line) => line.includes('patient=')).length === 5;
    await vi.waitUntil(isRead, { timeout: PATIENCE });
  });
});
