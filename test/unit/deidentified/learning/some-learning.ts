import fc from 'fast-check';
import { dayAfter } from '#deidentified/learning/days.ts';
import type { PastAnswer } from '#deidentified/learning/review-schedule.ts';

/* Arbitrary learning records, for the properties of the schedule. */

export const TODAY = '2026-11-23';
export const CARDS = ['first-card', 'second-card', 'third-card'] as const;

/** A day of the last year and a half, or of the year to come. */
export const someDay = fc.integer({ min: -550, max: 365 }).map((days) => dayAfter(TODAY, days));

const someEntry: fc.Arbitrary<PastAnswer> = fc.record({
  item: fc.constantFrom(...CARDS, 'topic:asthma', 'rule:some-rule'),
  day: someDay,
  mark: fc.constantFrom(null, 'done', 'later', 'known', 'not-for-me'),
  rating: fc.constantFrom(null, 'again', 'hard', 'good', 'easy'),
});

export const someLearning = fc.array(someEntry, { maxLength: 40 });

/** An answer of `first-card`. */
export function answered(day: string, rating: PastAnswer['rating']): PastAnswer {
  return { item: 'first-card', day, mark: null, rating };
}
