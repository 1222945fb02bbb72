import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { headersOf } from '#zones';
import { type AppSite, type Otherwise, startAppSite } from '../support/app-site.ts';
import { launchBrowser } from '../support/browser.ts';
import { expectSoundInEveryLook } from '../support/sound.ts';

/* What IT sees before anyone launches. */

let browser: Browser;
let site: AppSite;
let others: readonly AppSite[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startAppSite()]);
});
afterEach(async () => {
  await Promise.all(others.map((each) => each.close()));
  others = [];
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

describe('a host that answers as the table of zones says', () => {
  it('is ready in every row, and says of each what it means', async () => {
    const page = await openReadiness(site);
    expect(await verdictsOf(page, 'What this host answers')).toEqual(
      Array.from({ length: 11 }, () => 'Ready'),
    );
    expect(await page.getByText('To be mended', { exact: true }).count()).toBe(0);
    await page.getByText('It can reach this tenant’s EHR only.').waitFor();
    await page.getByText(/inferred from the version, 152 being the first/).waitFor();
    await page.close();
  });

  it('asks no EHR, and nothing but this host', async () => {
    const context = await browser.newContext();
    const origins = new Set<string>();
    context.on('request', (request) => origins.add(new URL(request.url()).origin));
    const page = await context.newPage();
    await page.goto(`${site.own}readiness.html`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([...origins]).toEqual([site.origin]);
    await context.close();
  });

  it('keeps the record of a learner, though it asks for the page that erases', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.own}files.json`);
    await page.evaluate(() => {
      localStorage.setItem('kept', 'kept');
    });
    await page.goto(`${site.own}readiness.html`);
    await rowOf(page, 'End of everything kept').getByText('Ready').waitFor();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['kept']);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await context.close();
  });

  it('gives a report that can be selected and holds nothing of a person', async () => {
    const page = await openReadiness(site);
    await page.getByRole('button', { name: 'Select the report' }).click();
    const report = await page.getByLabel('The report as text').inputValue();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(report);
    expect(report).toMatch(/^Foreword readiness, tenant sandbox: \d+ /);
    expect(report).not.toMatch(/\d{4}-\d\d-\d\d|Mozilla|\d+\.\d+\.\d+\.\d+/);
    await page.close();
  });

  it('is sound to axe, in light and dark, at 420 and 1200 px', async () => {
    const page = await openReadiness(site);
    await expectSoundInEveryLook(page);
    await page.close();
  });
});

describe('a host that does not', () => {
  it.each<[string, Otherwise, string, RegExp]>([
    [
      'loses one header of the worker',
      withHeader('phi-worker', 'Connection-Allowlist', undefined),
      'Worker that reads patient data',
      /assets\/phi-worker-[\w-]+\.js: Connection-Allowlist is missing\. It must be: \("http:\/\/localhost:8410\/fhir" /,
    ],
    [
      'has a policy of its own beside ours',
      withHeader('script', 'Content-Security-Policy', "default-src 'self'"),
      'Other scripts',
      /Content-Security-Policy is other than it must be\. It came as: default-src 'self'/,
    ],
    [
      'does not clear at the end',
      withHeader('ended', 'Clear-Site-Data', undefined),
      'End of a session, cache',
      /Tried: a file that was in the cache was still there after it/,
    ],
    [
      'adds a way to report',
      withHeader('page', 'Reporting-Endpoints', 'x="https://elsewhere.example"'),
      'The brief',
      /reporting-endpoints is added, and may have the browser ask other hosts/,
    ],
    [
      'refuses without headers',
      { refusalHeaders: {} },
      'What is not there',
      /Content-Security-Policy is missing/,
    ],
  ])('%s: that row names the mending, and no other', async (_, otherwise, title, words) => {
    const other = await startAppSite(otherwise);
    others = [other];
    const page = await openReadiness(other);
    await rowOf(page, title).getByText('To be mended', { exact: true }).waitFor();
    await rowOf(page, title).getByText(words).first().waitFor();
    await rowOf(page, title)
      .getByText(/generated configuration of this very build/)
      .waitFor();
    expect(await page.locator('li').getByText('To be mended', { exact: true }).count()).toBe(1);
    await page.close();
  });
});

function withHeader(zone: string, name: string, value: string | undefined): Otherwise {
  return {
    headersOf: (each, tenant, catalogOrigins) => {
      const headers = headersOf(each, tenant, catalogOrigins);
      if (each !== zone) return headers;
      const { [name]: _, ...rest } = headers;
      return value === undefined ? rest : { ...rest, [name]: value };
    },
  };
}

async function openReadiness({ own }: AppSite): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${own}readiness.html`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

function rowOf(page: Page, title: string): Locator {
  return page.locator('li', { has: page.getByRole('heading', { name: title, exact: true }) });
}

function verdictsOf(page: Page, group: string): Promise<readonly string[]> {
  return page
    .getByRole('heading', { name: group })
    .locator('xpath=following-sibling::ul[1]')
    .locator('.check-verdict')
    .allInnerTexts();
}
