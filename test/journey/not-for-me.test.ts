import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pastRecord } from '../support/past-record.ts';
import { seatForFile } from '../support/seat-for-file.ts';
import { bringRecordBack, openBrief, openRecord, PASSPHRASE, remember } from './a-learner.ts';

const reader = seatForFile();
let record: string;

beforeAll(async () => {
  record = await pastRecord(PAST, PASSPHRASE);
});

/** Of two days, one card each on hypertension. */
const PAST = {
  '2026-11-09': [{ type: 'marked', item: 'creatinine-after-acei-or-arb', mark: 'not-for-me' }],
  '2026-11-10': [
    { type: 'marked', item: 'aldosteronism-in-resistant-hypertension', mark: 'not-for-me' },
  ],
} as const;

const onIt = (page: Page) =>
  page.getByRole('article').filter({ hasText: 'Hypertension in adults' });

describe('a reader who twice said "not for me" of a topic', () => {
  it('has none of it at the next launch, and has it back in two clicks', async () => {
    const context = await reader.sit();
    const first = await openBrief(reader, context);
    await onIt(first).waitFor();
    await bringRecordBack(first, record);
    await onIt(first).waitFor({ state: 'detached' });
    await first.getByRole('button', { name: 'Remember my learning' }).first().click();
    await remember(first);

    const next = await openBrief(reader, context);
    await onIt(next).waitFor();
    await openRecord(next);
    await onIt(next).waitFor({ state: 'detached' });
    await next.getByRole('button', { name: 'Review', exact: true }).click();
    await next.getByRole('button', { name: /^Bring back Hypertension/ }).click();
    await next.getByRole('button', { name: 'Brief', exact: true }).click();
    await onIt(next).waitFor();
    expect(await next.getByRole('article').count()).toBe(3);
  });
});
