import { describe, expect, it } from 'vitest';
import type { KeptRecord } from '#boundary/kept-policy.ts';
import { retained } from '#deidentified/storage/retention.ts';
import { aLearning, anId, aRecord, aRow, keptOf, PLAIN } from '../../../support/storage-rows.ts';

const TODAY = '2026-11-22';

const aNote = (day: string) =>
  aRecord({
    kind: 'note',
    id: anId(1),
    item: 'sglt2-inhibitor-egfr-dip',
    purpose: 'question',
    day,
    text: 'ask Kim',
    state: 'open',
    sensitive: false,
  });
const aMark = (month: string) =>
  aRecord({
    kind: 'mark',
    item: 'sglt2-inhibitor-egfr-dip',
    mark: 'known',
    month,
    sensitive: false,
  });
const anOutcome = (quarter: string) =>
  aRecord({ kind: 'outcome', item: 'a-card-of-ours', outcome: 'used', quarter, sensitive: false });
const aShowing = (week: string) => aRecord({ kind: 'shown', item: 'a-card-of-ours', week });
const anExposure = (quarter: string) =>
  aRecord({ kind: 'exposure', topic: PLAIN[0], quarter, band: '3-10' });
const settings = (learningMonths: number, noteMonths: number) =>
  aRecord({ kind: 'settings', budget: 5, askFirst: false, learningMonths, noteMonths });

const isKept = (record: KeptRecord, ...others: readonly KeptRecord[]): boolean =>
  retained(keptOf(...[record, ...others].map((found) => aRow(found, 1))), TODAY).has(
    aRow(record, 1).key,
  );

describe('what is kept, and until when', () => {
  it.each([
    ['learning of 24 months ago stays', aLearning(1, { day: '2024-11-01' }), true],
    ['learning of 25 months ago goes', aLearning(1, { day: '2024-10-31' }), false],
    ['a note of a quarter that began within 12 months stays', aNote('2026-01-01'), true],
    ['a note of a quarter that began before goes', aNote('2025-10-01'), false],
    ['a mark of 24 months ago stays', aMark('2024-11'), true],
    ['a mark of 25 months ago goes', aMark('2024-10'), false],
    ['exposure of a quarter that began within 24 months stays', anExposure('2025-Q1'), true],
    ['exposure of a quarter that began before goes', anExposure('2024-Q4'), false],
    ['what came of a card stays as long', anOutcome('2025-Q1'), true],
    ['what came of a card goes then', anOutcome('2024-Q4'), false],
    ['that a card was shown stays as long', aShowing('2024-W45'), true],
    ['that a card was shown goes then', aShowing('2024-W44'), false],
  ])('%s', (_, record, stays) => {
    expect(isKept(record)).toBe(stays);
  });

  it('the learner’s own terms stand instead', () => {
    const learning = aLearning(1, { day: '2026-09-30' });
    expect(isKept(learning, settings(2, 1))).toBe(true);
    expect(isKept(learning, settings(1, 1))).toBe(false);
    expect(isKept(aNote('2026-07-01'), settings(60, 1))).toBe(false);
    expect(isKept(aNote('2022-01-01'), settings(60, 60))).toBe(true);
  });

  it('what was taken back goes at the same time as what it took back', () => {
    const key = { ...aRow(aLearning(1, { day: '2024-10-31' }), 1) };
    expect(retained(new Map([[key.key, { ...key, record: null }]]), TODAY).size).toBe(0);
  });

  it('profile, settings and vetoes have no time and stay', () => {
    expect(isKept(settings(24, 12))).toBe(true);
    expect(isKept(aRecord({ kind: 'veto', topic: PLAIN[0], from: 'text' }))).toBe(true);
  });
});
