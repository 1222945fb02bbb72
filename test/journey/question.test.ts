import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { expectText } from '../support/reader.ts';
import { seatForFile } from '../support/seat-for-file.ts';
import { expectSound, openBrief } from './a-learner.ts';

const reader = seatForFile();

describe('a reader with a question', () => {
  it('goes by keyboard alone from the brief to the answer, a source, and what came of it', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    const title = await page.getByRole('article').first().getByRole('heading').innerText();
    await page.keyboard.press('1');
    await page.keyboard.press('2'); // nothing is chosen yet: how sure says nothing
    await tabTo(page, /type="radio"/);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /Fairly sure/);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(
      /^<h2[^>]*>You chose B, fairly sure\. The source supports /,
    );
    await tabTo(page, /target="_blank"/);
    const [airlock] = await Promise.all([
      context.waitForEvent('page'),
      page.keyboard.press('Enter'),
    ]);
    await airlock.getByRole('link', { name: /^Continue to / }).waitFor();
    await airlock.close();
    await tabTo(page, /Back to the brief/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toContain(title);
    await expectText(page, '#main', 'After clinic: what came of them?');
    await tabTo(page, /Used it/);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/aria-pressed="true"[^>]*>Used it/);
    await tabTo(page, /Still a question/);
    await page.keyboard.press('Enter');
    await expectText(page, '#main', 'It waits among your questions.');
    await page.keyboard.press('1');
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await tabTo(page, /Back to the brief/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await page.getByText('After clinic: what came of them?').count()).toBe(0);
  });

  it('who says of a card that it is known is asked its question once, and then believed', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await page.getByRole('button', { name: 'Know it' }).first().click();
    await expectText(page, '#main', 'One question to check');
    await page.getByRole('button', { name: 'Back to the brief' }).click();
    await page.getByRole('button', { name: 'Know it' }).first().click();
    await expectText(page, '#main', 'Marked as known.');
    await page.keyboard.press('u');
    await page.getByRole('button', { name: 'Try the question' }).nth(1).click();
    await page.getByText('How sure?').waitFor();
    expect(await page.getByText('One question to check').count()).toBe(0);
  });

  it('who knows it is believed once the question is answered as the source does', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await page.getByRole('button', { name: 'Know it' }).first().click();
    const stem = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByRole('radio').nth(bestOf(stem)).check();
    await page.keyboard.press('3');
    await expectText(page, '#main', 'It counts as known');
    expect(await page.getByText('Marked as known.').count()).toBe(0);
    await page.getByRole('button', { name: 'Back to the brief' }).click();
    await expectText(page, '#main', 'Marked as known.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectText(page, '#main', 'Mark undone.');
  });

  it.each([
    ['light', 420],
    ['dark', 1200],
  ] as const)(
    'finds question, answer and taps sound in %s at %i px',
    async (colorScheme, width) => {
      const context = await reader.sit({ colorScheme, viewport: { width, height: 900 } });
      const page = await openBrief(reader, context);
      await page.getByRole('button', { name: 'Know it' }).first().click();
      await page.getByRole('radio').first().check();
      if (colorScheme === 'light') await expectSound(page);
      await page.keyboard.press('3');
      await page.getByRole('region', { name: 'Answer' }).waitFor();
      if (colorScheme === 'dark') await expectSound(page);
      await page.getByRole('button', { name: 'Back to the brief' }).click();
      await page.getByRole('button', { name: 'Will use it' }).click();
      await expectSound(page);
    },
  );
});

/** Where the best answer to this question stands, the first time it is asked. */
function bestOf(stem: string): number {
  const pack: unknown = JSON.parse(readFileSync('public/packs/core/cards.json', 'utf8'));
  const cards: readonly unknown[] = Array.isArray(pack) ? pack : [];
  const best = cards.filter(isObject).find((card) => card['stem'] === stem)?.['best'];
  if (typeof best !== 'number') throw new Error('no card asks this');
  return best;
}

/** Goes on by Tab until what has the focus looks so. */
async function tabTo(page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press(key);
    if (wanted.test(await focused(page))) return;
  }
  throw new Error(`no stop looks like ${wanted.source}`);
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML ?? '');
}
