import type { BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AIRLOCK_WORD } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { expectSound } from '../journey/a-learner.ts';
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
      globalThis.BroadcastChannel = class extends BroadcastChannel {
        constructor(name: string) {
          super(name);
          this.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard.push(data));
        }
      };
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
    const heardAt = (where: Page) => where.evaluate<unknown>('heardFromAirlock');
    await expect.poll(() => heardAt(page)).not.toEqual([]);
    const heard = await heardAt(page);
    if (!Array.isArray(heard)) throw new Error('expected a list of words');
    expect(heard.filter((word) => admit(AIRLOCK_WORD, word) === undefined)).toEqual([]);
    expect(await heardAt(airlock)).toEqual([]); // the page says nothing there
  });
});

describe('the way out to a source', () => {
  it.each([320, 420, 1200])(
    'at %i px is named before it is taken, fits, and by keyboard carries no referrer, no opener and nothing of ours',
    async (width) => {
      const seat = await reader.sit({ viewport: { width, height: 800 }, colorScheme: 'dark' });
      const asked: Request[] = [];
      await seat.route(/^https:/, async (route) => {
        if (route.request().isNavigationRequest()) asked.push(route.request());
        await route.fulfill({ contentType: 'text/html', body: '<h1>The publisher</h1>' });
      });
      const page = await seat.newPage();
      await page.goto(reader.launchAddress());
      await finishReading(page);
      await page.getByRole('button', { name: 'Try the question' }).first().click();
      await page.getByRole('button', { name: /bottom line/i }).click();
      const [airlock] = await Promise.all([
        seat.waitForEvent('page'),
        page.locator('a[target=_blank]').first().click(),
      ]);
      const way = airlock.getByRole('link', { name: /^Continue to / });
      await way.waitFor();
      const address = new URL((await way.getAttribute('href')) ?? '');
      await airlock.getByText(`${address.host} will see your network’s address`).waitFor();
      await expectSound(airlock);
      expect(asked).toEqual([]); // nothing is asked of it before the reader goes

      await airlock.keyboard.press('Tab');
      await airlock.keyboard.press('Enter');
      await airlock.getByRole('heading', { name: 'The publisher' }).waitFor();
      expect(asked.map((request) => request.url())).toEqual([address.href]);
      expect(await asked[0]?.allHeaders()).not.toHaveProperty('referer');
      expect(await airlock.evaluate(() => document.referrer)).toBe('');
      expect(await airlock.evaluate(() => window.opener === null)).toBe(true);

      await airlock.goBack();
      await airlock.getByRole('heading', { name: 'No source to go to' }).waitFor();
      expect(airlock.url()).not.toContain('#');
      await seat.close();
    },
  );
});
