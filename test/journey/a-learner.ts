import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import { finishReading, type seatReader } from '../support/reader.ts';

export const PASSPHRASE = 'seven slow tractors';

type Reader = Awaited<ReturnType<typeof seatReader>>;

/** A brief read to its end, in a new window of this browser. */
export async function openBrief(
  reader: Reader,
  context: BrowserContext,
  launch: string = reader.launchAddress(),
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(launch);
  await finishReading(page);
  return page;
}

/** Marks the first card as done, and gives back its title. */
export async function markFirst(page: Page): Promise<string> {
  const first = page.getByRole('article').first();
  const title = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
  return title;
}

/** Answers yes, with a passphrase. */
export async function remember(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Yes, with a passphrase' }).click();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByLabel('Again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Remember', exact: true }).click();
  await page.getByText('Your learning is remembered on this computer').waitFor();
}

/** Opens the record with its passphrase. */
export async function openRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open my record' }).first().click();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('Your record is open').waitFor();
}

/** Waits for what a click hands over, as text. */
export async function handedOver(page: Page, click: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return download;
}

/** Ends a session in which nothing would be lost. */
export async function endSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End session' }).first().click();
  await page.waitForURL(/\/ended\.html$/);
}

/** Axe finds nothing, and nothing runs over. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const { width = 0 } = page.viewportSize() ?? {};
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
}
