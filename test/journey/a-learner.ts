import type { BrowserContext, Download, Locator, Page } from 'playwright-core';
import { expectText, finishReading, seatReader } from '../support/reader.ts';
import type { Reader } from '../support/seat-for-file.ts';
import { shortClinic } from '../support/short-clinic.ts';

export { expectSound } from '../support/sound.ts';

export const PASSPHRASE = 'seven slow tractors';

/** A reader whose brief is read in a moment: what is learned and kept is the same after four visits as after forty. */
export async function seatLearner() {
  return seatReader({ clinic: shortClinic(), at: 'sandbox-minimal' });
}

/** A brief read to its end, in a new window of this browser. */
export async function openBrief(
  reader: Pick<Reader, 'launchAddress'>,
  context: BrowserContext,
  launch: string = reader.launchAddress(),
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(launch);
  await finishReading(page);
  return page;
}

/** A page, or a frame within one. */
type Shown = Pick<Page, 'getByRole' | 'getByLabel' | 'getByText'>;

/** Marks the first card as done, and gives back its title. */
export async function markFirst(page: Shown): Promise<string> {
  const first = page.getByRole('article').first();
  const title = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
  return title;
}

/** Answers yes, with a passphrase. */
export async function remember(page: Shown): Promise<void> {
  await page.getByRole('button', { name: 'Yes, with a passphrase' }).click();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByLabel('Again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Remember', exact: true }).click();
  await page.getByText('Your learning is remembered on this computer').first().waitFor();
}

/** Opens the record with its passphrase. */
export async function openRecord(page: Shown): Promise<void> {
  await page.getByRole('button', { name: 'Open my record' }).first().click();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('Your record is open').waitFor();
}

/** Gives the page a file of a record, with its passphrase. */
export async function bringBack(page: Page, file: RecordFile): Promise<void> {
  await page.getByLabel('Bring a record back').setInputFiles(file);
  await page.getByLabel('Passphrase of the file').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Bring it back' }).click();
}

/** The same of a record as text, which is then in force. */
export async function bringRecordBack(page: Page, record: string): Promise<void> {
  const buffer = Buffer.from(record);
  await bringBack(page, { name: 'record.json', mimeType: 'text/plain', buffer });
  await expectText(page, '#main', 'Your record is here until this session ends.');
}

type RecordFile = Parameters<Locator['setInputFiles']>[0];

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
