import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '#deidentified/session-action.ts';
import { pastRecord } from '../support/past-record.ts';
import { expectText } from '../support/reader.ts';
import { dumpDocument, followTraces } from '../support/traces.ts';
import { seatForFile } from '../support/seat-for-file.ts';
import { bringRecordBack, expectSound, openBrief, PASSPHRASE } from './a-learner.ts';

const reader = seatForFile();
let record: string;

beforeAll(async () => {
  record = await pastRecord(PAST, PASSPHRASE);
});

const answered = (item: string, rating: 'again' | 'good', answer = 0): Action => ({
  type: 'answered',
  item,
  answer,
  rating,
});

/** One card was missed that has another form, one was answered and is due, one called known, one saved, and a topic muted. */
const PAST = {
  '2026-09-02': [
    answered('creatinine-after-acei-or-arb', 'again', 2),
    answered('sleep-hygiene-alone', 'good'),
  ],
  '2026-10-05': [
    { type: 'marked', item: 'positive-stool-test', mark: 'known' },
    { type: 'marked', item: 'first-urate-lowering-drug-ckd', mark: 'later' },
    { type: 'wished', wish: { about: 'topic:copd', wish: 'mute' } },
  ],
} as const satisfies Readonly<Record<string, readonly Action[]>>;

const MISSED = 'Creatinine rises after an ACE inhibitor or ARB: how much is acceptable?';
const OTHER_FORM = 'Resistant hypertension, normal potassium: is aldosterone still worth testing?';
const SAVED = 'Gout with CKD: which urate-lowering drug comes first?';

async function openReview(page: Page): Promise<void> {
  await bringRecordBack(page, record);
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Due', exact: true }).waitFor();
}

describe('a learner who reviews', () => {
  it('by keyboard opens what was missed in another form, and comes back to its row', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await openReview(page);
    expect(await focused(page)).toMatch(/^<h1[^>]*>Review/);
    await expectText(page, '#main', 'Missed on Sep 2, 2026; here in another form.');
    await tabTo(page, OTHER_FORM);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Back to review' }).waitFor();
    await tabTo(page, 'Back to review', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Due', exact: true }).waitFor();
    expect(await focused(page)).toContain(OTHER_FORM);
    const read = page.getByRole('region', { name: 'Read lately' });
    expect(await read.getByRole('button', { name: MISSED }).count()).toBe(1);
  });

  it('takes something off the saved list and puts it back, and brings back what was muted in two clicks', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await openReview(page);
    const saved = page.getByRole('region', { name: 'Saved' });
    await saved.getByRole('button', { name: /^Take off the list/ }).click();
    await expectText(page, '#main', `Taken off: ${SAVED}`);
    expect(await saved.getByRole('button', { name: SAVED, exact: true }).count()).toBe(0);
    expect(await focused(page)).toContain('Taken off');
    await saved.getByRole('button', { name: 'Put it back' }).click();
    await saved.getByRole('button', { name: SAVED, exact: true }).waitFor();
    await page.getByRole('button', { name: 'Brief', exact: true }).click();
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await page.getByRole('button', { name: 'Bring back COPD' }).click();
    await expectText(page, '#main', 'Brought back: COPD');
    expect(await page.getByRole('button', { name: 'Bring back COPD' }).count()).toBe(0);
  });
});

describe('search', () => {
  it('is reached by a key, goes through what it found by arrows, and is cleared by Escape', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await page.keyboard.press('r');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('heart attack');
    await expectText(page, '#main', /^\d+ cards, \d+ sources\.$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const title = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Back to review' }).click();
    await page.getByRole('searchbox').waitFor();
    expect(await focused(page)).toContain(title);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toContain('type="search"');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.getByRole('heading', { name: 'Due', exact: true }).waitFor();
    await page.getByRole('searchbox').fill('gout guideline');
    const link = page.getByRole('region', { name: 'Sources' }).getByRole('link').first();
    const [airlock] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await airlock.getByRole('link', { name: /^Continue to / }).waitFor(); // sources open through the airlock
  });

  it('sends, keeps and names nothing of what is typed', async () => {
    const context = await reader.sit();
    const traces = followTraces(context, reader.world.ehrUrl);
    const page = await openBrief(reader, context);
    await page.keyboard.press('r');
    const typed = 'CANARYsearchedfor';
    await page.getByRole('searchbox').fill(typed);
    await expectText(page, '#main', /^Nothing matches\./);
    const { markup = '', fields = '', ...elsewhere } = await dumpDocument(page);
    expect(fields).toContain(typed); // it was there to be found
    expect(markup.replaceAll(`value="${typed}"`, '')).not.toContain(typed);
    await page.getByRole('button', { name: 'Privacy', exact: true }).click();
    await page.getByRole('heading', { name: 'Egress ledger' }).waitFor();
    expect(JSON.stringify([elsewhere, traces, await page.content()])).not.toContain(typed);
    await page.reload();
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });
});

describe('review', () => {
  it.each([
    ['light', 420],
    ['dark', 1200],
  ] as const)('is sound to axe, in %s at %i px', async (colorScheme, width) => {
    const context = await reader.sit({ colorScheme, viewport: { width, height: 900 } });
    const page = await openBrief(reader, context);
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'Due', exact: true }).waitFor();
    await expectSound(page); // nobody is remembered
    await page.getByRole('button', { name: 'Brief', exact: true }).click();
    await openReview(page);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectSound(page); // a record is here
    await page.getByRole('searchbox').fill('blood pressure');
    await page.getByRole('region', { name: 'Sources' }).waitFor();
    await expectSound(page); // found
  });
});

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML ?? '');
}

/** Goes on by Tab until what has the focus says this. */
async function tabTo(page: Page, words: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let times = 0; times < 60; times += 1) {
    await page.keyboard.press(key);
    if ((await focused(page)).includes(words)) return;
  }
  throw new Error('no such stop');
}
