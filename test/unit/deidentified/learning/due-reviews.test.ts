import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { dayAfter, dayNumber } from '#deidentified/learning/days.ts';
import { dueReviews } from '#deidentified/learning/due-reviews.ts';
import { recall } from '#deidentified/learning/forgetting-curve.ts';
import { REVIEW } from '#deidentified/learning/review-bounds.ts';
import { deriveMemories } from '#deidentified/learning/review-schedule.ts';
import { aCard, aMemory } from '../../../support/builders.ts';
import { CARDS, someDay, someLearning, TODAY } from './some-learning.ts';

const catalog = {
  cards: [
    aCard('first-card', { topics: ['asthma'] }),
    aCard('second-card', { topics: ['monoarthritis-gout'] }),
    aCard('third-card', { topics: ['monoarthritis-gout'], given: ['chronic-kidney-disease'] }),
  ],
};
const coming = (...topics: string[]): ReadonlySet<string> => new Set(topics);

/** Answered ten days before it is due, on the day so many days from then. */
const memory = (card: string, parts: Partial<CardMemory> = {}) =>
  aMemory(card, dayAfter(TODAY, 10), { answers: 2, ...parts });
const after = (
  days: number,
  topics: ReadonlySet<string> | null,
  memories = [memory('first-card')],
) => dueReviews(memories, { today: dayAfter(TODAY, days), coming: topics, catalog });
const statesAfter = (days: number, topics: ReadonlySet<string> | null) =>
  after(days, topics).map(({ state }) => state);

describe('a review whose topic comes', () => {
  it.each([
    [0, []],
    [5, []],
    [6, ['pulled-forward']],
    [9, ['pulled-forward']],
    [10, ['due']],
    [33, ['due']],
    [34, ['overdue']],
  ])('of ten days, after %i days: %j', (days, states) => {
    expect(statesAfter(days, coming('asthma'))).toEqual(states);
  });

  it('says what FSRS predicts, when it was answered and when it is due', () => {
    const [review] = after(10, coming('asthma'));
    expect(review?.recall).toBeCloseTo(0.9, 6);
    expect(review).toMatchObject({ last: TODAY, due: dayAfter(TODAY, 10) });
  });

  it('may be named by its card', () => {
    expect(after(10, coming('third-card'), [memory('third-card')])).toHaveLength(1);
  });

  it('comes, where it asks about things together, only with all of them', () => {
    const third = [memory('third-card')];
    expect(after(10, coming('monoarthritis-gout'), third)).toEqual([]);
    expect(after(10, coming('monoarthritis-gout', 'chronic-kidney-disease'), third)).toHaveLength(
      1,
    );
  });
});

describe('a review whose topic does not come', () => {
  it.each([
    [9, []],
    [10, []],
    [33, []],
    [34, ['overdue']],
  ])('of ten days, after %i days: %j', (days, states) => {
    expect(statesAfter(days, coming('monoarthritis-gout'))).toEqual(states);
  });

  it('is put off no longer than a quarter, however well it is remembered', () => {
    const long = [memory('first-card', { stability: 300, due: dayAfter(TODAY, 300) })];
    expect(after(389, coming(), long)).toEqual([]);
    expect(after(390, coming(), long)).toMatchObject([{ state: 'overdue' }]);
  });

  it('is not put off where no schedule is known', () => {
    expect(statesAfter(9, null)).toEqual([]);
    expect(statesAfter(10, null)).toEqual(['overdue']);
  });
});

describe('the reviews of a day', () => {
  it('stand first where their topic comes, then by how long they have waited for their interval', () => {
    const memories = [
      memory('first-card', { due: dayAfter(TODAY, 1), stability: 0.2 }),
      memory('second-card', { due: dayAfter(TODAY, 11) }),
      memory('third-card'),
    ];
    const topics = coming('monoarthritis-gout', 'chronic-kidney-disease');
    const ids = after(12, topics, memories).map(({ card }) => card.id);
    expect(ids).toEqual(['third-card', 'second-card', 'first-card']);
  });

  it('hold no card that the catalog does not', () => {
    expect(after(50, null, [memory('withdrawn-card')])).toEqual([]);
  });

  it('are none where nothing was answered', () => {
    expect(after(0, coming('asthma'), [])).toEqual([]);
  });

  const someTopics = fc
    .subarray(['asthma', 'monoarthritis-gout', 'chronic-kidney-disease'])
    .map((topics) => coming(...topics));
  const reviewsOf = (
    memories: readonly CardMemory[],
    today: string,
    topics: ReadonlySet<string> | null,
  ) => dueReviews(memories, { today, coming: topics, catalog });

  it('hide nothing beyond the bounds, whoever comes', () => {
    fc.assert(
      fc.property(someLearning, someDay, someTopics, (learning, today, topics) => {
        const memories = deriveMemories(learning, today);
        const listed = new Set(reviewsOf(memories, today, topics).map(({ card }) => card.id));
        for (const { card, due, last, stability } of memories) {
          const late = dayNumber(today) - dayNumber(due);
          const recalled = recall(dayNumber(today) - dayNumber(last), stability);
          const isBeyond = recalled <= REVIEW.putOffTo || late >= REVIEW.putOffDays;
          if (late >= 0 && isBeyond) expect(listed.has(card)).toBe(true);
        }
      }),
    );
  });

  it('name as due by themselves the same cards whoever comes, so that these say nothing of a schedule', () => {
    fc.assert(
      fc.property(someLearning, someTopics, someTopics, (learning, one, other) => {
        const memories = deriveMemories(learning, TODAY);
        const byThemselves = (topics: ReadonlySet<string>) =>
          reviewsOf(memories, TODAY, topics)
            .filter(({ state }) => state === 'overdue')
            .map(({ card }) => card.id)
            .toSorted();
        expect(byThemselves(one)).toEqual(byThemselves(other));
      }),
    );
  });

  it('are never fewer where more comes', () => {
    fc.assert(
      fc.property(someLearning, someTopics, someTopics, (learning, one, more) => {
        const memories = deriveMemories(learning, TODAY);
        const both = reviewsOf(memories, TODAY, one.union(more)).map(({ card }) => card.id);
        const fewer = reviewsOf(memories, TODAY, one).map(({ card }) => card.id);
        expect(fewer.filter((card) => !both.includes(card))).toEqual([]);
      }),
    );
  });

  it('stand in one order, whatever the order of memories', () => {
    fc.assert(
      fc.property(someLearning, someTopics, (learning, topics) => {
        const memories = deriveMemories(learning, TODAY);
        const reviews = reviewsOf(memories, TODAY, topics);
        expect(reviewsOf(memories.toReversed(), TODAY, topics)).toEqual(reviews);
      }),
    );
  });

  it('never ask twice on one day, nor of what a clock says is still to come', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CARDS), fc.nat(800), (card, back) => {
        const today = dayAfter(TODAY, -back);
        const topics = coming('asthma', 'monoarthritis-gout', 'chronic-kidney-disease');
        expect(reviewsOf([memory(card)], today, topics)).toEqual([]);
      }),
    );
  });
});
