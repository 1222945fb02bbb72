import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CALENDAR_END_TEXT, OWN_CHOICE_TEXT } from '#deidentified/ui/own-choice-sentences.ts';
import { expectText, seatReader } from '../support/reader.ts';
import { seatForFile } from '../support/seat-for-file.ts';
import { expectSoundInEveryLook } from '../support/sound.ts';
import { canariesIn, dumpDocument, followTraces, recordWorkers } from '../support/traces.ts';
import { aCalendar, anEntry } from '../unit/phi/calendar/calendar-text.ts';

/** An EHR without any way to a schedule. */
const reader = seatForFile(() =>
  seatReader({ otherwise: { schedule: ['own-choice', 'calendar-file'] } }),
);

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(reader.launchAddress());
  await page.getByRole('heading', { name: OWN_CHOICE_TEXT.title }).waitFor({ timeout: 15_000 });
  return page;
}

async function addSubject(page: Page, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: OWN_CHOICE_TEXT.about }).focus();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

describe('where the EHR gives no schedule', () => {
  it('the reader chooses subjects by keyboard, and everything of a brief works on them', async () => {
    const page = await open(await reader.sit());
    await addSubject(page, 'afib');
    await expectText(page, '#main', 'Atrial fibrillation');
    await page.keyboard.type('htn'); // the field is ready for the next
    await page.keyboard.press('Enter');
    await expectText(page, '#main', '2 of 12 subjects chosen.');
    await expectText(page, '#main', 'From your own choice, not your schedule.');
    await page.getByRole('radio', { name: '15 minutes' }).check();
    const cards = await page.getByRole('article').all();
    expect(cards.length).toBeGreaterThan(1);
    for (const card of cards.slice(0, 2))
      // the last place may be for what nobody chose
      expect(await card.innerText()).toContain('Your own choice; not chosen by your schedule.');
    await page.getByRole('button', { name: 'Try the question' }).first().click();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Fairly sure' }).click();
    await page.getByRole('button', { name: 'Back to the brief' }).click();
    await page.getByRole('button', { name: 'Save for later' }).first().click();
    await expectText(page, '#main', 'it waits in Review');
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    await page.getByRole('button', { name: 'Brief' }).click();
    await page.getByRole('button', { name: 'Remove Hypertension in adults' }).click();
    await expectText(page, '#main', '1 of 12 subjects chosen.');
    expect(
      await page.getByRole('combobox', { name: OWN_CHOICE_TEXT.about }).evaluate(isFocused),
    ).toBe(true);
  });

  it('a specialty and goals choose too', async () => {
    const page = await open(await reader.sit());
    await page.getByLabel('Specialty').first().selectOption('Cardiology');
    await expectText(page, '#main', 'From your own choice, not your schedule.');
    await expectText(page, '#main', 'Common in cardiology');
  });

  it('axe finds nothing, in light and dark, at 420 and 1200 px', async () => {
    const page = await open(await reader.sit());
    await addSubject(page, 'afib');
    await expectSoundInEveryLook(page);
  });
});

const PLANTED = ['CANARYaaaaaaaaaaaa', 'CANARYbbbbbbbbbbbb', 'CANARYcccccccccccc'] as const;
const CLINIC = aCalendar([
  anEntry(`${PLANTED[0]} - heart failure`, [
    'DTSTART:20261120T140000',
    `ATTENDEE;CN="${PLANTED[1]}":mailto:${PLANTED[1]}@example.org`,
    `DESCRIPTION:Call ${PLANTED[2]}`,
  ]),
  anEntry('COPD check', ['DTSTART:20261120T143000']),
]);

describe('where the tenant offers a calendar file', () => {
  it('it becomes the brief, and no word of it is anywhere but in the worker', async () => {
    const context = await reader.sit();
    const traces = followTraces(context, reader.world.ehrUrl);
    await recordWorkers(context);
    const page = await open(context);
    expect(page.workers()).toHaveLength(1); // it waits for the file
    const asked = traces.ehrRequests.length;
    await choose(page, 'CANARYnotacalendar.ics', 'Dear colleague');
    await expectText(page, '#main', CALENDAR_END_TEXT['not-a-calendar']);
    await choose(page, `${PLANTED[0]}.ics`, CLINIC);
    await expectText(page, '#main', 'From the calendar you opened, not your EHR.');
    await expectText(page, '#main', '2 of 2 entries name a subject.');
    expect(await page.locator('#main').evaluate(isFocused)).toBe(true);
    expect(page.workers()).toHaveLength(0);
    const dump = await dumpDocument(page);
    expect(dump['workerMessages']).toContain('heart-failure');
    expect(canariesIn([...Object.values(dump), ...traces.requests, ...traces.console])).toEqual([]);
    expect(traces.ehrRequests).toHaveLength(asked);
  });

  it('the worker that waits for it ends with the session', async () => {
    const page = await open(await reader.sit());
    expect(page.workers()).toHaveLength(1);
    await page.getByRole('button', { name: 'End session' }).first().click();
    await page.getByRole('heading', { name: 'Session ended' }).waitFor();
    expect(page.workers()).toHaveLength(0);
  });
});

async function choose(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page
    .getByLabel('Choose a calendar file')
    .setInputFiles({ name, mimeType: 'text/calendar', buffer });
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}
