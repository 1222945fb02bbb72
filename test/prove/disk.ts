import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { listenOn } from '#sandbox/listen.ts';
import { recordWorkers } from '../support/traces.ts';
import { CANARIES, type Needle, needlesFor } from './canaries.ts';
import { type Chromium, DOWNLOADS, startChromium } from './chromium.ts';
import type { Proof, Row } from './proof.ts';
import { type Hit, scanDisk } from './scan-disk.ts';
import {
  endSession,
  newWindow,
  openPrivacy,
  openSource,
  PASSPHRASE,
  readBrief,
  rememberAndTakeAlong,
  type Seat,
  startSeat,
} from './session.ts';

/** What an EHR could send that would have a browser keep its answers. */
const HOSTILE_CACHING = {
  'cache-control': 'public, max-age=31536000, immutable',
  etag: '"kept"',
  'last-modified': 'Sat, 01 Jan 2000 00:00:00 GMT',
} as const;

const LEAST_FIELDS = 20;

/** Proof 3: the browser’s profile after a close and after a kill holds no field of a patient, no token and no topic of the schedule. */
export async function proveDisk(): Promise<Proof> {
  const control = await scanControl();
  const closed = await scanAfter('close', control);
  const killed = await scanAfter('kill', control);
  const hits = closed.hits.length + killed.hits.length;
  return {
    rows: [closed.row, killed.row, control.row],
    figures: { diskHits: hits },
  };
}

interface Scanned {
  readonly hits: readonly Hit[];
  readonly row: Row;
}

async function scanAfter(end: 'close' | 'kill', control: Control): Promise<Scanned> {
  const seat = await startSeat({ headers: HOSTILE_CACHING, singly: true });
  const browser = await startChromium();
  await recordWorkers(browser.context);
  const page = await newWindow(browser.context);
  await readBrief(page, seat);
  const topics = await topicsSaid(page);
  await openPrivacy(page);
  await openSource(page);
  await rememberAndTakeAlong(page);
  if (end === 'close') await endSession(page);
  await pause(2_000); // what is written is written by then, or at the end
  await browser[end]();
  await seat.world.close();
  const fields = canaryFields(seat);
  const needles = [
    ...CANARIES,
    ...[...seat.tokens].flatMap((each) => needlesFor('token', each)),
    ...needlesFor('passphrase', PASSPHRASE),
  ];
  const hits = [...scanDisk(browser.profile, needles), ...scanTopics(browser, topics, control)];
  const kept = keptIn(browser);
  browser.forget();
  const isTelling =
    fields >= LEAST_FIELDS && seat.tokens.size > 0 && topics.length > 5 && kept.isWhole;
  return {
    hits,
    row: {
      what: `profile after ${end === 'close' ? 'the end of a session and a close' : 'SIGKILL in a session'}: ${String(fields)} kinds of field, ${String(seat.tokens.size)} token, ${String(topics.length)} topics`,
      found: `${String(hits.length)} hits, with ${kept.words} on the disk${places(hits)}`,
      isSound: hits.length === 0 && isTelling,
    },
  };
}

/** A record of this learner and a file of it must be there, or nothing was tried. */
function keptIn({ profile }: Chromium): { readonly isWhole: boolean; readonly words: string } {
  const databases = join(profile, 'Default/IndexedDB');
  const record = existsSync(databases) ? readdirSync(databases).length : 0;
  const downloads = join(profile, DOWNLOADS);
  const files = existsSync(downloads) ? readdirSync(downloads) : [];
  return {
    isWhole: record > 0 && files.length > 0,
    words: `${record > 0 ? 'a remembered record' : 'no record'} and ${String(files.length)} file taken along`,
  };
}

/** Kinds of field, as paths without places in lists, that carried a canary in what the EHR answered. */
function canaryFields({ answered }: Seat): number {
  const kinds = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      if (/CANARY[a-z2-7]{12}/.test(value)) kinds.add(path);
    } else if (Array.isArray(value))
      value.forEach((each) => {
        walk(each, path);
      });
    else if (typeof value === 'object' && value !== null) {
      const type: unknown = Reflect.get(value, 'resourceType');
      const from = typeof type === 'string' ? type : path;
      for (const [key, each] of Object.entries(value)) walk(each, `${from}.${key}`);
    }
  };
  for (const text of answered) {
    try {
      walk(JSON.parse(text), '');
    } catch {
      // an address
    }
  }
  return kinds.size;
}

/** Topics of the schedule, as the worker said them. */
async function topicsSaid(page: Page): Promise<readonly string[]> {
  const said = await page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'workerMessages')));
  return [...new Set([...said.matchAll(/"topic":"([a-z0-9-]+)"/g)].map(([, id = '']) => id))];
}

