import { isPolicyEnforced } from '#boundary/enforced-policy.ts';
import { isObject } from '#boundary/guards.ts';
import {
  admitMessage,
  type OpenCalendar,
  parseRulesMessage,
  type RulesToFire,
  type StartReading,
} from '#boundary/messages.ts';
import { problem } from '#boundary/problem.ts';
import { isPurpose } from '#boundary/purpose.ts';
import { awaitsCalendar, type Ladder } from '#boundary/schedule-policy.ts';
import { parseTenant } from '#boundary/tenant.ts';
import { type CalendarParts, readCalendar } from './calendar/read-calendar.ts';
import { createEgress, type Egress } from './egress.ts';
import { readForBrief } from './read-brief.ts';
import { readForReadiness } from './readiness/read-for-readiness.ts';
import * as conceptMaps from './signals/concept-map-tables.ts';
import * as drugTables from './signals/drug-tables.ts';
import * as findingTables from './signals/finding-tables.ts';
import * as textTables from './signals/text-tables.ts';
import { indexTables } from './signals/topic-indexes.ts';

/*
 * The PHI worker: read, derive, admit, post. Nothing but what door 1 admits leaves it, and no word of a thrown error:
 * whatever breaks is the one code `worker/defect`. It ends itself once it has said its last word; where a stop leaves the offer of a
 * calendar standing, that word waits for a file that gives visits, and the page ends the worker with the session.
 */

let started = false;
let ended = false;
/** Undefined until there is something to write down. */
let egress: Egress | undefined;
let isLedgerDue = false;
let ladder: Ladder | null = null;
/** True while the offer of a calendar stands. Nothing is sent any more. */
let isWaiting = false;
/** Undefined until reading has begun. */
let calendarParts: (() => CalendarParts) | undefined;
let told: RulesToFire | undefined;
let hear: (rules: RulesToFire) => void;
const rulesTold = new Promise<RulesToFire>((resolve) => {
  hear = resolve;
});

/** The first message starts, the second tells the rules of the packs; then nothing is heard but a calendar, where the offer of it stands. */
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!started) {
    started = true;
    void run(data);
  } else if (isCalendar(data)) {
    void openCalendar(data.file);
  } else if (told === undefined) {
    told = parseRulesMessage(data);
    if (told === undefined) stopForDefect();
    else hear(told);
  }
});

addEventListener('error', (event) => {
  event.preventDefault(); // unprevented, the page would be told its message
  stopForDefect();
});

addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  stopForDefect();
});

async function run(data: unknown): Promise<void> {
  try {
    if (!isPolicyEnforced(globalThis)) {
      say({ type: 'stopped', ...problem('worker', 'policy-missing') });
      return;
    }
    const start = parseStart(data);
    if (start === undefined) throw new Error('a first message that starts nothing');
    const sent = createEgress(start.tenant, sayLedgerSoon);
    egress = sent;
    const now = clockFrom(start.now);
    const lent = {
      say,
      fetchImpl: sent.watch((input, init) => fetch(input, init)), // `fetch` itself insists on its own `this`
      timing: {
        now,
        machineNow: () => performance.timeOrigin + performance.now(),
        wait,
        timeOut: (time: number) => AbortSignal.timeout(time),
        random,
      },
    };
    if (start.purpose === 'readiness') {
      await readForReadiness(start, lent);
      return;
    }
    const indexes = indexTables({ ...conceptMaps, ...drugTables, ...findingTables, ...textTables });
    const { timeZone } = start.tenant;
    calendarParts = () => ({ indexes, told: rulesTold, timeZone, now: now() });
    await readForBrief(start, { ...lent, indexes, told: rulesTold });
  } catch {
    stopForDefect();
  }
}

/** One file at a time, and none after one that gave visits. */
async function openCalendar(file: File): Promise<void> {
  if (!isWaiting || calendarParts === undefined) return;
  isWaiting = false;
  try {
    const read = await readCalendar(file, calendarParts());
    isWaiting = read.is === 'refused';
    const messages = read.is === 'read' ? read.messages : [{ type: 'calendar', end: read.end }];
    messages.forEach(say);
  } catch {
    stopForDefect();
  }
}

function isCalendar(data: unknown): data is OpenCalendar<File> {
  return isObject(data) && data['type'] === 'calendar' && data['file'] instanceof File;
}

/** Door 1, on this side. */
function say(candidate: unknown): void {
  if (ended) return;
  const message = admitMessage(candidate, new Set(told?.rules.map(({ id }) => id)));
  if (message === undefined) throw new Error('a message that the door refuses');
  const isLast = message.type === 'finished' || message.type === 'stopped';
  if (message.type === 'ladder') ladder = message;
  if (isLast) sayLedger('all');
  postMessage(message);
  if (!isLast) return;
  isWaiting = message.type === 'stopped' && awaitsCalendar(ladder, message);
  if (isWaiting) return;
  ended = true;
  close();
}

/** A ledger that the door refuses is left unsaid: without its last word the page calls it cut off. */
function sayLedger(extent: 'so-far' | 'all'): void {
  if (ended) return;
  const ledger = admitMessage(egress?.toSay(extent) ?? { type: 'ledger', extent, rows: [] });
  if (ledger !== undefined) postMessage(ledger);
}

/** Once for all that is sent within a second: reading waits for none of it. */
function sayLedgerSoon(): void {
  if (isLedgerDue) return;
  isLedgerDue = true;
  setTimeout(() => {
    isLedgerDue = false;
    if (!isWaiting) sayLedger('so-far');
  }, LEDGER_PACE);
}

const LEDGER_PACE = 1000; // ms

function stopForDefect(): void {
  say({ type: 'stopped', ...problem('worker', 'defect') });
}

function parseStart(data: unknown): StartReading | undefined {
  if (!isObject(data) || data['type'] !== 'start') return undefined;
  const { purpose, code, codeVerifier, redirectUri, now } = data;
  const tenant = parseTenant(data['tenant']);
  return tenant !== undefined &&
    isPurpose(purpose) &&
    typeof code === 'string' &&
    typeof codeVerifier === 'string' &&
    typeof redirectUri === 'string' &&
    typeof now === 'number' &&
    Number.isFinite(now)
    ? { type: 'start', purpose, tenant, code, codeVerifier, redirectUri, now }
    : undefined;
}

/** The page's clock, carried on by elapsed time: a test or a wrong clock moves both sides alike. */
function clockFrom(start: number): () => number {
  const origin = performance.now();
  return () => start + Math.trunc(performance.now() - origin);
}

/** From 0 to 1. */
function random(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
