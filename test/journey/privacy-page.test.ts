import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EGRESS_FILE } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { Sandbox } from '#sandbox/run.ts';
import { launchBrowser } from '../support/browser.ts';
import { fixDate } from '../support/fixed-date.ts';
import { finishReading } from '../support/reader.ts';
import { expectNothingOver, expectSoundInEveryLook } from '../support/sound.ts';
import { FRIDAY_MORNING, fridayClinic, startWorld } from '../support/world.ts';

/*
 * Playwright's own clock takes the browser's record of loads away, so only the date is set here. What the page says is compared with what left.
 */

const clinic = fridayClinic();
let browser: Browser;
let world: Sandbox;
let context: BrowserContext;
/** Requests as they left, but preflights, which Playwright does not show either. */
let sent: URL[] = [];

beforeAll(async () => {
  [browser, world] = await Promise.all([launchBrowser(), startWorld(clinic)]);
});
afterAll(async () => {
  await Promise.all([browser.close(), world.close()]);
});
afterEach(async () => {
  await context.close();
});

describe('the Privacy page', () => {
  it('counts, once all is read, what really went to the EHR and to the app’s host', async () => {
    const page = await openBrief();
    await finishReading(page);
    await goToPrivacy(page);
    await expect
      .poll(() => headline(page))
      .toBe(
        `${await left(page)} requests, all to your EHR and the host of this app. Foreword sent nothing anywhere else.`,
      );
    expect(await amount(page, /^To your EHR/)).toBe(`${sentTo(world.ehrUrl)} requests`);
    expect(sentTo(world.ehrUrl) + sentTo(world.appUrl)).toBe(sent.length);
  });

  it('says during a reading that it goes on, and ends with what really went', async () => {
    const page = await openPage();
    let letGo = (): void => undefined;
    const seen = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await context.route(/\/fhir\/Encounter/, async (route) => {
      await seen;
      await route.continue();
    });
    await page.goto(launchAddress());
    await page.getByRole('article').nth(2).waitFor();
    await goToPrivacy(page);
    await page.getByRole('heading', { level: 1 }).getByText('so far').waitFor();
    await page.getByText('Reading goes on').waitFor();
    letGo();
    await page.getByText('Reading goes on').waitFor({ state: 'detached', timeout: 60_000 });
    await expect.poll(() => headline(page)).toContain(`${await left(page)} requests, all`);
  });

  it('says “at least” where the reader stopped the reading', async () => {
    const page = await openPage();
    await context.route(/\/fhir\/Encounter/, () => undefined); // an EHR that never answers
    await page.goto(launchAddress());
    await page.getByRole('button', { name: 'Stop reading' }).click({ timeout: 60_000 });
    await goToPrivacy(page);
    expect(await headline(page)).toMatch(/^At least \d+ requests, all to your EHR and the host/);
    await page.getByText('before it could write down its last second').waitFor();
  });

  it('says after a reload that little is known, and that nothing was asked of the EHR', async () => {
    const page = await openBrief();
    await finishReading(page);
    await page.reload();
    await page.getByRole('article').first().waitFor();
    await goToPrivacy(page);
    expect(await headline(page)).toMatch(/^At least \d+ requests, all to the host of this app\./);
    await page.getByText('What the launch page sent is not known').waitFor();
  });

  it('tells of a source that is opened, and then of its being left for', async () => {
    const page = await openBrief();
    await finishReading(page);
    await page.getByRole('button', { name: 'Try the question' }).first().click();
    await page.getByRole('button', { name: /bottom line/i }).click();
    const [airlock] = await Promise.all([
      context.waitForEvent('page'),
      page.locator('a[target=_blank]').first().click(),
    ]);
    const way = airlock.getByRole('link', { name: /^Continue to / });
    await way.waitFor();
    const host = (await way.innerText()).replace('Continue to ', '');
    await goToPrivacy(page);
    const row = page.getByRole('row').filter({ hasText: 'page of the source' });
    await row.getByText('Nothing was sent there').waitFor();
    await page.getByRole('rowheader', { name: host }).waitFor();
    expect(await headline(page)).toContain('Foreword sent nothing anywhere else.');
    const toApp = `${sentTo(world.appUrl) + (await icons(page))} requests`;
    await expect.poll(() => amount(page, 'To the host of this app')).toBe(toApp);
    await context.route(`https://${host}/**`, (route) => route.fulfill({ body: 'the source' }));
    await way.click();
    await airlock.getByText('the source').waitFor();
    await row.getByText('A source you went on to').waitFor();
    expect(await headline(page)).toContain('You went on to 1 source.');
    expect(await amount(page, 'To sources you went on to')).toBe('1 request');
  });

  it('in the EHR’s own page works as well, and says what a frame hides', async () => {
    const page = await openPage();
    const [first] = clinic.clinicians;
    await page.goto(`${world.ehrUrl}/?clinician=${first?.id ?? ''}&tenant=sandbox&open=pane`);
    const frame = await appFrame(page);
    await finishReading(frame);
    await goToPrivacy(frame);
    expect(await headline(frame)).toMatch(/^\d+ requests, all to your EHR and the host/);
    await frame.getByText('Because this page is shown inside your EHR’s').waitFor();
  });

  it('is reached and left by the keyboard alone, with the focus on its heading', async () => {
    const page = await openBrief();
    await finishReading(page);
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Egress ledger' }).waitFor();
    expect(await focused(page)).toMatch(/^\d+ requests/);
    expect(await page.title()).toBe('Privacy · Foreword');
    await page.keyboard.press('1'); // the cards’ keys are the brief’s
    await page.getByRole('heading', { name: 'Egress ledger' }).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('article').first().waitFor();
    expect(await focused(page)).toMatch(/^Brief: /);
    await page.getByRole('button', { name: 'What was read, kept and sent' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Egress ledger' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate(() => history.length)).toBeLessThan(5);
  });

  it('hands the ledger over as a file that says what the page says', async () => {
    const page = await openBrief();
    await finishReading(page);
    await goToPrivacy(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take the ledger as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('foreword-egress-ledger-2026-11-20.json');
    const file = admit(EGRESS_FILE, JSON.parse(readFileSync(await download.path(), 'utf8')));
    expect(file).toMatchObject({ state: 'whole', ehr: new URL(world.ehrUrl).host });
    const requests = file?.entries.reduce((sum, entry) => sum + entry.requests, 0);
    expect(requests).toBe(await left(page));
  });

  it('is sound to axe, in light and dark, at 420 and 1200 px, and nothing runs over at 320', async () => {
    const page = await openBrief();
    await finishReading(page);
    await goToPrivacy(page);
    await expectSoundInEveryLook(page);
    await expectNothingOver(page, 320);
  });
});

async function openPage(): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  await fixDate(context, FRIDAY_MORNING);
  sent = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isPartOfEhr = request.isNavigationRequest() && url.searchParams.has('tenant');
    if (/^https?:$/.test(url.protocol) && !isPartOfEhr) sent.push(url);
  });
  return context.newPage();
}

