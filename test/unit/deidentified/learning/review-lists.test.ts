import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_MARK } from '#boundary/kept-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { dayAfter } from '#deidentified/learning/days.ts';
import type { Mark } from '#deidentified/learning/mark.ts';
import { listDue, listRead, listSaved } from '#deidentified/learning/review-lists.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { aCard, aMemory, aPack } from '../../../support/builders.ts';

const TODAY = '2026-11-20';

const cards = [
  aCard('asthma-one', { topics: ['asthma'] }),
  aCard('asthma-two', { topics: ['asthma'] }),
  aCard('asthma-three', { topics: ['asthma'] }),
  aCard('gout-one', { topics: ['monoarthritis-gout'] }),
];
const catalog = indexPack(aPack(cards));

const memory = (card: string, parts: Partial<CardMemory> = {}) => aMemory(card, TODAY, parts);

const due = (memories: readonly CardMemory[], coming: readonly string[] | null = null) =>
  listDue(memories, { today: TODAY, coming: coming && new Set(coming), catalog });

const named = (marks: readonly (readonly [item: string, mark: Mark])[]) =>
  marks.map(([item, mark]) => ({ item, mark }));

function keptMark(item: string, mark: string, month: string) {
  const kept = admit(KEPT_MARK, { kind: 'mark', item, mark, month, sensitive: false });
  if (kept === undefined) throw new Error('no door admits this mark');
  return kept;
}

describe('what is due', () => {
  it('says of each why it stands there: answered, missed, or called known and to be checked', () => {
    const { now } = due([
      memory('asthma-one'),
      memory('asthma-two', { isCheck: true, lastRating: 'easy' }),
      memory('gout-one', { lastRating: 'again' }),
    ]);
    expect(now.map(({ card, why }) => [card.id, why])).toEqual([
      ['asthma-one', 'answered'],
      ['asthma-two', 'check'],
      ['gout-one', 'missed'],
    ]);
  });

  it('opens another card where one was missed, and the same card where there is no other', () => {
    const { now } = due([
      memory('asthma-one', { lastRating: 'again' }),
      memory('gout-one', { lastRating: 'again' }),
    ]);
    expect(now.map(({ card, opens }) => [card.id, opens.id])).toEqual([
      ['asthma-one', 'asthma-three'],
      ['gout-one', 'gout-one'],
    ]);
  });

  it('never opens one card from two rows', () => {
    const { now } = due([
      memory('asthma-one', { lastRating: 'again' }),
      memory('asthma-two', { lastRating: 'again', last: dayAfter(TODAY, -9) }),
      memory('asthma-three', { last: dayAfter(TODAY, -30) }),
    ]);
    const opened = now.map(({ opens }) => opens.id);
    expect(new Set(opened).size).toBe(3);
  });

  it('sets apart what waits for a matching visit, and hides none of it', () => {
    const memories = [memory('asthma-one'), memory('gout-one')];
    const { now, waiting } = due(memories, ['asthma']);
    expect(now.map(({ card, state }) => [card.id, state])).toEqual([['asthma-one', 'due']]);
    expect(waiting.map(({ card }) => card.id)).toEqual(['gout-one']);
    expect(due(memories).now).toHaveLength(2);
  });

  it('names the days until the next one, counting no card that these packs do not hold', () => {
    const later = (card: string, days: number) => memory(card, { due: dayAfter(TODAY, days) });
    expect(due([later('asthma-one', 9), later('gout-one', 3), later('card-gone', 1)]).nextIn).toBe(
      3,
    );
    expect(due([]).nextIn).toBeNull();
  });

  it('lists every review of the day once, whatever comes', () => {
    const someMemory = fc.record({
      card: fc.constantFrom('asthma-one', 'asthma-two', 'asthma-three', 'gout-one', 'card-gone'),
      ago: fc.integer({ min: 1, max: 400 }),
      in: fc.integer({ min: -100, max: 30 }),
      lastRating: fc.constantFrom('again', 'hard', 'good', 'easy'),
    });
    const memories = fc
      .uniqueArray(someMemory, { selector: ({ card }) => card })
      .map((all) =>
        all.map(({ card, ago, in: days, lastRating }) =>
          memory(card, { last: dayAfter(TODAY, -ago), due: dayAfter(TODAY, days), lastRating }),
        ),
      );
    const coming = fc.option(fc.subarray(['asthma', 'monoarthritis-gout']));
    fc.assert(
      fc.property(memories, coming, (all, topics) => {
        const { now, waiting } = due(all, topics);
        const listed = [...now, ...waiting].map(({ card }) => card.id);
        const ripe = all.filter((one) => one.due <= TODAY && one.card !== 'card-gone');
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed).toEqual(expect.arrayContaining(ripe.map(({ card }) => card)));
        const opened = [...now, ...waiting].map(({ opens }) => opens.id);
        expect(new Set(opened).size).toBe(opened.length);
      }),
    );
  });
});

