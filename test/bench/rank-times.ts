import type { Browser } from 'playwright-core';
import { median } from './median.ts';
import type { RankTimes } from './pages/rank.ts';

/** Ranking 120 topics against 1,000 cards, in Chromium; milliseconds. */
export interface RankResult {
  readonly median: number;
  /** Nineteen of twenty rankings took no longer. */
  readonly p95: number;
  /** The median with 20,000 entries in the learner's record. */
  readonly withHistory: number;
  /** The median of reading the same pack as JSON: what the machine is to be measured by. */
  readonly justJson: number;
}

const RUNS = 100;

/** Measures in the bench's page at this address, once warm. */
export async function rankTimes(browser: Browser, address: string): Promise<RankResult> {
  const page = await browser.newPage();
  await page.goto(address);
  const run = (runs: number) => page.evaluate<RankTimes>(`rankThousand(${runs})`);
  await run(RUNS / 5);
  const { plain, withHistory, justJson } = await run(RUNS);
  await page.close();
  const ordered = plain.toSorted((a, b) => a - b);
  return {
    median: median(plain),
    p95: ordered[Math.floor(0.95 * ordered.length)] ?? Number.NaN,
    withHistory: median(withHistory),
    justJson: median(justJson),
  };
}
