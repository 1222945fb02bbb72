import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '#sandbox/ehr/meddles.ts';
import { SINGLY, status, when } from '../support/faults.ts';
import { huntCanaries, look, seatAtWrongEhr, untilSettled } from '../support/wrong-ehr.ts';

let ehr: Awaited<ReturnType<typeof seatAtWrongEhr>>;

beforeAll(async () => {
  ehr = await seatAtWrongEhr();
});
afterAll(async () => {
  await ehr.leave();
});

describe('a pane of the EHR, 320 pixels wide', () => {
  it.each([
    [
      'a kind of record is refused',
      all(SINGLY, when({ type: 'Observation' }, status(403))),
      '4 of 4 visits readable. Laboratory results could not be read.',
    ],
    [
      'the schedule is refused',
      when({ type: 'Appointment' }, status(403)),
      'Your EHR did not share a schedule',
    ],
  ])('says it all where %s, and nothing runs over', async (_, meddle, says) => {
    ehr.answerWith(meddle);
    const sitting = await ehr.sit();
    const { page } = sitting;
    await page.goto(ehr.paneAddress());
    const frame = await appFrame(page);
    await narrow(page, frame);
    await untilSettled(frame);
    expect((await look(frame)).words).toBe(says);
    for (const part of says.split('. '))
      expect(await frame.getByText(part).first().isVisible()).toBe(true);
    const { shown, taken } = await frame.evaluate(() => ({
      shown: innerWidth,
      taken: document.documentElement.scrollWidth,
    }));
    expect(shown).toBeLessThanOrEqual(320);
    expect(taken).toBeLessThanOrEqual(shown);
    const { violations } = await new AxeBuilder({ page }).include(IN_FRAME).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await huntCanaries({ ...sitting, page: frame })).toEqual([]);
    await sitting.context.close();
  });
});

describe('a pane that lets the app keep nothing', () => {
  it('where it is a sandbox without an origin, has a sentence and a next step', async () => {
    const { page, context } = await ehr.sit();
    await page.goto(ehr.paneAddress());
    await page.locator('iframe').evaluate(
      (pane, [flags, address]) => {
        pane.setAttribute('sandbox', flags);
        pane.setAttribute('src', address);
      },
      [SANDBOX, ehr.launchAddress()] as const,
    );
    const frame = await launchFrame(page);
    const words = frame.getByText(
      'If this stays, the page could not start: open Foreword again from your EHR, in a window of its own',
    );
    await page.waitForTimeout(1000); // a page that can start has started by now
    await words.waitFor();
    expect(await frame.evaluate(() => origin)).toBe('null'); // it was shut in
    await context.close();
  });

  it('where session storage is denied, says so and what to do', async () => {
    const { page, context } = await ehr.sit();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(ehr.paneAddress());
    const frame = await launchFrame(page);
    await frame.getByText('This browser would not let Foreword sign in').waitFor();
    expect(await frame.getByText('Open Foreword in a window of its own').isVisible()).toBe(true);
    expect(await frame.getByText('launch/storage-unavailable').isVisible()).toBe(true);
    await context.close();
  });
});

const SANDBOX = 'allow-scripts allow-forms';

const IN_FRAME = ['iframe[name=foreword]', 'html'];

async function launchFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('the pane holds no document');
  return frame;
}

async function appFrame(page: Page): Promise<Frame> {
  const frame = await launchFrame(page);
  await frame.waitForURL(/app\.html/);
  return frame;
}

/** Draws the handle of the pane to its end, by keyboard. */
async function narrow(page: Page, frame: Frame): Promise<void> {
  await page.locator('.handle').focus();
  const width = () => frame.evaluate(() => innerWidth);
  for (let presses = 0; presses < 40 && (await width()) > 320; presses += 1)
    await page.keyboard.press('ArrowRight');
}
