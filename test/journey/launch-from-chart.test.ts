import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox } from '#sandbox/run.ts';
import { vendorOf } from '#sandbox/vendors/vendors.ts';
import { patientsOf, visitsOf } from '../contract/phi/sandbox-expected.ts';
import { launchBrowser } from '../support/browser.ts';
import { openContext } from '../support/reader.ts';
import { expectNothingOver, expectSoundInEveryLook } from '../support/sound.ts';
import { fridayClinic } from '../support/world.ts';

/* Opened from one patient's chart, at an EHR whose tenant reads that chart. */

const CLINIC = fridayClinic();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it('the brief is of that chart, says so, and no other chart is opened', async () => {
  const oracle = vendorOf('oracle');
  const sandbox = await startSandbox({
    ehrPort: 0,
    appPort: 0,
    clinic: CLINIC,
    today: '2026-11-20',
    built: 'dist/build',
    ...(oracle === undefined ? {} : { vendor: oracle }),
  });
  const clinician = CLINIC.clinicians[1]?.id ?? '';
  const [patient = ''] = patientsOf(visitsOf(CLINIC, clinician)).filter(
    (each) => !CLINIC.restrictedPatients.has(each),
  );
  const context = await openContext(browser, {});
  const page = await context.newPage();
  await page.goto(sandbox.launchUrl('sandbox-oracle', { clinician, patient }));
  await page.getByText('1 of 1 visit readable.').waitFor({ timeout: 60_000 });
  const words = await page.locator('#main').innerText();
  expect(words).toContain('From the chart it was opened from, not your schedule.');
  expect(words).not.toContain('Next 7 days');
  const opened = sandbox.accessLog().flatMap((row) => row.patients);
  expect(new Set(opened)).toEqual(new Set([patient]));
  await expectSoundInEveryLook(page);
  await expectNothingOver(page, 320);
  await page.getByRole('button', { name: 'Privacy', exact: true }).click();
  await page.getByText('Only the chart that Foreword was opened from is read.').waitFor();
  await context.close();
  await sandbox.close();
});
