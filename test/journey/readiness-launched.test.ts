import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CANARY_PATTERN } from '#sandbox/clinic/canary.ts';
import { type Sandbox, startSandbox } from '#sandbox/run.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { vendorOf } from '#sandbox/vendors/vendors.ts';
import { launchBrowser } from '../support/browser.ts';
import { openContext } from '../support/reader.ts';
import { expectNothingOver, expectSoundInEveryLook } from '../support/sound.ts';
import { fridayClinic } from '../support/world.ts';

/* What IT sees who launches the readiness page from the EHR. */

const CLINIC = fridayClinic();

let browser: Browser;
const seats: { readonly close: () => Promise<void> }[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  await Promise.all(seats.splice(0).map((each) => each.close()));
});
afterAll(async () => {
  await browser.close();
});

describe('readiness, launched from an EHR that is set up soundly', () => {
  it('signs in by the registered redirect and shows every row; its report holds nothing of a patient', async () => {
    const { page, context, sandbox, asked } = await launchReadiness(null);
    await page.getByText('All was looked at.').waitFor({ timeout: 60_000 });
    expect(new URL(page.url()).pathname).toBe('/t/sandbox/app.html');
    expect(new URL(page.url()).search).toBe('');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Ready/);
    expect(await verdictOf(page, 'Way to the schedule: appointments-by-practitioner')).toBe(
      'Ready',
    );
    expect(await verdictOf(page, 'Tried: Condition')).toBe('Ready');
    expect(await page.getByText('To be mended', { exact: true }).count()).toBe(0);

    await page.getByRole('button', { name: 'Copy report' }).click();
    await page.getByText('Copied.').waitFor();
    const report = await page.getByLabel('The report as text').inputValue();
    expect(report).toMatch(
      /^Foreword readiness \d+\.\d+\.\d+\ntenant sandbox, vendor generic, 2026-11-20\n/,
    );
    expect(report).not.toMatch(CANARY_PATTERN);
    expect(await page.locator('body').innerText()).not.toMatch(CANARY_PATTERN);
    expect(report).not.toMatch(/localhost|https?:/);
    const patients = new Set(sandbox.accessLog().flatMap((row) => row.patients));
    expect(patients.size).toBeGreaterThan(0);
    for (const id of patients) expect(report).not.toContain(id);

    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
    expect(asked.filter((path) => path.includes('/packs/'))).toEqual([]);
    await expectSoundInEveryLook(page);
    await expectNothingOver(page, 320);
    await context.close();
  });

  it('is left by the keyboard, and the session ends', async () => {
    const { page, context } = await launchReadiness('epic');
    await page.getByText('All was looked at.').waitFor({ timeout: 60_000 });
    expect(await verdictOf(page, 'Way to the schedule: patient-lists')).toBe('Ready');
    const leave = page.getByRole('button', { name: 'Leave' });
    for (
      let turn = 0;
      turn < 5 && !(await leave.evaluate((own) => own.matches(':focus')));
      turn += 1
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/ended\.html$/);
    await context.close();
  });
});

describe('readiness, launched from an EHR that answers a clinician’s appointments with nothing', () => {
  it('names the mending, and never says that there are no visits', async () => {
    const { page, context } = await launchReadiness('openemr');
    await page.getByText('All was looked at.').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Not ready/);
    const row = rowOf(page, 'Way to the schedule: appointments-by-practitioner');
    await row.getByText(/To mend it .*OpenEMR 8\.2\.0 .*13793/).waitFor();
    expect(await verdictOf(page, 'Schedule as a whole')).toBe('To be mended');
    expect(await page.locator('main').innerText()).not.toMatch(/No visits|proved empty/);
    await context.close();
  });
});

interface Launched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly sandbox: Sandbox;
  /** Paths that were asked of the app's own host. */
  readonly asked: string[];
}

/** The EHR opens readiness.html as it opens the app: with `iss` and `launch`. */
async function launchReadiness(id: VendorId | null): Promise<Launched> {
  const vendor = id === null ? undefined : vendorOf(id);
  const sandbox = await startSandbox({
    ehrPort: 0,
    appPort: 0,
    clinic: CLINIC,
    today: '2026-11-20',
    built: 'dist/build',
    ...(vendor === undefined ? {} : { vendor }),
  });
  seats.push(sandbox);
  const clinician = CLINIC.clinicians[1]?.id ?? '';
  const tenant = id === null ? 'sandbox' : `sandbox-${id}`;
  const opened = new URL(sandbox.launchUrl(tenant, { clinician, patient: null }));
  const readiness = new URL('readiness.html', opened);
  readiness.search = opened.search;
  const context = await openContext(browser, {});
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === sandbox.appUrl) asked.push(pathname);
  });
  await page.goto(readiness.href);
  return { page, context, sandbox, asked };
}

function rowOf(page: Page, title: string) {
  return page.locator('li', { has: page.getByRole('heading', { name: title, exact: true }) });
}

function verdictOf(page: Page, title: string): Promise<string> {
  return rowOf(page, title).locator('.check-verdict').innerText();
}
