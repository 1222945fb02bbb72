import fc from 'fast-check';
import { isKeptRecord, type KeptRecord } from '#boundary/kept-policy.ts';
import { startOfQuarter } from '#boundary/learning-item.ts';
import { admit } from '#boundary/record-policy.ts';
import { KEPT_ROW, type KeptRow, keyOf, monthOf } from '#boundary/store-policy.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { type Kept, NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import { merge } from '#deidentified/storage/merge.ts';

/** Topics that may be kept by name. */
export const PLAIN = ALL_TOPICS.filter(({ rare, sensitive }) => !rare && !sensitive).map(
  ({ id }) => id,
);

/** A random name such as the store gives, made from a number. */
export function anId(number: number): string {
  return `id-${String(number).padStart(19, '0')}`;
}

/** A record as a policy of door 2 admits it, or the test is wrong. */
export function aRecord(parts: object): KeptRecord {
  if (!isKeptRecord(parts)) throw new Error('no policy of the store admits this record');
  return parts;
}

export function aLearning(number: number, parts: object = {}): KeptRecord {
  return aRecord({
    kind: 'learning',
    id: anId(number),
    item: 'sglt2-inhibitor-egfr-dip',
    day: '2026-11-20',
    mark: 'done',
    answer: 1,
    rating: null,
    minutes: 2,
    sensitive: false,
    ...parts,
  });
}

export function aRow(record: KeptRecord, turn: number): KeptRow {
  return rowOf({ key: keyOf(record), month: monthOf(record), turn, record });
}

/** What stands where a record was taken back. */
export function anEmptyRow(record: KeptRecord, turn: number): KeptRow {
  return rowOf({ key: keyOf(record), month: monthOf(record), turn, record: null });
}

function rowOf(parts: object): KeptRow {
  const row = admit(KEPT_ROW, parts);
  if (row === undefined) throw new Error('the policy refuses this row');
  return row;
}

export function keptOf(...rows: readonly KeptRow[]): Kept {
  return merge(NOTHING_KEPT, rows);
}

/* Few keys and few turns, so that copies of one record really meet. */

const topic = fc.constantFrom(...PLAIN.slice(0, 3));
const day = fc.constantFrom('2026-09-30', '2026-10-01', '2026-11-20');
const mark = fc.constantFrom('done', 'later', 'known', 'not-for-me');
const number = fc.integer({ min: 0, max: 5 });
const choice = { item: 'sglt2-inhibitor-egfr-dip', sensitive: false } as const;
const fixedDay = (id: number): string => `2026-0${id + 1}-15`; // an entry's day never changes

const record: fc.Arbitrary<KeptRecord> = fc.oneof(
  fc
    .record({ number, mark: fc.option(mark), minutes: fc.integer({ min: 0, max: 60 }) })
    .map(({ number: id, ...parts }) => aLearning(id, { day: fixedDay(id), ...parts })),
  fc
    .record({ number, text: fc.string({ minLength: 1, maxLength: 20 }) })
    .map(({ number: id, text }) =>
      aRecord({
        kind: 'note',
        id: anId(id),
        item: 'sglt2-inhibitor-egfr-dip',
        purpose: 'question',
        day: startOfQuarter(fixedDay(id)),
        text: `?${text}`,
        state: 'open',
        sensitive: false,
      }),
    ),
  fc
    .record({
      outcome: fc.constantFrom('used', 'will-use', 'not-relevant', 'question'),
      quarter: fc.constantFrom('2026-Q3', '2026-Q4'),
    })
    .map((parts) => aRecord({ kind: 'outcome', ...choice, ...parts })),
  fc
    .record({ topic, wish: fc.constantFrom('pin', 'mute', 'less', 'more') })
    .map((parts) =>
      aRecord({ kind: 'wish', about: `topic:${parts.topic}`, wish: parts.wish, sensitive: false }),
    ),
  fc
    .constantFrom('2026-W01', '2026-W40', '2026-W53')
    .map((week) => aRecord({ kind: 'shown', item: choice.item, week })),
  fc
    .record({
      topic,
      quarter: fc.constantFrom('2026-Q3', '2026-Q4'),
      band: fc.constantFrom('1-2', '3-10', '11+'),
    })
    .map((parts) => aRecord({ kind: 'exposure', ...parts })),
  fc.record({ topic, mark, day }).map(({ topic: id, day: on, ...parts }) =>
    aRecord({
      kind: 'mark',
      item: `topic:${id}`,
      month: startOfQuarter(on).slice(0, 7),
      sensitive: false,
      ...parts,
    }),
  ),
  topic.map((id) => aRecord({ kind: 'veto', topic: id, from: 'text' })),
  fc
    .record({
      budget: fc.constantFrom(2, 5, 15),
      askFirst: fc.boolean(),
      learningMonths: fc.integer({ min: 1, max: 60 }),
      noteMonths: fc.integer({ min: 1, max: 60 }),
    })
    .map((parts) => aRecord({ kind: 'settings', ...parts })),
);

/** Any row the store may hold, some of them taken back. */
const anyRow: fc.Arbitrary<KeptRow> = fc
  .record({ record, turn: fc.integer({ min: 1, max: 6 }), isTakenBack: fc.boolean() })
  .map(({ record: found, turn, isTakenBack }) =>
    isTakenBack && found.kind !== 'exposure' ? anEmptyRow(found, turn) : aRow(found, turn),
  );

/** Any record of a learner. */
export const anyKept: fc.Arbitrary<Kept> = fc
  .array(anyRow, { maxLength: 25 })
  .map((rows) => keptOf(...rows));
