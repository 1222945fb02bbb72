import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox } from '#sandbox/run.ts';
import { all } from '#sandbox/ehr/meddles.ts';
import { launchBrowser } from '../support/browser.ts';
import { SINGLY } from '../support/faults.ts';
import { expectText } from '../support/reader.ts';
import { FRIDAY_MORNING, fridayClinic } from '../support/world.ts';

/*
 * A reader at 420 px whose EHR takes 300 ms for each request and preflight, and takes no batch. What stands on the page is written down
 * twenty times a second, from the first moment until the session's visits are read.
 */

const LATENCY = 300; // ms

async function openSlowly() {
  const clinic = fridayClinic();
  const [browser, world] = await Promise.all([
    launchBrowser(),
    startSandbox({
      ehrPort: 0,
      appPort: 0,
      clinic,
      today: '2026-11-20',
      built: 'dist/build',
      meddle: all(SINGLY, async (_, answer) => {
        await new Promise((resolve) => setTimeout(resolve, LATENCY));
        return answer();
      }),
    }),
  ]);
  const context = await browser.newContext({ viewport: { width: 420, height: 900 } });
  await context.clock.setFixedTime(FRIDAY_MORNING);
  await context.addInitScript(watchPage);
  const clinician = clinic.clinicians[1]?.id ?? '';
  return {
    page: await context.newPage(),
    address: world.launchUrl('sandbox-minimal', { clinician, patient: null }),
    leave: () => Promise.all([browser.close(), world.close()]),
  };
}

/** One look at the page. */
interface Look {
  readonly address: string;
  /** What a reader can see, in one line. */
  readonly text: string;
  /** What stands beside each progress bar. */
  readonly bars: readonly string[];
  /** What is said of how much was read. */
  readonly said: string;
  /** Headings of the cards, from the top, each with why it is there. */
  readonly cards: readonly string[];
  /** Where the first card begins, in pixels from the top. */
  readonly top: number;
}

/** Runs in the page. */
function watchPage(): void {
  const looks: Look[] = [];
  Object.defineProperty(globalThis, 'looks', { value: looks });
  const textOf = (element: Element | null) =>
    element instanceof HTMLElement ? element.innerText.replace(/\s+/g, ' ').trim() : '';
  const look = () => {
    looks.push({
      address: location.pathname,
      text: textOf(document.body),
      bars: [...document.querySelectorAll('progress')].map((bar) => textOf(bar.parentElement)),
      said: textOf(document.querySelector('.readable > p')),
      cards: [...document.querySelectorAll('article')].map(
        (card) =>
          `${textOf(card.querySelector('h2'))} Why: ${textOf(card.querySelector('.why summary'))}`,
      ),
      top: Math.round(document.querySelector('article')?.getBoundingClientRect().top ?? 0),
    });
  };
  addEventListener('DOMContentLoaded', () => {
    look();
    setInterval(look, 50);
  });
}

let slow: Awaited<ReturnType<typeof openSlowly>>;
let looks: readonly Look[];

beforeAll(async () => {
  slow = await openSlowly();
  await slow.page.goto(slow.address);
  await expectText(slow.page, '.readable', /^\d+ of \d+ visits readable\./);
  looks = await looksOf(slow.page);
}, 90_000);
afterAll(async () => {
  await slow.leave();
});

async function looksOf(page: Page): Promise<readonly Look[]> {
  return page.evaluate<Look[]>('globalThis.looks');
}

it('never sees a blank page', () => {
  expect(looks.length).toBeGreaterThan(60);
  expect(looks.filter(({ text }) => text === '')).toEqual([]);
});

it('never sees a progress bar without words beside it', () => {
  const bars = looks.flatMap((look) => look.bars);
  expect(bars.length).toBeGreaterThan(20);
  expect(bars.filter((words) => !/\w{3}/.test(words))).toEqual([]);
});

it('is told how many visits are read so far, then how many of all, and never of an empty clinic', () => {
  const said = looks.map((look) => look.said).filter((words) => words !== '');
  const counts = said.flatMap((words) => {
    const [, readable, found] = /^(\d+) of (\d+) visits/.exec(words) ?? [];
    return readable === undefined || found === undefined ? [] : [[Number(readable), Number(found)]];
  });
  expect(said.filter((words) => /^\d+ of \d+ visits read so far\./.test(words))).not.toEqual([]);
  expect(said.at(-1)).toMatch(/^\d+ of \d+ visits readable\./);
  expect(said.filter((words) => words.startsWith('No '))).toEqual([]);
  counts.forEach(([readable = 0, found = 0], place) => {
    const [before = 0, of = found] = counts[place - 1] ?? [];
    expect(readable).toBeGreaterThanOrEqual(before);
    expect(readable).toBeLessThanOrEqual(found);
    expect(found).toBe(of);
  });
});

it('keeps the first card that visits chose in its place when the others are read', () => {
  const since = looks.findIndex(({ said }) => said.includes('so far'));
  expect(since).toBeGreaterThan(-1);
  const firsts = looks.slice(since).map(({ cards, top }) => ({ card: cards[0] ?? '', top }));
  expect(new Set(firsts.map(({ card }) => card.split(' Why: ')[0])).size).toBe(1);
  expect(firsts.filter(({ card }) => card.includes('not chosen by your schedule'))).toEqual([]);
  expect(new Set(firsts.map(({ top }) => top)).size).toBe(1);
});

it('has a card to read before any chart was read', () => {
  const before = looks.findIndex(({ said }) => said !== '');
  expect(looks.slice(0, before).some(({ cards }) => cards.length > 0)).toBe(true);
});
