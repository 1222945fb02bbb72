import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectText, finishReading } from '../support/reader.ts';
import { expectNothingOver, expectSoundInEveryLook } from '../support/sound.ts';
import { FRIDAY_EVENING } from '../support/world.ts';
import { seatForFile } from '../support/seat-for-file.ts';

const reader = seatForFile();

describe('a physician before clinic', () => {
  it('opens Foreword in a window of the EHR and reads three cards for this session', async () => {
    const page = await openBrief();
    await expectText(page, '#main', /\d+ of \d+ visits readable\./);
    expect(await page.getByRole('article').count()).toBe(3);
    expect(await page.getByRole('radio', { name: 'This session' }).isChecked()).toBe(true);
    await expectText(
      page,
      '#main',
      'Chosen from topics on your list. Not a chart check; a topic not shown means nothing.',
    );
    await expectText(page, '#main', 'not chosen by your schedule');
    await expectText(
      page,
      '#main',
      'Drafted by software from the cited source; no clinician has reviewed it.',
    );
    await expectText(
      page,
      'footer',
      `Patient data moves only between this device and your EHR (${new URL(reader.world.ehrUrl).host})`,
    );
  });

  it('opens it framed in the day view, from the page a newcomer sees first', async () => {
    const page = await newPage();
    await page.goto(reader.world.ehrUrl);
    await page.getByRole('link', { name: /Theo Lindqvist/ }).click();
    await page.getByRole('link', { name: 'Open Foreword', exact: true }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('article').nth(2).waitFor({ timeout: 60_000 });
    await frame.getByText(/\d+ of \d+ visits readable\./).waitFor({ timeout: 60_000 });
  });

  it('opened on a Friday evening, stands on Monday', async () => {
    const page = await openBrief({ now: FRIDAY_EVENING });
    expect(await page.getByRole('radio', { name: 'Monday' }).isChecked()).toBe(true);
    await expectText(page, '#main', /\d+ of (1[5-9]|2\d) visits readable\./);
  });

  it('has a first card within two seconds, before the schedule is read', async () => {
    const page = await newPage();
    await page.context().route(/\/fhir\/(metadata|Appointment)/, () => {}); // an EHR that never answers
    await page.goto(reader.launchAddress());
    await page.getByRole('article').first().waitFor({ timeout: 30_000 });
    await expectText(page, '#main', 'Reading your schedule');
    await expectText(page, '#main', 'not chosen by your schedule');
  });

  it('reads with the keyboard alone: open, answer, reveal, mark, undo', async () => {
    const page = await openBrief();
    await page.keyboard.press(await keyOfQuestion(page));
    await page.getByText('How sure?').waitFor();
    await page.keyboard.press('2'); // says nothing before a choice is made
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('2');
    await expectText(page, '#main', /^You chose A, fairly sure\./);
    await page.getByRole('button', { name: 'Done', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expectText(page, '#main', 'Undo');
    await page.keyboard.press('u');
    await expectText(page, '#main', 'Mark undone.');
    expect(await page.getByRole('article').count()).toBe(3);
  });

  it('offers what is worth learning because two conditions meet in one patient', async () => {
    const page = await openBrief();
    await page.getByText(/more match$/).click();
    const together = page
      .getByRole('listitem')
      .filter({ hasText: 'On your list, together with CKD.' });
    await together.getByText('Hypertension + CKD').first().waitFor();
    await together.getByRole('button').first().click();
    await page.getByRole('radio').first().waitFor();
    await page.getByRole('button', { name: 'Back to the brief' }).click();
  });

  it('takes away by keyboard a topic that only words named, and undoes it', async () => {
    const [, , pediatrician] = reader.clinic.clinicians;
    const page = await newPage();
    const visit = { clinician: pediatrician?.id ?? '', patient: null };
    await page.goto(reader.world.launchUrl('sandbox-minimal', visit));
    await finishReading(page);
    const deny = page.getByRole('button', { name: /^Not this topic/ });
    const articles = page.getByRole('article');
    const heading = await articles.filter({ has: deny }).last().getByRole('heading').innerText();
    await deny.last().focus();
    await page.keyboard.press('Enter');
    await expectText(page, '#main', 'Undo');
    expect(await page.getByRole('heading', { name: heading }).count()).toBe(0);
    expect(await page.getByRole('article').count()).toBe(3);
    await page.keyboard.press('u');
    const back = articles.filter({ has: page.getByRole('heading', { name: heading }) });
    await back.getByRole('button', { name: /^Not this topic/ }).waitFor();
  });

  it('gives each budget what fits it', async () => {
    const page = await openBrief();
    await page.getByRole('radio', { name: '2 minutes' }).check();
    expect(await minutesShown(page)).toBeLessThanOrEqual(2);
    await page.getByRole('radio', { name: '15 minutes' }).check();
    expect(await page.getByRole('article').count()).toBe(3);
    expect(await minutesShown(page)).toBeLessThanOrEqual(15);
  });

  it('leads to a source only through the page that names its host', async () => {
    const page = await openBrief();
    await page.keyboard.press(await keyOfQuestion(page));
    await page.getByRole('button', { name: /bottom line/i }).click();
    const [airlock] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('a[target=_blank]').first().click(),
    ]);
    const way = airlock.getByRole('link', { name: /^Continue to / });
    await way.waitFor();
    expect(await way.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await way.getAttribute('href')).toMatch(/^https:\/\//);
    expect(await airlock.evaluate(() => opener === null)).toBe(true);
    await expectText(airlock, '#main', 'no referrer');
  });

  it('axe finds nothing, in light and dark, at 420 and 1200 px, and nothing runs over at 320', async () => {
    const page = await openBrief();
    await expectSoundInEveryLook(page);
    await expectNothingOver(page, 320);
  });
});

describe('when there is no brief to give', () => {
  it('an unknown EHR gets a page that says what IT must add, and not one request', async () => {
    const page = await newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.goto(
      `${reader.world.appUrl}/t/sandbox/?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=abc`,
    );
    await expectText(page, '#main', 'https://ehr.example/fhir');
    await expectText(page, '#main', 'add a tenant with exactly this issuer to the registry');
    await expectText(page, '#main', 'launch/issuer-unknown');
    expect(new Set(asked)).toEqual(new Set([reader.world.appUrl]));
  });

  it('a reload finds the code spent, and says to open it again from the EHR', async () => {
    const page = await openBrief();
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await expectText(page, '#main', 'Open again from your EHR');
    await page.getByRole('article').first().waitFor();
  });

  it('a launch from one patient’s chart reads no chart', async () => {
    const patient =
      reader.clinic.resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? '';
    const before = reader.world.accessLog().length;
    const page = await newPage();
    await page.goto(reader.launchAddress({ patient }));
    await expectText(page, '#main', 'no chart was read');
    expect(reader.world.accessLog().slice(before)).toEqual([]);
  });

  it('ending the session clears the page', async () => {
    const page = await openBrief();
    await page.getByRole('button', { name: 'End session' }).click();
    await page.getByText('Case patterns').waitFor({ state: 'detached' });
    expect(page.workers()).toHaveLength(0);
  });
});

interface Opening {
  readonly now?: Date;
}

/** The internist's brief, read to its end. */
async function openBrief(opening: Opening = {}): Promise<Page> {
  const page = await newPage(opening);
  await page.goto(reader.launchAddress());
  await finishReading(page);
  return page;
}

async function newPage(opening: Opening = {}): Promise<Page> {
  const context = await reader.sit(opening);
  return context.newPage();
}

/** The key that opens the first item with a question. */
async function keyOfQuestion(page: Page): Promise<string> {
  const items = await page.getByRole('article').allInnerTexts();
  return String(items.findIndex((text) => text.includes('Try the question')) + 1);
}

async function minutesShown(page: Page): Promise<number> {
  const texts = await page.locator('article .min').allInnerTexts();
  return texts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
}
