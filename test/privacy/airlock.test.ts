import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AIRLOCK_WORD } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { finishReading, seatReader } from '../support/reader.ts';

let reader: Awaited<ReturnType<typeof seatReader>>;
let context: BrowserContext;

beforeAll(async () => {
  reader = await seatReader();
});
afterAll(async () => {
  await context.close();
  await reader.leave();
});

describe('what the airlock says to the page', () => {
  it('is a step, a place in the pack and a number of files, and nothing else', async () => {
    context = await reader.sit();
    const page = await context.newPage();
    await context.addInitScript(() => {
      const heard: unknown[] = [];
      Object.defineProperty(globalThis, 'heardFromAirlock', { value: heard });
      const channel = new BroadcastChannel(
        `foreword:airlock:${location.pathname.replace(/[^/]*$/, '')}`,
      );
      channel.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
    });
    await page.goto(reader.launchAddress());
    await finishReading(page);
    await page.getByRole('button', { name: 'Try the question' }).first().click();
    await page.getByRole('button', { name: /bottom line/i }).click();
    const [airlock] = await Promise.all([
      context.waitForEvent('page'),
      page.locator('a[target=_blank]').first().click(),
    ]);
    await airlock.getByRole('link', { name: /^Continue to / }).waitFor();
    await page.waitForFunction('heardFromAirlock.length > 0');
    const heard = await page.evaluate<unknown>('heardFromAirlock');
    if (!Array.isArray(heard)) throw new Error('expected a list of words');
    expect(heard.filter((word) => admit(AIRLOCK_WORD, word) === undefined)).toEqual([]);
    // the page says nothing there: what is heard at the airlock is the airlock's own
    const said = await airlock.evaluate<unknown>('heardFromAirlock');
    expect(said).toEqual(heard);
  });
});
