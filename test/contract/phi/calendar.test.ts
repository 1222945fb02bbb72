import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { admitMessage } from '#boundary/messages.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { NO_RULES_TOLD } from '../../support/rules.ts';
import { aCalendar, aFile, anEntry } from '../../unit/phi/calendar/calendar-text.ts';
import { aStart, aVisit, fakeEhr } from './fake-ehr.ts';
import { aNetwork } from './server.ts';
import { underPolicy } from './worker-policy.ts';

const server = aNetwork();
afterEach(() => {
  vi.unstubAllGlobals();
});

const scope: { hear: (event: unknown) => void; said: unknown[]; closed: boolean } = {
  hear: () => undefined,
  said: [],
  closed: false,
};
beforeEach(async () => {
  Object.assign(scope, { said: [], closed: false });
  vi.resetModules();
  vi.stubGlobal('addEventListener', (type: string, listener: (event: unknown) => void) => {
    if (type === 'message') scope.hear = listener;
  });
  vi.stubGlobal('postMessage', (message: unknown) => scope.said.push(structuredClone(message)));
  vi.stubGlobal('close', () => {
    scope.closed = true;
  });
  vi.stubGlobal('WebAssembly', underPolicy());
  await import('#phi/worker.ts');
});

/** No way to a schedule but the reader's own. */
const OFFERED: Partial<Tenant> = { schedule: ['own-choice', 'calendar-file'] };
const MONDAY = aCalendar([
  anEntry('Heart failure follow-up', ['ATTENDEE;CN=Canary Wellington:mailto:canary@example.org']),
  anEntry('Canary lunch', ['DTSTART:20261123T120000']),
]);

const types = () =>
  scope.said.flatMap((said) => {
    const message = admitMessage(said);
    return message === undefined || message.type === 'progress' ? [] : [message.type];
  });
const hasSaid = (type: string) => vi.waitUntil(() => types().at(-1) === type, { timeout: 5000 });

async function startAndStop(tenant = OFFERED): Promise<readonly string[]> {
  const { asked, handlers } = fakeEhr([aVisit('a1', 'p1', '2026-11-23T14:00:00Z')]);
  server.use(...handlers);
  scope.hear({ data: aStart(tenant) });
  scope.hear({ data: NO_RULES_TOLD });
  await hasSaid('stopped');
  return asked;
}

const open = (file: unknown) => {
  scope.hear({ data: { type: 'calendar', file } });
};

it('after a stop at the schedule the worker waits for a calendar, reads it, and ends itself', async () => {
  const asked = await startAndStop();
  expect(types()).toEqual(['ladder', 'ledger', 'stopped']);
  expect(scope.closed).toBe(false);
  const before = asked.length;
  open(aFile(MONDAY));
  await hasSaid('finished');
  expect(scope.closed).toBe(true);
  expect(types().slice(3)).toEqual(['signals', 'signals', 'signals', 'ledger', 'finished']);
  expect(JSON.stringify(scope.said)).toContain('heart-failure');
  expect(JSON.stringify(scope.said)).not.toMatch(/canary/i);
  expect(asked).toHaveLength(before); // nothing is asked of the EHR
});

it('a file that gives nothing is answered with its reason, and another may be opened', async () => {
  await startAndStop();
  open(aFile('not a calendar'));
  await hasSaid('calendar');
  expect(scope.said.at(-1)).toEqual({ type: 'calendar', end: 'not-a-calendar' });
  expect(scope.closed).toBe(false);
  open(aFile(MONDAY));
  await hasSaid('finished');
  expect(scope.closed).toBe(true);
});

it('two files at once are one: the second is not heard', async () => {
  await startAndStop();
  open(aFile(MONDAY));
  open(aFile(MONDAY));
  await hasSaid('finished');
  expect(types().filter((type) => type === 'signals')).toHaveLength(3);
});

it('where the tenant offers no calendar the stop is the last word', async () => {
  await startAndStop({ schedule: ['own-choice'] });
  expect(scope.closed).toBe(true);
  open(aFile(MONDAY));
  await new Promise((resolve) => setTimeout(resolve));
  expect(types().at(-1)).toBe('stopped');
});

it.each([
  ['a word', 'clinic.ics'],
  ['nothing', undefined],
  ['its text', { text: MONDAY }],
])('what is no file, but %s, is not opened', async (_, file) => {
  await startAndStop();
  open(file);
  await new Promise((resolve) => setTimeout(resolve));
  expect(types().at(-1)).toBe('stopped');
});

it('a calendar that comes before the run has stopped is not heard', async () => {
  const { handlers } = fakeEhr([aVisit('a1', 'p1', '2026-11-23T14:00:00Z')]);
  server.use(...handlers);
  scope.hear({ data: aStart({ schedule: ['appointments-by-practitioner', 'calendar-file'] }) });
  open(aFile(MONDAY));
  scope.hear({ data: NO_RULES_TOLD });
  await hasSaid('finished');
  expect(scope.said).toContainEqual(
    expect.objectContaining({ basis: { strategy: 'appointments-by-practitioner', whose: ['me'] } }),
  );
  expect(JSON.stringify(scope.said)).not.toContain('calendar-file');
});
