import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { admitMessage } from '#boundary/messages.ts';
import { CORE_RULES } from '../support/rules.ts';
import { finishReading, seatReader } from '../support/reader.ts';
import {
  canariesIn,
  dumpDocument,
  followTraces,
  recordWorkers,
  type Traces,
} from '../support/traces.ts';
import { useEverything } from '../support/use-everything.ts';
import { fridayClinic } from '../support/world.ts';

let reader: Awaited<ReturnType<typeof seatReader>>;
let context: BrowserContext;
let traces: Traces;

beforeAll(async () => {
  reader = await seatReader();
});
afterAll(async () => {
  await reader.leave();
});
afterEach(async () => {
  await context.close();
});

describe('after a whole run, no identifying field of any patient', () => {
  it.each(fridayClinic().clinicians.map(({ id, name }) => [name, id] as const))(
    'of %s is anywhere but between the worker and the EHR',
    async (_, clinician) => {
      const page = await openContext();
      await page.goto(reader.world.launchUrl('sandbox', { clinician, patient: null }));
      await finishReading(page);
      expectNoCanary(await useEverything(page));
      const dump = await dumpDocument(page);
      expectNoCanary(dump);
      expect(dump).toMatchObject(NOTHING_KEPT);
      expectNoCanary(traces.requests);
      expectNoCanary(traces.console);
      expectNoCanary(traces.addresses);
      expect(canariesIn(traces.ehrRequests).length).toBeGreaterThan(10); // it was there to be found
    },
  );

  it('is in the frame that the EHR shows the app in', async () => {
    const page = await openContext();
    const [first] = reader.clinic.clinicians;
    await page.goto(
      `${reader.world.ehrUrl}/?clinician=${first?.id ?? ''}&tenant=sandbox&open=pane`,
    );
    const frame = await appFrame(page);
    await finishReading(frame);
    const dump = await dumpDocument(frame);
    expectNoCanary(dump);
    expect(dump['workerMessages']).toContain('"finished"');
    expectNoCanary(traces.requests);
  });
});

describe('the hunt itself', () => {
  it('finds a canary wherever one is planted', async () => {
    const page = await openContext();
    await page.goto(reader.launchAddress());
    await finishReading(page);
    const planted = 'CANARYabcdefghijkl';
    await page.evaluate(async (canary) => {
      await caches.open(canary);
      await (await navigator.storage.getDirectory()).getFileHandle(canary, { create: true });
      await new Promise((resolve) => {
        indexedDB.open(canary).onsuccess = resolve;
      });
      document.cookie = `x=${canary}`;
      localStorage.setItem('x', canary);
      sessionStorage.setItem('x', canary);
      document.title = canary;
      document.body.dataset['x'] = canary;
      window.name = canary;
      history.replaceState(canary, '', `#${canary}`);
      console.warn(canary);
    }, planted);
    const dump = await dumpDocument(page);
    const found = Object.keys(dump).filter((place) => canariesIn([dump[place] ?? '']).length > 0);
    expect(found.toSorted()).toEqual([
      'address',
      'caches',
      'cookies',
      'databases',
      'files',
      'history',
      'localStorage',
      'markup',
      'name',
      'sessionStorage',
      'title',
      'visited',
    ]);
    expect(new Set(canariesIn(traces.console))).toEqual(new Set([planted]));
  });

  it('sees every message of the worker, each admitted by the door', async () => {
    const page = await openContext();
    await page.goto(reader.launchAddress());
    await finishReading(page);
    const said: unknown = JSON.parse((await dumpDocument(page))['workerMessages'] ?? '');
    if (!Array.isArray(said)) throw new Error('expected a list of messages');
    expect(said.length).toBeGreaterThan(5);
    const rules = new Set(CORE_RULES.map(({ id }) => id));
    expect(said.filter((message) => admitMessage(message, rules) === undefined)).toEqual([]);
    expect(JSON.stringify(said)).toMatch(/"rule":"\w/); // combinations were among them
    expect(JSON.stringify(said)).toMatch(/"textVisits":[1-9]/); // and topics that words named
    expect(JSON.stringify(said)).toMatch(/"extent":"all","rows":\[\{/); // and what was sent
  });
});

describe('the token and the code', () => {
  it('are in no address, no storage and no history of the page', async () => {
    const page = await openContext();
    const tokens: string[] = [];
    context.on('response', (response) => {
      if (response.url().endsWith('/oauth/token')) {
        void response.json().then((body: unknown) => tokens.push(JSON.stringify(body)));
      }
    });
    await page.goto(reader.launchAddress());
    await finishReading(page);
    const token = /"access_token":"([^"]+)"/.exec(tokens.join(''))?.[1];
    const code = traces.addresses.flatMap(
      (address) => new URL(address).searchParams.get('code') ?? [],
    )[0];
    expect(token?.length).toBeGreaterThan(20);
    expect(code?.length).toBeGreaterThan(10);
    const left = JSON.stringify(await dumpDocument(page));
    expect(left).not.toContain(token);
    expect(left).not.toContain(code);
    expect(left).not.toContain('foreword:authorizing');
    expect(traces.requests.filter((line) => line.includes(token ?? ''))).toEqual([]);
  });
});

async function openContext(): Promise<Page> {
  context = await reader.sit();
  traces = followTraces(context, reader.world.ehrUrl);
  await recordWorkers(context);
  return context.newPage();
}

async function appFrame(page: Page): Promise<Frame> {
  await page.waitForFunction(() => document.querySelector('iframe') !== null);
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('the pane holds no document');
  await frame.waitForURL(/app\.html/);
  return frame;
}

/** Not a byte is kept, of patients or of anything else. */
const NOTHING_KEPT = {
  localStorage: '[]',
  sessionStorage: '[]',
  databases: '[]',
  caches: '[]',
  files: '[]',
  cookies: '',
  name: '',
};

function expectNoCanary(place: readonly string[] | Readonly<Record<string, string>>): void {
  expect(canariesIn(Object.values(place))).toEqual([]);
}
