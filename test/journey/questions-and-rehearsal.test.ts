import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seatForFile } from '../support/seat-for-file.ts';
import { endSession, expectSound, openBrief, openRecord, remember } from './a-learner.ts';

const reader = seatForFile();

describe('by keyboard alone', () => {
  it('a question is caught in clinic, and the next launch says what answers it', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await page.keyboard.press('q');
    await focused(page, 'combobox');
    await page.keyboard.type('afib');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Mr Miller, stent: stop aspirin?');
    await page.keyboard.press('Enter');
    await page.getByText('“Mr Miller” is like somebody’s name').waitFor();
    await page.getByRole('button', { name: 'Keep it anyway' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('after a stent: stop aspirin?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Questions one open' }).waitFor();
    await focused(page, 'combobox');
    await expectSound(page);

    await page.getByRole('button', { name: 'Brief', exact: true }).press('Enter');
    await remember(page);
    await endSession(page);
    const next = await openBrief(reader, context);
    await openRecord(next);
    await next.getByRole('button', { name: 'Questions one open' }).press('Enter');
    const answer = next.getByRole('button', { name: /aspirin/i }).first();
    await answer.press('Enter');
    await next.getByRole('button', { name: 'Back to questions' }).press('Enter');
    await answer.waitFor();
    expect(await answer.evaluate((button) => button === document.activeElement)).toBe(true);
    await next.getByRole('button', { name: 'That answers it' }).press('Enter');
    await next.getByRole('button', { name: 'Questions', exact: true }).waitFor();
    await next.keyboard.press('Enter'); // on Undo, which took the focus
    await next.getByRole('button', { name: 'Questions one open' }).waitFor();
  });

  it('a resident rehearses a case, leaves, comes back, and keeps one thing to notice', async () => {
    const context = await reader.sit({ viewport: { width: 420, height: 900 } });
    const page = await openBrief(reader, context);
    await page
      .locator('.toc')
      .getByRole('button', { name: /^Rehearse: / })
      .first()
      .press('Enter');
    await page.getByRole('heading', { name: 'What is the question here?' }).waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'I have it' }).press('Enter');
    await page.getByRole('radio').first().press('Space');
    await page.keyboard.press('2'); // fairly sure
    await page.getByRole('region', { name: 'Answer' }).waitFor();

    await page.getByRole('button', { name: 'Back to the brief' }).press('Enter');
    await page.getByRole('button', { name: 'Go on with your rehearsal' }).press('Enter');
    await page.getByRole('region', { name: 'Answer' }).waitFor();

    for (;;) {
      const toChange = page.getByRole('button', { name: 'What would change my plan?' });
      if ((await toChange.count()) > 0) {
        await toChange.press('Enter');
        await expectSound(page);
      }
      const onward = page.getByRole('button', { name: /^(Next|To the end)$/ });
      const isLast = (await onward.innerText()) === 'To the end';
      await onward.press('Enter');
      if (isLast) break;
      const haveIt = page.getByRole('button', { name: 'I have it' });
      if ((await haveIt.count()) === 0) continue;
      await haveIt.press('Enter');
      await page.getByRole('button', { name: 'Skip to the bottom line' }).press('Enter');
    }
    await page.getByRole('heading', { name: 'One thing to notice tomorrow' }).waitFor();
    await page.getByRole('radio').first().press('Space');
    await page.getByRole('button', { name: 'Keep this one thing' }).press('Enter');
    await page.getByRole('button', { name: 'Questions one open' }).press('Enter');
    await page.getByRole('heading', { name: 'You wanted to notice' }).waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Noticed', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Questions', exact: true }).waitFor();
  });
});

/** Waits until the only element of this role has the focus. */
async function focused(page: Page, role: 'combobox'): Promise<void> {
  await page.locator(`[role=${role}]:focus`).waitFor();
}
