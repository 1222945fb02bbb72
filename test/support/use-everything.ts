import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Touches what a reader can touch, so that whatever it would write is written; gives back what the Privacy page shows and hands over. */
export async function useEverything(page: Page): Promise<readonly string[]> {
  for (const summary of await page.locator('summary').all()) await summary.click();
  for (const name of ['Next 7 days', '15 minutes']) await page.getByRole('radio', { name }).check();
  await page.getByRole('button', { name: 'Done' }).first().click();
  await page.keyboard.press('1');
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: 'Egress ledger' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take the ledger as a file' }).click(),
  ]);
  const file = readFileSync(await download.path(), 'utf8');
  if (!file.includes('foreword-egress-ledger')) throw new Error('expected the ledger');
  return [await page.content(), file, download.suggestedFilename()];
}
