import type { BrowserContext } from 'playwright-core';
import type { AttackSite } from './attack-site.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { type Collector, startCollector } from './collector.ts';
import type { Aim } from './hostile/aim.ts';
import { ANYWHERE, WORKER_ONLY } from './hostile/anywhere-vectors.ts';
import { MEANT } from './hostile/meant-vectors.ts';
import { DOCUMENT_ONLY } from './hostile/document-vectors.ts';
import { ELEMENTS } from './hostile/element-vectors.ts';
import { IS_APART } from './namespace.ts';
import { readNetLog } from './net-log.ts';

/** Where hostile code stands. A framed page is one the EHR shows beside its list. */
export const PLACES = [
  'page',
  'framed',
  'launch',
  'airlock',
  'ended',
  'forgotten',
  'readiness',
  'phi-worker',
  'script',
] as const;
export type Place = (typeof PLACES)[number];

/** One attempt: where, by what, against which site. */
export interface Attempt {
  readonly site: AttackSite;
  /** Tells sites apart in what is found. */
  readonly run: string;
  readonly place: Place;
  /** All that the place can try, unless told. */
  readonly vectors?: readonly string[];
}

/** What got out: names of attempts, each with the ways it was seen by. */
export type Leaks = ReadonlyMap<string, ReadonlySet<string>>;

const OF_DOCUMENTS = [...ANYWHERE, ...ELEMENTS, ...DOCUMENT_ONLY];
const OF_WORKERS = [...ANYWHERE, ...WORKER_ONLY];

/** Every vector, by name. */
export const VECTORS = new Map([...OF_DOCUMENTS, ...OF_WORKERS].map((each) => [each.name, each]));

const ALONE = new Set(
  [...VECTORS.values(), ...MEANT].filter(({ alone }) => alone).map(({ name }) => name),
);

/** Names of the vectors a place can try. */
export function vectorsOf(place: Place): readonly string[] {
  const isWorker = place === 'phi-worker' || place === 'script';
  // What is there for a worker to take to its own host is with the PHI worker only.
  return (isWorker ? OF_WORKERS : OF_DOCUMENTS)
    .map(({ name }) => name)
    .filter((name) => !(ALLOWED[place] ?? []).includes(name));
}

/** What a place is let do on purpose: no leak. */
const ALLOWED: Partial<Readonly<Record<Place, readonly string[]>>> = {
  // It must be able to go where the EHR sends it to authorize. There is nothing of a patient to take along.
  launch: ['location-redirect-by-ehr'],
};

/** The name of an attempt in what is found. */
export function labelOf(run: string, place: Place, vector: string): string {
  return `xq-${vector}-${place}-${run}-qx`;
}

/** Has all attempts made in one browser, and reads from its NetLog, and where there is one from the collector, what got out. */
export async function leaksOf(attempts: readonly Attempt[]): Promise<Leaks> {
  const collector = IS_APART ? await startCollector() : undefined;
  const browser = await startChromium();
  const addresses = new Map<string, string>();
  const sittings = attempts.flatMap((attempt) => sittingsOf(attempt, addresses));
  await eachOf(sittings, (sitting) => sit(browser.context, sitting));
  await pause(1_500);
  await browser.close();
  const leaks = gathered({ browser, collector, attempts, addresses });
  browser.forget();
  await collector?.close();
  return leaks;
}

interface Sitting {
  readonly attempt: Attempt;
  readonly vectors: readonly string[];
  readonly aims: Readonly<Record<string, Aim>>;
}

