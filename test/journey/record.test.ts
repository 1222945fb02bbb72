import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectText } from '../support/reader.ts';
import { expectSoundInEveryLook } from '../support/sound.ts';
import { seatForFile } from '../support/seat-for-file.ts';
import {
  bringBack,
  endSession,
  handedOver,
  markFirst,
  openBrief,
  openRecord,
  PASSPHRASE,
  remember,
  seatLearner,
} from './a-learner.ts';

const reader = seatForFile(seatLearner);

describe('a learner who asks to be remembered', () => {
  it('is asked after the first mark, and finds it in force in the next session, once the record is open', async () => {
    const context = await reader.sit();
    const first = await openBrief(reader, context);
    expect(await first.getByText('Remember my learning on this computer?').count()).toBe(0);
    const title = await markFirst(first);
    await expectText(first, '#main', 'may be discoverable');
    await remember(first);
    await endSession(first);

    const second = await openBrief(reader, context);
    await expectText(second, '#main', 'A record is kept on this computer, locked.');
    expect(await second.getByRole('heading', { name: title }).count()).toBe(1);
    await openRecord(second);
    await second.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
    expect(await second.getByRole('article').count()).toBe(3);
  });

  it('is not asked again in a session once put away, and can still ask', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await markFirst(page);
    await page.getByRole('button', { name: 'Not now' }).click();
    await markFirst(page);
    expect(await page.getByText('Remember my learning on this computer?').count()).toBe(0);
    await page.getByRole('button', { name: 'Remember my learning' }).click();
    await expectText(page, '#main', 'Remember my learning on this computer?');
  });

  it('does all of it by keyboard', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await page.getByRole('button', { name: 'Done', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Yes, with a passphrase' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Tab');
    await page.keyboard.type('something else');
    await page.keyboard.press('Enter');
    await expectText(page, '#main', 'The two are not the same.');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expectText(page, '#main', 'Your learning is remembered on this computer');
    expect(await focusedText(page)).toContain('Your learning is remembered');
  });

  it('leaves a second clinician nothing to see but that a record is there', async () => {
    const context = await reader.sit();
    const first = await openBrief(reader, context);
    const title = await markFirst(first);
    await remember(first);
    await endSession(first);
    const [, , pediatrician] = reader.clinic.clinicians;
    const launch = reader.world.launchUrl('sandbox-minimal', {
      clinician: pediatrician?.id ?? '',
      patient: null,
    });
    const second = await openBrief(reader, context, launch);
    await expectText(second, '#main', 'A record is kept on this computer, locked.');
    expect(await second.content()).not.toContain(title);
    await second.getByRole('button', { name: 'Open my record' }).click();
    await second.getByLabel('Passphrase').fill('another set of words');
    await second.keyboard.press('Enter');
    await expectText(second, '#main', 'This passphrase opens no record on this computer.');
  });

  it('opens it with a passkey that keeps a secret', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, await withPasskeys(context));
    const title = await markFirst(page);
    await page.getByRole('button', { name: 'Yes, with a passkey' }).click();
    await expectText(page, '#main', 'Your learning is remembered on this computer');
    await page.goto(reader.launchAddress());
    await expectText(page, '#main', 'A record is kept on this computer, locked.');
    await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByRole('button', { name: 'Open my record' }).click();
    await page.getByRole('button', { name: 'Use my passkey' }).click();
    await expectText(page, '#main', 'Your record is open');
    expect(await page.getByRole('heading', { name: title }).count()).toBe(0);
  });
});

describe('a learner who moves to another computer', () => {
  it('takes the record along in one click and brings it back in two, besides its passphrase', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    const title = await markFirst(page);
    await remember(page);
    const download = await handedOver(page, () =>
      page.getByRole('button', { name: 'Take my record along' }).click(),
    );
    expect(download.suggestedFilename()).toBe('foreword-record-2026-11-20.json');
    const file = await download.path();
    const elsewhere = await reader.sit();
    const fresh = await openBrief(reader, elsewhere);
    expect(await fresh.getByRole('heading', { name: title }).count()).toBe(1);
    await bringBack(fresh, file);
    await expectText(fresh, '#main', 'Your record is here until this session ends.');
    expect(await fresh.getByRole('heading', { name: title }).count()).toBe(0);
    await elsewhere.close();
  });

  it('is told in words when a file is not one', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    const buffer = Buffer.from('{}');
    await bringBack(page, { name: 'x.json', mimeType: 'application/json', buffer });
    await expectText(page, '#main', 'This is not a record of Foreword.');
  });
});

describe('every state of the record', () => {
  it('is sound to axe, in light and dark, at 420 and 1200 px', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await markFirst(page);
    await expectSoundInEveryLook(page); // asked
    await page.getByRole('button', { name: 'Yes, with a passphrase' }).click();
    await page.getByRole('button', { name: 'Remember', exact: true }).click();
    await expectSoundInEveryLook(page); // refused
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'End session' }).first().click();
    await expectSoundInEveryLook(page); // something would be lost
    await page.getByRole('button', { name: 'Stay' }).click();
    await remember(page);
    await expectSoundInEveryLook(page); // open
    await page.getByRole('button', { name: 'Privacy' }).first().click();
    await page.getByRole('button', { name: 'Forget everything…' }).click();
    await expectSoundInEveryLook(page); // kept, and about to be forgotten
    await endSession(page);
    const locked = await openBrief(reader, context);
    await locked.getByRole('button', { name: 'Open my record' }).click();
    await expectSoundInEveryLook(locked); // locked
  });
});

async function focusedText(page: Page): Promise<string> {
  return await page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** A context whose pages find a passkey with PRF at hand, as on a computer with a fingerprint reader. */
async function withPasskeys(seat: BrowserContext): Promise<BrowserContext> {
  seat.on('page', (page) => {
    void addAuthenticator(seat, page);
  });
  return Promise.resolve(seat);
}

async function addAuthenticator(seat: BrowserContext, page: Page): Promise<void> {
  const session = await seat.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
