import { http, HttpResponse, type RequestHandler } from 'msw';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Purpose, WAYS } from '#boundary/egress.ts';
import { isObject } from '#boundary/guards.ts';
import { LEDGER, type Ledger } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import { CORE_RULES_TOLD } from '../../support/rules.ts';
import {
  type Launch,
  openClinic,
  sandboxFor,
  tenantNamed,
} from '../../support/sandbox-handlers.ts';
import { aStart } from './fake-ehr.ts';
import { TIME_ZONE } from './sandbox-expected.ts';
import { aNetwork } from './server.ts';
import { underPolicy } from './worker-policy.ts';

/* The point of the ledger: it says of every run exactly what the network saw, however the run goes. */

const server = aNetwork();
const CLINIC = await openClinic(
  generateClinic({ seed: 7, today: '2026-11-20', timeZone: TIME_ZONE }),
);
const LAUNCH: Launch = {
  clinic: CLINIC,
  tenant: tenantNamed('sandbox'),
  clinician: CLINIC.clinicians[1]?.id ?? '',
  now: Date.parse('2026-11-20T08:05:00-05:00'),
};
const { issuer, tokenEndpoint } = LAUNCH.tenant;

/** The worker's own surroundings, with nothing in them but what it may use. */
const scope: { tell: (data: unknown) => void; said: unknown[]; closed: boolean } = {
  tell: () => undefined,
  said: [],
  closed: false,
};
/** What reached the network, as method and address. */
let arrived: string[] = [];
const note = http.all('*', ({ request }) => {
  arrived.push(`${request.method} ${request.url}`);
});

beforeEach(async () => {
  Object.assign(scope, { said: [], closed: false });
  arrived = [];
  vi.resetModules();
  vi.stubGlobal('addEventListener', (type: string, listener: (event: unknown) => void) => {
    if (type === 'message')
      scope.tell = (data) => {
        listener({ data });
      };
  });
  vi.stubGlobal('postMessage', (message: unknown) => scope.said.push(structuredClone(message)));
  vi.stubGlobal('close', () => {
    scope.closed = true;
  });
  // Node has no policy that would forbid it, as the worker's own response has.
  vi.stubGlobal('WebAssembly', underPolicy());
  await import('#phi/worker.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it.each<[string, Partial<Launch>, readonly RequestHandler[], string]>([
  ['a whole run in batches', {}, [], 'finished'],
  ['a whole run without batches', { batch: false }, [], 'finished'],
  ['a run of the schedule alone', { tenant: tenantNamed('sandbox-minimal') }, [], 'finished'],
  ['laboratory results not granted', { scopes: without('Observation') }, [], 'finished'],
  ['a schedule that is not granted', { scopes: without('Appointment') }, [], 'stopped'],
  ['a code that is refused', {}, [answering('post', tokenEndpoint, 400)], 'stopped'],
  ['a schedule that is refused', {}, [answering('get', `${issuer}/Appointment`, 403)], 'stopped'],
  ['a schedule that never arrives', {}, [breaking(`${issuer}/Appointment`)], 'stopped'],
  ['a server that is busy at first', {}, busyAtFirst(3), 'finished'],
  [
    'a server that keeps `/metadata` back',
    {},
    [answering('get', `${issuer}/metadata`, 403)],
    'finished',
  ],
  ['a batch that is not taken', {}, [answering('post', issuer, 400)], 'finished'],
])('%s: the ledger is what the network saw', async (_, parts, before, lastWord) => {
  const launch = { ...LAUNCH, ...parts };
  server.use(note, ...before, ...sandboxFor(launch).handlers);
  await run(launch);
  expect(scope.said.at(-1)).toMatchObject({ type: lastWord });
  const ledger = lastLedger();
  expect(ledger.extent).toBe('all');
  expect(arrived.length).toBeGreaterThan(0);
  expect(tallied(ledger)).toEqual(seenBy(arrived));
});

it('a run that breaks by a defect of ours has its ledger whole all the same', async () => {
  server.use(note, ...sandboxFor(LAUNCH).handlers);
  scope.tell({ ...aStart(LAUNCH.tenant), now: LAUNCH.now });
  await vi.waitUntil(() => arrived.length >= 2, { timeout: 5000 });
  scope.tell({ type: 'rules', rules: 'none' });
  expect(scope.said.at(-1)).toMatchObject({ type: 'stopped', code: 'defect' });
  expect(lastLedger().extent).toBe('all');
  expect(scope.closed).toBe(true);
});

it('nothing in a ledger is from the EHR: no id, no name, no token', async () => {
  server.use(note, ...sandboxFor(LAUNCH).handlers);
  await run(LAUNCH);
  const written = JSON.stringify(scope.said.filter(isLedger));
  const ids = CLINIC.resources.map(({ id }) => id ?? '').filter((id) => id.length > 3);
  expect(ids.filter((id) => written.includes(id))).toEqual([]);
  expect(written).not.toMatch(/granted|CANARY|http/);
});

async function run(launch: Launch): Promise<void> {
  scope.tell({ ...aStart(launch.tenant), now: launch.now });
  scope.tell(CORE_RULES_TOLD);
  await vi.waitUntil(() => scope.closed, { timeout: 25_000 });
}

function lastLedger(): Ledger {
  const ledger = admit(LEDGER, scope.said.findLast(isLedger));
  if (ledger === undefined) throw new Error('no ledger was said');
  return ledger;
}

function isLedger(message: unknown): boolean {
  return isObject(message) && message['type'] === 'ledger';
}

/** Requests of a ledger by method and shape of path. */
function tallied({ rows }: Ledger): Readonly<Record<string, number>> {
  return counted(
    rows.flatMap(({ purpose, requests }) => new Array<string>(requests).fill(shapeOf(purpose))),
  );
}

function shapeOf(purpose: Purpose): string {
  const { method, path } = WAYS[purpose];
  return `${method} ${path}`;
}

/** Requests of the network, their shapes found without the ledger's help. */
function seenBy(lines: readonly string[]): Readonly<Record<string, number>> {
  return counted(
    lines.map((line) => {
      if (line === `POST ${tokenEndpoint}`) return 'POST token endpoint';
      return line
        .replace(issuer, '')
        .replace(/\?.*$/, '')
        .replace(/^POST \/?$/, 'POST /');
    }),
  );
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const tally: Record<string, number> = {};
  for (const name of names.toSorted()) tally[name] = (tally[name] ?? 0) + 1;
  return tally;
}

function without(type: string): readonly string[] {
  return LAUNCH.tenant.scopes.filter((scopeName) => !scopeName.includes(type));
}

function answering(method: 'get' | 'post', address: string, status: number): RequestHandler {
  return http[method](address, () => new HttpResponse(null, { status }));
}

function breaking(address: string): RequestHandler {
  return http.get(address, () => HttpResponse.error());
}

/** Throttles the first few requests for charts, as EHRs do under load. */
function busyAtFirst(times: number): readonly RequestHandler[] {
  let asked = 0;
  return [
    http.post(issuer, () => {
      asked += 1;
      return asked <= times ? new HttpResponse(null, { status: 429 }) : undefined;
    }),
  ];
}