describe('what is saved', () => {
  it('is what was put off until later, before and in this session, the latest first', () => {
    const kept = [keptMark('card-a', 'later', '2026-09'), keptMark('card-b', 'later', '2026-10')];
    expect(listSaved(kept, named([['card-c', 'later']]))).toEqual([
      { item: 'card-c', month: null },
      { item: 'card-b', month: '2026-10' },
      { item: 'card-a', month: '2026-09' },
    ]);
  });

  it.each<[string, readonly (readonly [string, Mark])[], readonly string[]]>([
    ['marked otherwise since: no more', [['card-a', 'done']], []],
    ['put off again: once', [['card-a', 'later']], ['card-a']],
    [
      'its topic denied: still',
      [
        ['card-a', 'later'],
        ['card-a', 'not-this-topic'],
      ],
      ['card-a'],
    ],
  ])('%s', (_, marks, saved) => {
    const kept = [keptMark('card-a', 'later', '2026-09'), keptMark('card-z', 'known', '2026-09')];
    expect(listSaved(kept, named(marks)).map(({ item }) => item)).toEqual(saved);
  });
});

describe('what was read', () => {
  const learned = (item: string, ago: number) => ({ item, day: dayAfter(TODAY, -ago) });
  const read = (learning: readonly ReturnType<typeof learned>[], now: readonly string[] = []) =>
    listRead(learning, { now, memories: [memory('card-a')], today: TODAY });

  it('stands once, by its last day, the latest first, with the day its question is due', () => {
    expect(read([learned('card-b', 3), learned('card-a', 1), learned('card-b', 9)])).toMatchObject([
      { item: 'card-a', day: dayAfter(TODAY, -1), due: TODAY },
      { item: 'card-b', day: dayAfter(TODAY, -3), due: null },
    ]);
  });

  it('holds what this session read and does not note, and says so', () => {
    expect(read([learned('card-a', 0)], ['card-a', 'card-c'])).toMatchObject([
      { item: 'card-a', isNoted: true },
      { item: 'card-c', day: TODAY, isNoted: false },
    ]);
  });

  it('says only the quarter of sources, which a schedule alone puts before a reader', () => {
    const [row] = read([{ item: 'topic:asthma', day: '2026-10-01' }]);
    expect(row).toMatchObject({ isQuarter: true });
  });

  it('does not depend on the order of entries, nor on copies of them', () => {
    const entry = fc
      .tuple(fc.constantFrom('card-a', 'card-b', 'card-c'), fc.integer({ min: 0, max: 40 }))
      .map(([item, ago]) => learned(item, ago));
    fc.assert(
      fc.property(fc.array(entry), fc.array(fc.nat()), (entries, keys) => {
        const shuffled = entries
          .map((one, at) => ({ one, key: keys[at % Math.max(1, keys.length)] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(read([...shuffled, ...shuffled])).toEqual(read(entries));
      }),
    );
  });
});