/** Vectors that take their document away sit alone. */
function sittingsOf(attempt: Attempt, addresses: Map<string, string>): readonly Sitting[] {
  const { place, run, site } = attempt;
  const vectors = attempt.vectors ?? vectorsOf(place);
  const aims = Object.fromEntries(
    vectors.map((vector) => {
      const label = labelOf(run, place, vector);
      const number = addresses.size + 1;
      const ip = `198.18.${String(number >> 8)}.${String(number & 255)}`;
      addresses.set(ip, label);
      return [vector, { label, host: `${label}.attacker.test`, ip, own: site.own, ehr: site.ehr }];
    }),
  );
  const alone = vectors.filter((name) => ALONE.has(name));
  const together = vectors.filter((name) => !alone.includes(name));
  const groups = [...alone.map((name) => [name]), ...chunks(together, 16)];
  return groups.map((group) => ({
    attempt,
    vectors: group,
    aims: Object.fromEntries(
      group.flatMap((name) => {
        const aim = aims[name];
        return aim === undefined ? [] : [[name, aim]];
      }),
    ),
  }));
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

const DOCUMENT_OF: Readonly<Record<Place, string>> = {
  page: 'app.html',
  framed: 'app.html',
  launch: 'index.html',
  airlock: 'go.html',
  ended: 'ended.html',
  forgotten: 'forgotten.html',
  readiness: 'readiness.html',
  'phi-worker': 'app.html',
  script: 'app.html',
};

const WORKER_OF: Partial<Readonly<Record<Place, string>>> = {
  'phi-worker': 'assets/phi-worker-hostile.js',
  script: 'assets/hostile-worker.js',
};

/** Opens the place in a window, touches it once, and gives it time. */
async function sit(context: BrowserContext, { attempt, vectors, aims }: Sitting): Promise<void> {
  const { site, place } = attempt;
  const worker = WORKER_OF[place];
  const orders = { vectors, aims, worker: worker === undefined ? null : site.own + worker };
  const address = `${site.own}${DOCUMENT_OF[place]}#${encodeURIComponent(JSON.stringify(orders))}`;
  const page = await context.newPage();
  const opened: { close: () => Promise<void> }[] = [];
  page.on('popup', (popup) => opened.push(popup));
  const shown = place === 'framed' ? `${site.ehr}/frame#${encodeURIComponent(address)}` : address;
  await page.goto(shown, { waitUntil: 'load' });
  if (place === 'framed') await pause(400);
  await page.mouse.click(600, 500);
  await pause(2_600);
  await Promise.all([page, ...opened].map((each) => each.close().catch(() => undefined)));
}

/** How many windows stand open at once. */
const AT_ONCE = 12;

export async function eachOf<T>(
  list: readonly T[],
  act: (each: T) => Promise<void>,
): Promise<void> {
  const left = [...list];
  const take = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

interface Traces {
  readonly browser: Chromium;
  readonly collector: Collector | undefined;
  readonly attempts: readonly Attempt[];
  readonly addresses: ReadonlyMap<string, string>;
}

const LABEL = /xq-[a-z0-9-]+?-qx(?=\.attacker\.test)/g;
const ADDRESS = /\b198\.18\.\d+\.\d+\b/g;

/** What in a NetLog means that something left, not only that something was wanted. */
const LEFT = /^(HOST_RESOLVER|DNS_|TCP_CONNECT|SSL_|SOCKET|QUIC|UDP_BYTES_SENT)/;

function gathered({ browser, collector, attempts, addresses }: Traces): Leaks {
  const leaks = new Map<string, Set<string>>();
  const note = (label: string | undefined, way: string) => {
    if (label !== undefined) leaks.set(label, (leaks.get(label) ?? new Set()).add(way));
  };
  for (const { type, params } of readNetLog(browser.netLog)) {
    if (!LEFT.test(type)) continue;
    const text = JSON.stringify(params);
    for (const [label] of text.matchAll(LABEL)) note(label, `NetLog ${type}`);
    for (const [address] of text.matchAll(ADDRESS)) note(addresses.get(address), `NetLog ${type}`);
  }
  for (const [what, ways] of collector?.arrived ?? []) {
    const label = what.replace(/\.attacker\.test$/, '');
    for (const way of ways) note(what === label ? addresses.get(what) : label, way);
  }
  for (const { site } of attempts) for (const label of site.arrived) note(label, 'HTTP');
  return leaks;
}
