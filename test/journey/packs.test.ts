import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppSite, startAppSite } from '../support/app-site.ts';
import { launchBrowser } from '../support/browser.ts';

/* The packs of the sandbox's tenant, a made-up hospital's above ours, on a page that nobody has launched: it needs no EHR for them. */

let browser: Browser;
let site: AppSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startAppSite()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

/** A page on which some files of packs come otherwise than they lie there. */
async function openPage(otherwise: Readonly<Record<string, string>> = {}): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const [file, body] of Object.entries(otherwise)) {
    await page.route(`**/packs/${file}`, (route) => route.fulfill({ body }));
  }
  await page.goto(`${site.own}app.html`);
  await page.locator('.foot').waitFor();
  return page;
}

describe('the packs of a tenant', () => {
  it('are named at the foot of the page, the institution’s first', async () => {
    const page = await openPage();
    await page
      .getByText(/^Packs: Sandbox hospital 2026\.\d+\.\d+; Foreword core 2026\.\d+\.\d+$/)
      .waitFor();
    expect(await page.getByRole('region', { name: 'Packs that are not used' }).count()).toBe(0);
    await page.context().close();
  });

  it('stay where one of them is refused, and the page says which and why', async () => {
    const page = await openPage({ 'sandbox-hospital/*/sources.json': '[]' });
    await page.getByText(/^Pack: Foreword core /).waitFor();
    const said = page.getByRole('region', { name: 'Packs that are not used' });
    await said
      .getByText(
        /The pack sandbox-hospital 2026\.\d+\.\d+ is left out\. For IT: The file has another size/,
      )
      .waitFor();
    await said.getByText('Problem code for IT').click();
    expect(await said.getByRole('textbox').inputValue()).toBe(
      'sandbox-hospital/sources.json/wrong-size',
    );
    const { violations } = await new AxeBuilder({ page }).include('.foot').analyze();
    expect(violations).toEqual([]);
    await page.context().close();
  });

  it('are nothing without ours: none is named and no card is shown', async () => {
    const page = await openPage({ 'core/*/cards.json': '[]' });
    await page.waitForLoadState('networkidle');
    expect(await page.getByText(/^Packs?: /).count()).toBe(0);
    expect(await page.locator('.card:not(.place)').count()).toBe(0);
    await page.context().close();
  });
});

describe('a card can be reported', () => {
  it('with its id and versions and nothing else, by keyboard: read, copied, mailed', async () => {
    const page = await openPage();
    await page.getByRole('button', { name: 'Try the question' }).first().waitFor();
    await page.keyboard.press('1');
    const about = page.getByRole('complementary', { name: 'About this card' });
    await about.getByText('Report this card').focus();
    await page.keyboard.press('Enter');
    const text = await about.getByRole('textbox').inputValue();
    expect(text).toMatch(
      /^Foreword card report\nCard: [a-z0-9-]+\nCard version: \d+\nPack version: core 2026\.\d+\.\d+$/,
    );
    await about.getByRole('button', { name: 'Copy' }).press('Enter');
    await about.getByText('Copied.').waitFor();
    const mail = about.getByRole('link', { name: 'Mail it to education@hospital.example' });
    const address = new URL((await mail.getAttribute('href')) ?? '');
    expect(address.searchParams.get('body')?.trim().replaceAll('\r\n', '\n')).toBe(text);
    const { violations } = await new AxeBuilder({ page }).include('.side').analyze();
    expect(violations).toEqual([]);
    await page.context().close();
  });
});
