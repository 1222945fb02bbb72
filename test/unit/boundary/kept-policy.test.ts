import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as choices from '#boundary/kept-choices-policy.ts';
import * as kept from '#boundary/kept-policy.ts';
import * as store from '#boundary/store-policy.ts';
import type { Field } from '#boundary/record-policy.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { aLearning, anId } from '../../support/storage-rows.ts';

const tables = Object.entries({ ...kept, ...choices, ...store }).flatMap(([name, policy]) =>
  typeof policy === 'object'
    ? Object.entries<Field<unknown>>(policy.fields).map((row) => [name, ...row] as const)
    : [],
);

describe('the policy of door 2', () => {
  it.each(tables)('%s.%s says why it exists, and lives on the device', (name, _, field) => {
    expect(field.why).toMatch(/^[A-Z].{9,}\.$/);
    expect(field.lifetime).toBe(name === 'CARRY_OVER_HEADER' ? 'shared' : 'device');
  });

  it('lets no arbitrary value through, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(kept.isKeptRecord(value)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['what led to it', { trigger: 'schedule' }],
    ['how many visits', { visits: 3 }],
    ['the minute', { day: '2026-11-20T10:00' }],
    ['a patient’s number', { id: 'MRN00000001' }],
    ['free words for an item', { item: 'Mr. Smith' }],
  ])('refuses a learning entry that says %s', (_, parts) => {
    expect(kept.isKeptRecord({ ...aLearning(1) })).toBe(true);
    expect(kept.isKeptRecord({ ...aLearning(1), ...parts })).toBe(false);
  });

  it.each(['topic:hypertension', 'rule:af-ckd'])(
    'refuses a day or month within a quarter for %s, which only a schedule offers',
    (item) => {
      const ofSchedule = { ...aLearning(1), item };
      expect(kept.isKeptRecord({ ...ofSchedule, day: '2026-10-01' })).toBe(true);
      expect(kept.isKeptRecord({ ...ofSchedule, day: '2026-11-20' })).toBe(false);
      const mark = { kind: 'mark', item, mark: 'known', sensitive: false };
      expect(kept.isKeptRecord({ ...mark, month: '2026-10' })).toBe(true);
      expect(kept.isKeptRecord({ ...mark, month: '2026-11' })).toBe(false);
    },
  );

  it.each(ALL_TOPICS.filter(({ rare, sensitive }) => rare || sensitive))(
    'refuses $id as exposure and as veto, and a rare one as anything',
    ({ id, rare }) => {
      const exposure = { kind: 'exposure', topic: id, quarter: '2026-Q4', band: '11+' };
      expect(kept.isKeptRecord(exposure)).toBe(false);
      expect(kept.isKeptRecord({ kind: 'veto', topic: id, from: 'text' })).toBe(false);
      const entry = { ...aLearning(1), id: anId(1), item: `topic:${id}`, day: '2026-10-01' };
      expect(kept.isKeptRecord({ ...entry, sensitive: false })).toBe(false);
      expect(kept.isKeptRecord({ ...entry, sensitive: true })).toBe(!rare);
    },
  );
});