async function openBrief(): Promise<Page> {
  const page = await openPage();
  await page.goto(launchAddress());
  return page;
}

function launchAddress(): string {
  const clinician = clinic.clinicians[1]?.id ?? '';
  return world.launchUrl('sandbox', { clinician, patient: null });
}

async function goToPrivacy(page: Pick<Page, 'getByRole'>): Promise<void> {
  await page.getByRole('button', { name: 'Privacy', exact: true }).click();
  await page.getByRole('heading', { name: 'Egress ledger' }).waitFor();
}

async function headline(page: Pick<Page, 'getByRole'>): Promise<string> {
  return (await page.getByRole('heading', { level: 1 }).innerText()).replaceAll(/\s+/g, ' ');
}

async function amount(page: Page, what: string | RegExp): Promise<string> {
  const line = page.getByRole('listitem').filter({ has: page.getByText(what) });
  return line.locator('span').last().innerText();
}

function sentTo(origin: string): number {
  return sent.filter((url) => url.origin === origin).length;
}

/** All that left: the browser's own requests for an icon are seen by the page's record, and not by Playwright. */
async function left(page: Page): Promise<number> {
  return sent.length + (await icons(page));
}

async function icons(page: Page): Promise<number> {
  return page.getByRole('row').filter({ hasText: '/favicon.ico' }).count();
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

async function appFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('the pane holds no document');
  await frame.waitForURL(/app\.html/);
  return frame;
}
