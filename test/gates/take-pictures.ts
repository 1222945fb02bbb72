import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { fixDate } from '../support/fixed-date.ts';
import { pastRecord } from '../support/past-record.ts';
import { FRIDAY_MORNING, fridayClinic, startWorld } from '../support/world.ts';

/*
 * Takes the pictures of the README: `npm run build && node test/gates/take-pictures.ts`. The clinic, its day and the clock are fixed, so
 * that a picture changes only when the page does.
 */

const PLACE = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const MOST_BYTES = 250_000;
const WAIT = { timeout: 60_000 };

interface Shot {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Brings the page to what the picture shows. */
  readonly stage: (page: Page, context: BrowserContext) => Promise<void>;
}

const PASSPHRASE = 'seven slow tractors';

/** What the learner of the pictures did before: one card missed, one answered, one saved, a topic muted. */
const PAST = {
  '2026-09-02': [
    { type: 'answered', item: 'creatinine-after-acei-or-arb', answer: 2, rating: 'again' },
    { type: 'answered', item: 'sleep-hygiene-alone', answer: 0, rating: 'good' },
  ],
  '2026-10-05': [
    { type: 'marked', item: 'first-urate-lowering-drug-ckd', mark: 'later' },
    { type: 'wished', wish: { about: 'topic:copd', wish: 'mute' } },
  ],
} as const;

const clinic = fridayClinic();
const internist = clinic.clinicians[1];
if (internist === undefined) throw new Error('the clinic has no internist');
const world = await startWorld(clinic);

const SHOTS: readonly Shot[] = [
  { name: 'brief-420-light', width: 420, height: 900, stage: openBrief },
  { name: 'brief-420-dark', width: 420, height: 900, colorScheme: 'dark', stage: openBrief },
  { name: 'brief-1200-light', width: 1200, height: 900, stage: openBrief },
  { name: 'brief-1200-dark', width: 1200, height: 900, colorScheme: 'dark', stage: openBrief },
  { name: 'reading-420', width: 420, height: 800, stage: waitForSchedule },
  { name: 'card-420', width: 420, height: 1000, stage: answerFirstCard },
  { name: 'review-1200', width: 1200, height: 900, stage: openReview },
  { name: 'rehearse-420', width: 420, height: 900, stage: rehearse },
  { name: 'questions-420', width: 420, height: 900, colorScheme: 'dark', stage: openQuestions },
  { name: 'privacy-1200', width: 1200, height: 1000, stage: openPrivacy },
  { name: 'day-view-1200', width: 1200, height: 760, stage: openDayView },
];

const browser = await launchBrowser();
try {
  mkdirSync(PLACE, { recursive: true });
  for (const shot of SHOTS) await take(browser, shot);
} finally {
  await Promise.all([browser.close(), world.close()]);
}

async function take(from: Browser, shot: Shot): Promise<void> {
  const { name, width, height, colorScheme = 'light' } = shot;
  const context = await from.newContext({
    colorScheme,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  await fixDate(context, FRIDAY_MORNING);
  const page = await context.newPage();
  await shot.stage(page, context);
  await page.evaluate(() => document.fonts.ready);
  const path = `${PLACE}${name}.png`;
  await page.screenshot({ path, animations: 'disabled' });
  await context.close();
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Error(`${name}.png weighs ${size} bytes`);
  process.stdout.write(`${name}.png ${size} bytes\n`);
}

async function openBrief(page: Page): Promise<void> {
  await page.goto(launchUrl());
  await page.getByRole('article').nth(2).waitFor(WAIT);
  await page.locator('progress').waitFor({ state: 'detached', ...WAIT });
}

async function openPrivacy(page: Page): Promise<void> {
  await openBrief(page);
  await page.getByRole('button', { name: 'Privacy', exact: true }).click();
  await page.getByRole('heading', { name: 'Egress ledger' }).waitFor(WAIT);
}

async function openReview(page: Page): Promise<void> {
  await openBrief(page);
  const record = await pastRecord(PAST, PASSPHRASE);
  await page
    .getByLabel('Bring a record back')
    .setInputFiles({ name: 'record.json', mimeType: 'text/plain', buffer: Buffer.from(record) });
  await page.getByLabel('Passphrase of the file').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByText('Your record is here until this session ends.').waitFor(WAIT);
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Due', exact: true }).waitFor(WAIT);
}

async function rehearse(page: Page): Promise<void> {
  await openBrief(page);
  await page
    .locator('.toc')
    .getByRole('button', { name: /^Rehearse: / })
    .first()
    .click();
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.getByRole('radio').first().check();
}

async function openQuestions(page: Page): Promise<void> {
  await openBrief(page);
  await page.keyboard.press('q');
  await page.keyboard.type('afib');
  await page.keyboard.press('Enter');
  await page.keyboard.type('after a stent: stop aspirin?');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Questions one open' }).waitFor(WAIT);
}

/** The schedule is held back, so that the first card stands alone. */
async function waitForSchedule(page: Page, context: BrowserContext): Promise<void> {
  await context.route(/\/fhir\/Appointment/, keepWaiting);
  await page.goto(launchUrl());
  await page.getByRole('article').first().waitFor(WAIT);
  await page.locator('.live').getByText('Your schedule', { exact: true }).waitFor(WAIT);
}

async function answerFirstCard(page: Page): Promise<void> {
  await openBrief(page);
  await page.getByRole('button', { name: 'Try the question' }).first().click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Fairly sure' }).click();
  await page.getByRole('region', { name: 'Answer' }).waitFor();
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
}

async function openDayView(page: Page): Promise<void> {
  await page.goto(world.ehrUrl);
  await page.getByRole('link', { name: /Theo Lindqvist/ }).click();
  await page.getByRole('link', { name: 'Open Foreword', exact: true }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByRole('article').nth(2).waitFor(WAIT);
  await frame.locator('progress').waitFor({ state: 'detached', ...WAIT });
}

function launchUrl(): string {
  return world.launchUrl('sandbox', { clinician: internist?.id ?? '', patient: null });
}

function keepWaiting(_route: Route): void {}
