import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { dayAfter, dayNumber } from '#deidentified/learning/days.ts';
import { recall } from '#deidentified/learning/forgetting-curve.ts';
import { REVIEW } from '#deidentified/learning/review-bounds.ts';
import {
  deriveMemories,
  type PastAnswer,
  tallyAhead,
} from '#deidentified/learning/review-schedule.ts';
import { answered, someDay, someLearning, TODAY } from './some-learning.ts';

const first = (learning: readonly PastAnswer[], today = TODAY): CardMemory | undefined =>
  deriveMemories(learning, today).find(({ card }) => card === 'first-card');
const days = (count: number): string => dayAfter('2026-09-01', count);

describe('when a card is due again', () => {
  it.each([
    ['again', 1],
    ['hard', 2],
    ['good', 3],
    ['easy', 8],
  ] as const)('after a first answer that was "%s", in %i days', (rating, after) => {
    const memory = first([answered(days(0), rating)]);
    expect(memory).toMatchObject({ answers: 1, lastRating: rating, due: days(after) });
  });

  it('is when recall has fallen to what is asked for', () => {
    const memory = first([0, 3, 12].map((day) => answered(days(day), 'good')));
    expect(memory?.answers).toBe(3);
    const interval = dayNumber(memory?.due ?? '') - dayNumber(days(12));
    expect(interval).toBeGreaterThan(20);
    expect(recall(interval, memory?.stability ?? 0)).toBeCloseTo(REVIEW.retention, 2);
  });

  it('is at most a year later, however well it is known', () => {
    const learning = [0, 300, 650, 1010].map((day) =>
      answered(dayAfter('2023-01-01', day), 'easy'),
    );
    expect(first(learning)?.due).toBe(dayAfter('2023-01-01', 1010 + 365));
  });

  it('is later the better it went', () => {
    fc.assert(
      fc.property(someLearning, (learning) => {
        const dues = (['again', 'hard', 'good', 'easy'] as const).map(
          (rating) => first([...learning, answered('2027-12-01', rating)], '2027-12-01')?.due ?? '',
        );
        expect(dues).toEqual(dues.toSorted());
      }),
    );
  });

  it('stays where it was after a miss on the day before, though the miss alone would put it later', () => {
    const answers = [0, 3, 14, 50].map((day) => answered(days(day), 'good'));
    const { due = '' } = first(answers, '2027-12-31') ?? {};
    const miss = (day: string) =>
      first([...answers, answered(day, 'again')], '2027-12-31')?.due ?? '';
    expect(dayNumber(miss(due)) - dayNumber(due)).toBeGreaterThan(1);
    expect(miss(dayAfter(due, -1))).toBe(due);
  });

  it('is never made later by a wrong answer before it', () => {
    fc.assert(
      fc.property(someLearning, fc.nat(), (learning, wait) => {
        const past = learning.filter(({ day }) => day <= TODAY);
        const before = first(past);
        fc.pre(before !== undefined);
        const interval = dayNumber(before.due) - dayNumber(before.last);
        fc.pre(interval > 1);
        const day = dayAfter(before.last, 1 + (wait % (interval - 1)));
        const after = first([...past, answered(day, 'again')], dayAfter(TODAY, 400));
        expect(after?.last).toBe(day);
        expect((after?.due ?? 'none') <= before.due).toBe(true);
      }),
    );
  });

  it('is after the day of the last answer', () => {
    fc.assert(
      fc.property(someLearning, someDay, (learning, today) => {
        for (const { due, last } of deriveMemories(learning, today)) expect(due > last).toBe(true);
      }),
    );
  });
});

describe('what a learning record says', () => {
  it('nothing where it is empty', () => {
    expect(deriveMemories([], TODAY)).toEqual([]);
  });

  it.each(['done', 'later', 'not-for-me', null] as const)(
    'nothing of a card that was marked %s and not answered',
    (mark) => {
      expect(deriveMemories([{ ...answered(days(0), null), mark }], TODAY)).toEqual([]);
    },
  );

  it('nothing of the sources of a topic, or of a rule', () => {
    const learning = ['topic:asthma', 'rule:some-rule'].map((item) => ({
      ...answered(days(0), 'good'),
      item,
    }));
    expect(deriveMemories(learning, TODAY)).toEqual([]);
  });

  it('that a card called known is to be checked after thirty days, from the first time it was said', () => {
    const known = [3, 0].map((day) => ({ ...answered(days(day), null), mark: 'known' as const }));
    expect(first(known)).toEqual({
      card: 'first-card',
      answers: 0,
      last: days(0),
      lastRating: 'easy',
      due: days(30),
      stability: 30,
      isCheck: true,
    });
  });

  it.each([
    ['easy', 8],
    ['good', 3],
    ['again', 1],
  ] as const)('that a check answered "%s" is a first answer', (rating, after) => {
    const known = { ...answered(days(0), null), mark: 'known' as const };
    expect(first([known, answered(days(31), rating)])).toMatchObject({
      isCheck: false,
      answers: 1,
      due: days(31 + after),
    });
  });

  it('that "known" said of a card that was answered changes nothing', () => {
    const answers = [answered(days(0), 'hard'), answered(days(2), 'good')];
    const known = { ...answered(days(3), null), mark: 'known' as const };
    expect(first([...answers, known])).toEqual(first(answers));
  });

  it('that of several answers on one day the worst counts, once', () => {
    const twice = [answered(days(0), 'good'), answered(days(0), 'again')];
    expect(first(twice)).toEqual(first([answered(days(0), 'again')]));
  });

  it('the same in whatever order, and with copies of entries', () => {
    fc.assert(
      fc.property(
        someLearning.chain((learning) =>
          fc.tuple(
            fc.constant(learning),
            fc.shuffledSubarray([...learning, ...learning], { minLength: learning.length }),
          ),
        ),
        ([learning, other]) => {
          const both = [...other, ...learning];
          expect(deriveMemories(both, TODAY)).toEqual(deriveMemories(learning, TODAY));
          expect(deriveMemories(both.toReversed(), TODAY)).toEqual(deriveMemories(learning, TODAY));
        },
      ),
    );
  });

  it('by card id', () => {
    fc.assert(
      fc.property(someLearning, (learning) => {
        const ids = deriveMemories(learning, TODAY).map(({ card }) => card);
        expect(ids).toEqual([...new Set(ids)].toSorted());
      }),
    );
  });
});

describe('a clock that was set back', () => {
  it('leaves out entries of days to come and counts them, and has them again when it is right', () => {
    const learning = [answered('2026-11-01', 'good'), answered('2026-11-20', 'easy')];
    expect(first(learning, '2026-11-10')).toEqual(first(learning.slice(0, 1), '2026-11-10'));
    expect(tallyAhead(learning, '2026-11-10')).toBe(1);
    expect(first(learning)?.answers).toBe(2);
    expect(tallyAhead(learning, TODAY)).toBe(0);
  });

  it('loses no card that has an answer before its day, and never throws', () => {
    fc.assert(
      fc.property(someLearning, someDay, (learning, today) => {
        const cards = learning
          .filter(({ item, day }) => day <= today && item.endsWith('-card'))
          .filter(({ rating, mark }) => rating !== null || mark === 'known')
          .map(({ item }) => item);
        const found = deriveMemories(learning, today).map(({ card }) => card);
        expect(found).toEqual([...new Set(cards)].toSorted());
      }),
    );
  });
});
