import type { BrowserContext, Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { finishReading } from '../support/reader.ts';
import { ATHENA_FLAGS, LEAST_FLAGS, openShell } from '../support/shell.ts';
import { look } from '../support/wrong-ehr.ts';
import { markFirst, openRecord, remember, seatLearner } from './a-learner.ts';

/* Foreword in the frames that EHRs put it in, one at a time and two at once. */

let reader: Awaited<ReturnType<typeof seatLearner>>;
let context: BrowserContext;

beforeAll(async () => {
  reader = await seatLearner();
});
afterAll(async () => {
  await reader.leave();
});
afterEach(async () => {
  await context.close();
});

describe('a frame that may not navigate the window around it', () => {
  it.each([
    ['with what athenahealth allows', ATHENA_FLAGS],
    ['with no windows and no files either', LEAST_FLAGS],
  ])('signs in within itself and reads a brief, %s', async (_, flags) => {
    const { page, frames } = await framed([reader.launchAddress()], flags);
    await settled(frames);
    expect(page.url()).toBe(shellAddress());
    expect((await look(only(frames))).words).toMatch(/^4 of 4 visits readable/);
  });

  it('that opens no window shows the address of a source that was asked for, to copy', async () => {
    const { frames } = await framed([reader.launchAddress()], LEAST_FLAGS);
    await settled(frames);
    const frame = only(frames);
    await openFirstCard(frame);
    await frame.locator('a[target=_blank]').first().click();
    const address = frame.getByLabel(/^Address of the source/);
    await address.waitFor();
    expect(await address.inputValue()).toMatch(/^https:\/\//);
    expect(context.pages()).toHaveLength(1);
    await address.focus();
    expect(await frame.evaluate(() => getSelection()?.toString())).toBe(await address.inputValue());
  });

  it('that saves no file is told where a file can be had', async () => {
    const { frames } = await framed([reader.launchAddress()], LEAST_FLAGS);
    await settled(frames);
    const frame = only(frames);
    await frame.getByRole('button', { name: 'Privacy', exact: true }).click();
    await frame.getByRole('button', { name: 'Take the ledger as a file' }).click();
    await frame.getByText('If no file appears').first().waitFor();
  });
});

describe('two instances in one window, with one session storage', () => {
  it('launched at once by two clinicians, show each their own brief', async () => {
    const { frames } = await framed(bothLaunches());
    await settled(frames);
    const said = await Promise.all(frames.map(async (frame) => (await look(frame)).words));
    expect(said[0]).toMatch(/^4 of 4 visits readable/);
    expect(said[1]).toMatch(/^No visits/);
  });

  it('that come back with each other’s answers show nobody’s brief, and say to open Foreword again', async () => {
    context = await reader.sit();
    await crossAnswers();
    const { frames } = await openShell(context, {
      launches: bothLaunches(),
      flags: null,
      address: shellAddress(),
    });
    for (const frame of frames) {
      await frame.getByText('The EHR declined the sign-in').first().waitFor();
      const { fromSchedule, next } = await look(frame);
      expect(fromSchedule).toBe(false);
      expect(next).toMatch(/again from your EHR/i);
    }
  });

  it('end by themselves: the other goes on', async () => {
    const { frames } = await framed([reader.launchAddress(), reader.launchAddress()]);
    await settled(frames);
    const [one, other] = frames;
    await one?.getByRole('button', { name: 'End session' }).first().click();
    await one?.waitForURL(/\/ended\.html$/);
    await openFirstCard(only([...frames].reverse()));
    expect(other?.url()).toMatch(/app\.html$/);
  });

  it('one of which is opened again, do not take the other’s answer or its brief', async () => {
    const { frames } = await framed([reader.launchAddress(), reader.launchAddress()]);
    await settled(frames);
    const [one, other] = frames;
    await one?.evaluate(() => {
      location.reload();
    });
    await one?.getByText('This session is over').first().waitFor();
    expect((await look(other ?? only([]))).fromSchedule).toBe(true);
  });

  it('share the learner’s record, and neither loses what the other adds', async () => {
    const { frames } = await framed([reader.launchAddress(), reader.launchAddress()]);
    await settled(frames);
    const [one, other] = [only(frames), only([...frames].reverse())];
    const first = await markFirst(one);
    await remember(one);
    await other.goto(reader.launchAddress());
    await finishReading(other);
    await openRecord(other);
    const second = await markFirst(other);
    const third = await markFirst(one);
    await other.goto(reader.launchAddress());
    await finishReading(other);
    await openRecord(other);
    await other.getByRole('heading', { name: first }).waitFor({ state: 'detached' });
    for (const title of [first, second, third])
      expect(await other.getByRole('heading', { name: title }).count()).toBe(0);
  });

  it('hear nothing of the sources that the other opens', async () => {
    const { frames } = await framed([reader.launchAddress(), reader.launchAddress()]);
    await settled(frames);
    const [one, other] = [only(frames), only([...frames].reverse())];
    await openFirstCard(one);
    const [airlock] = await Promise.all([
      context.waitForEvent('page'),
      one.locator('a[target=_blank]').first().click(),
    ]);
    await airlock.getByText('You are leaving Foreword').waitFor();
    await one.getByRole('button', { name: 'Privacy', exact: true }).click();
    await one.getByText('source page', { exact: true }).first().waitFor();
    await other.getByRole('button', { name: 'Privacy', exact: true }).click();
    await other.getByRole('heading', { name: 'Egress ledger' }).waitFor();
    expect(await other.getByText('source page', { exact: true }).count()).toBe(0);
  });
});

const shellAddress = () => `${reader.world.ehrUrl}/`;

/** The internist, with four visits, and a colleague, who has none. */
function bothLaunches(): readonly string[] {
  const [colleague, internist] = reader.clinic.clinicians;
  return [internist, colleague].map((clinician) =>
    reader.world.launchUrl('sandbox-minimal', { clinician: clinician?.id ?? '', patient: null }),
  );
}

async function framed(launches: readonly string[], flags: string | null = null) {
  context = await reader.sit();
  return openShell(context, { launches, flags, address: shellAddress() });
}

async function openFirstCard(frame: Frame): Promise<void> {
  await frame.locator('article .opener').first().click();
  await frame.getByRole('button', { name: /bottom line/i }).click();
  await frame.locator('a[target=_blank]').first().waitFor();
}

async function settled(frames: readonly Frame[]): Promise<void> {
  await Promise.all(frames.map((frame) => finishReading(frame)));
}

function only([frame]: readonly Frame[]): Frame {
  if (frame === undefined) throw new Error('the shell has no frame');
  return frame;
}

/** Each launch waits at the EHR's door until both are there; then what one has left in session storage lies under the other's name. */
async function crossAnswers(): Promise<void> {
  const waiting: Frame[] = [];
  let bothThere: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    bothThere = resolve;
  });
  await context.route(/\/oauth\/authorize\?/, async (route) => {
    waiting.push(route.request().frame());
    if (waiting.length === 2) {
      await only(waiting).evaluate(() => {
        const [one = '', other = ''] = Object.keys(sessionStorage);
        const left = [sessionStorage.getItem(one) ?? '', sessionStorage.getItem(other) ?? ''];
        sessionStorage.setItem(one, left[1] ?? '');
        sessionStorage.setItem(other, left[0] ?? '');
      });
      bothThere();
    }
    await both;
    await route.continue();
  });
}