/**
 * The pack in the cache names every topic, chosen or not. So a topic counts where only something chosen could have put it: beside a
 * count as in the worker's messages anywhere, or by its name in a file that is not of the caches and where a browser without us has none.
 */
function scanTopics(
  { profile }: Chromium,
  topics: readonly string[],
  control: Control,
): readonly Hit[] {
  const any = topics.join('|');
  const beside: readonly Needle[] = [
    {
      what: 'topic with a count',
      encoding: 'UTF-8',
      pattern: new RegExp(`topic.{1,5}(?:${any}).{1,5}visits`, 'gs'),
    },
  ];
  const named = topics
    .filter((topic) => topic.includes('-') && !control.words.includes(topic))
    .flatMap((topic) => needlesFor('topic', topic).filter(({ encoding }) => encoding !== 'base64'));
  return [
    ...scanDisk(profile, beside),
    ...scanDisk(profile, named).filter(({ file }) => !/\/(Cache_Data|Code Cache)\//.test(file)),
  ];
}

interface Control {
  readonly row: Row;
  /** Names with hyphens that a browser without us has on its disk. */
  readonly words: string;
}

/** Ways in which a page of no zone leaves something on the disk: each must be found. */
const WAYS = ['plainplainpl', 'gzipgzipgzip', 'brotlibrotli', 'deflatedefla'] as const;
const STORED = ['indexedindex', 'storagestora', 'titletitleti', 'basebasebase'] as const;

async function scanControl(): Promise<Control> {
  const host = await listenOn(0);
  host.answerWith(({ url = '' }, response) => {
    const way = WAYS.find((each) => url === `/${each}`);
    const body = Buffer.from(`${'filler '.repeat(400)}CANARY${way ?? ''} and more`);
    response.setHeader('cache-control', HOSTILE_CACHING['cache-control']);
    response.setHeader('content-type', 'text/html');
    if (way === 'gzipgzipgzip') response.setHeader('content-encoding', 'gzip').end(gzipSync(body));
    else if (way === 'brotlibrotli') {
      response.setHeader('content-encoding', 'br').end(brotliCompressSync(body));
    } else response.end(way === undefined ? '<title>control</title>' : body);
  });
  const origin = `http://localhost:${String(host.port)}`;
  const browser = await startChromium();
  const page = await browser.context.newPage();
  await page.goto(origin);
  await page.evaluate(plant, { ways: WAYS, stored: STORED });
  await pause(2_000);
  await browser.close();
  await host.close();
  const found = new Set(scanDisk(browser.profile, CANARIES).map(({ as, text }) => `${as} ${text}`));
  const seen = [...found].join(' ');
  const missed = [...WAYS.filter((way) => way !== 'deflatedefla'), ...STORED].filter(
    (mark) => !isSeen(seen, mark),
  );
  const words = scanDisk(browser.profile, [
    { what: 'word', encoding: 'UTF-8', pattern: /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g },
  ]).map(({ text }) => text);
  browser.forget();
  return {
    words: [...new Set(words)].join(' '),
    row: {
      what: 'planted in a page without zones: cached plain, gzip and brotli; IndexedDB, storage, title, base64',
      found: missed.length === 0 ? 'all found' : `missed ${missed.join(', ')}`,
      isSound: missed.length === 0,
    },
  };
}

function isSeen(seen: string, mark: string): boolean {
  if (mark === 'basebasebase') return seen.includes('base64');
  return seen.includes(mark) || seen.includes(Buffer.from(mark, 'utf16le').toString('latin1'));
}

/** Runs in the page. */
async function plant({ ways, stored }: Planting): Promise<void> {
  for (const way of ways) await (await fetch(`/${way}`)).text();
  const [indexed, storage, title, base] = stored;
  await new Promise((resolve) => {
    const opening = indexedDB.open('control');
    opening.onupgradeneeded = () => opening.result.createObjectStore('x', { autoIncrement: true });
    opening.onsuccess = () => {
      const writing = opening.result.transaction('x', 'readwrite');
      writing
        .objectStore('x')
        .add({ a: `CANARY${indexed ?? ''}`, b: btoa(`1CANARY${base ?? ''}2`) });
      writing.oncomplete = resolve;
    };
  });
  localStorage.setItem('x', `CANARY${storage ?? ''}`);
  document.title = `CANARY${title ?? ''}`;
  history.pushState(null, '', '/x');
}

interface Planting {
  readonly ways: readonly string[];
  readonly stored: readonly string[];
}

function places(hits: readonly Hit[]): string {
  const kinds = new Set(
    hits.map(({ what, as, file }) => `${what} (${as}) in ${file.split('/').slice(3).join('/')}`),
  );
  return kinds.size === 0 ? '' : `: ${[...kinds].slice(0, 6).join('; ')}`;
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
