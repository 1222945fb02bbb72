import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FRIDAY_MORNING } from '../support/world.ts';
import type { Conditions, RequestRow, SlowSandbox } from './slow-sandbox.ts';

/** One reading of a day by the app. All in milliseconds. */
export interface DayRead {
  /** From asking for the page to a card that needs no chart. */
  readonly chartFreeCard: number;
  /** From the token response on: a card on screen that visits chose, the first horizon read whole, and the last word of the worker. */
  readonly firstCard: number;
  readonly brief: number;
  readonly day: number;
  /** What reached the FHIR server after the token, until the brief and until the end. */
  readonly untilBrief: readonly RequestRow[];
  readonly untilEnd: readonly RequestRow[];
  /** Visits of the brief, and of the whole day, as the app says it read them. */
  readonly briefVisits: number;
  readonly visits: number;
}

/** Conditions, and what is done to a page before it opens the app. */
export interface Watched extends Conditions {
  readonly before?: (context: BrowserContext, page: Page) => Promise<void>;
}

/** Opens the app in a fresh context and waits until the worker has said its last word. Nothing of the app is changed for it. */
export async function watchDay(
  browser: Browser,
  sandbox: SlowSandbox,
  { before, ...conditions }: Watched,
): Promise<DayRead> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  try {
    await markTimes(context, FRIDAY_MORNING.getTime());
    const page = await context.newPage();
    await before?.(context, page);
    const log = sandbox.begin(conditions);
    await page.goto(sandbox.launchUrl());
    return dayOf(await marksOf(page), log);
  } finally {
    await context.close();
  }
}

interface Marks {
  readonly asked: number;
  readonly chartFree: number;
  readonly signals: number;
  readonly card: number;
  readonly end: number;
  readonly last: string;
  readonly briefVisits: number;
  readonly visits: number;
}

const LONGEST = 120_000; // ms

async function marksOf(page: Page): Promise<Marks> {
  const isDone = () => {
    const marks: unknown = Reflect.get(globalThis, 'benchMarks');
    return typeof marks === 'object' && marks !== null && 'end' in marks && 'card' in marks;
  };
  await page.waitForFunction(isDone, undefined, { timeout: LONGEST, polling: 200 });
  const marks = await page.evaluate<Marks>('globalThis.benchMarks');
  if (marks.last !== 'finished') throw new Error(`the worker ended with ${marks.last}`);
  return marks;
}

/** Times of what the page sees, in milliseconds since 1970; and the clock of the page held at the clinic's morning. */
async function markTimes(context: BrowserContext, now: number): Promise<void> {
  await context.addInitScript((fixed) => {
    const marks: Record<string, unknown> = {};
    Object.defineProperty(globalThis, 'benchMarks', { value: marks });
    const mark = (name: string, value: unknown = performance.timeOrigin + performance.now()) => {
      if (!(name in marks)) marks[name] = value;
    };
    const [navigation] = performance.getEntriesByType('navigation');
    mark(
      'asked',
      performance.timeOrigin +
        (navigation instanceof PerformanceNavigationTiming ? navigation.fetchStart : 0),
    );
    const look = () => {
      if (!('chartFree' in marks) && document.querySelector('article') !== null) mark('chartFree');
      if ('card' in marks || !('firstWord' in marks)) return;
      const reasons = [...document.querySelectorAll('article details.why summary')];
      const chosen = reasons.filter(
        (reason) => !reason.textContent.includes('not chosen by your schedule'),
      );
      if (chosen.length > 0) mark('card');
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    globalThis.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        this.addEventListener('message', ({ data }: MessageEvent<Record<string, unknown>>) => {
          const { type, readable, whole } = data;
          if (type === 'signals' && readable !== 0) mark('firstWord');
          if (type === 'signals' && readable !== 0 && whole === true) {
            mark('signals');
            mark('briefVisits', readable);
            marks['visits'] = Math.max(Number(marks['visits'] ?? 0), Number(readable));
          }
          if (type !== 'finished' && type !== 'stopped') return;
          mark('end');
          mark('last', type);
        });
      }
    };
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, parts: unknown[]): Date => {
        const made: unknown = Reflect.construct(target, parts.length === 0 ? [fixed] : parts);
        return made instanceof RealDate ? made : new RealDate(fixed);
      },
      get: (target, name): unknown => (name === 'now' ? () => fixed : Reflect.get(target, name)),
    });
  }, now);
}

function dayOf(marks: Marks, log: readonly RequestRow[]): DayRead {
  const token = log.find(({ method, url }) => method === 'POST' && url.startsWith('/oauth/token'));
  if (token === undefined) throw new Error('no token was asked for');
  const after = log.filter(({ url, arrived }) => isFhir(url) && arrived >= token.ended);
  const before = (time: number) => after.filter(({ arrived }) => arrived <= time);
  return {
    chartFreeCard: marks.chartFree - marks.asked,
    brief: marks.signals - token.ended,
    firstCard: marks.card - token.ended,
    day: marks.end - token.ended,
    untilBrief: before(marks.signals).filter(({ ended }) => ended <= marks.signals),
    untilEnd: before(marks.end),
    briefVisits: marks.briefVisits,
    visits: marks.visits,
  };
}

function isFhir(url: string): boolean {
  return /^\/fhir(?:\/(?!\.well-known)|$)/.test(url);
}
