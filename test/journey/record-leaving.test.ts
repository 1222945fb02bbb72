import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectText } from '../support/reader.ts';
import { FRIDAY_MORNING } from '../support/world.ts';
import { seatForFile } from '../support/seat-for-file.ts';
import {
  endSession,
  expectSound,
  handedOver,
  markFirst,
  openBrief,
  openRecord,
  PASSPHRASE,
  remember,
  seatLearner,
} from './a-learner.ts';

const reader = seatForFile(seatLearner);

describe('End session', () => {
  it('ends at once where nothing would be lost, and the page goes with it', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await endSession(page);
    await page.getByRole('heading', { name: 'Session ended' }).waitFor();
    await page.goBack().catch(() => null);
    expect(await page.getByText('Case patterns').count()).toBe(0);
    expect(await page.getByRole('article').count()).toBe(0);
  });

  it('says first what would be lost, and takes it along', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await markFirst(page);
    await page.getByRole('button', { name: 'End session' }).click();
    await expectText(page, '#main', 'One thing you learned or marked is kept nowhere.');
    const group = page.getByRole('group', { name: 'Before the session ends' });
    await group.getByRole('button', { name: 'Take my record along' }).click();
    await group.getByLabel('Passphrase').fill(PASSPHRASE);
    await group.getByLabel('Again').fill(PASSPHRASE);
    const download = await handedOver(page, () =>
      group.getByRole('button', { name: 'Save the file' }).click(),
    );
    expect(download.suggestedFilename()).toMatch(/^foreword-record-\d{4}-\d{2}-\d{2}\.json$/);
    await group.getByText('Nothing would be lost.').waitFor();
    await endSession(page);
  });

  it('goes without, where the reader says so', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await markFirst(page);
    await page.getByRole('button', { name: 'End session' }).click();
    await page.getByRole('button', { name: 'End without' }).click();
    await page.waitForURL(/\/ended\.html$/);
    const next = await openBrief(reader, context);
    await expectText(next, '#main', 'Not kept on this computer');
  });
});

describe('a page that nobody touches', () => {
  it('warns for a minute, goes on where the reader stays, and else ends and locks the record', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    const title = await markFirst(page);
    await remember(page);
    await afterMinutes(page, 9.2);
    const dialog = page.getByRole('alertdialog', { name: 'Still there?' });
    await dialog.waitFor();
    await expectText(page, 'dialog[open]', 'Your record is kept, and locked.');
    await expectSound(page);
    await page.keyboard.press('Enter'); // the focus is on "Stay"
    await dialog.waitFor({ state: 'hidden' });
    await afterMinutes(page, 18.5);
    await dialog.waitFor();
    await afterMinutes(page, 19.3);
    await page.waitForURL(/\/ended\.html$/);
    const next = await openBrief(reader, context);
    await openRecord(next);
    expect(await next.getByRole('heading', { name: title }).count()).toBe(0);
  });

  it('that slept through its time ends as it wakes', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await afterMinutes(page, 60 * 8);
    await page.waitForURL(/\/ended\.html$/);
  });

  /** The clock of the computer, so many minutes after it was opened. */
  async function afterMinutes(page: Page, minutes: number): Promise<void> {
    await page.clock.setFixedTime(new Date(FRIDAY_MORNING.getTime() + minutes * 60_000));
  }
});

describe('Forget everything', () => {
  it('asks twice, erases the record, and says what it does not reach', async () => {
    const context = await reader.sit();
    const page = await openBrief(reader, context);
    await markFirst(page);
    await remember(page);
    await page.getByRole('button', { name: 'Privacy' }).first().click();
    await page.getByRole('button', { name: 'Forget everything…' }).click();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.waitForURL(/\/forgotten\.html$/);
    await expectText(page, 'body', 'Files you took along are not reached');
    const next = await openBrief(reader, context);
    await expectText(next, '#main', 'Not kept on this computer');
    expect(await next.evaluate(() => indexedDB.databases())).toEqual([]);
    expect(await next.evaluate(() => localStorage.length)).toBe(0);
  });

  it('leaves the record of somebody else where it is', async () => {
    const context = await reader.sit();
    const first = await openBrief(reader, context);
    await markFirst(first);
    await remember(first);
    await endSession(first);
    const second = await openBrief(reader, context);
    await markFirst(second);
    await second.getByRole('button', { name: 'Yes, with a passphrase' }).click();
    await second.getByLabel('Passphrase').fill('another set of words');
    await second.getByLabel('Again').fill('another set of words');
    await second.keyboard.press('Enter');
    await expectText(second, '#main', 'Your learning is remembered on this computer');
    await second.getByRole('button', { name: 'Privacy' }).first().click();
    await second.getByRole('button', { name: 'Forget everything…' }).click();
    await second.getByRole('button', { name: 'Erase everything' }).click();
    await second.waitForURL(/\/ended\.html$/); // not the page that clears the whole site
    await openRecord(await openBrief(reader, context));
  });

  it('in one window leaves another its session in memory, and says so at its next mark', async () => {
    const context = await reader.sit();
    const one = await openBrief(reader, context);
    await markFirst(one);
    await remember(one);
    const two = await openBrief(reader, context);
    await openRecord(two);
    await one.getByRole('button', { name: 'Privacy' }).first().click();
    await one.getByRole('button', { name: 'Forget everything…' }).click();
    await one.getByRole('button', { name: 'Erase everything' }).click();
    await one.waitForURL(/\/forgotten\.html$/);
    await markFirst(two);
    await expectText(two, '#main', 'The record was forgotten or replaced in another window.');
  });
});
