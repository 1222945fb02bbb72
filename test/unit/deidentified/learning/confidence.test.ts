import { expect, it } from 'vitest';
import { CONFIDENCE, ratingOf } from '#deidentified/learning/confidence.ts';

it('a wrong answer was not recalled, however sure the learner was', () => {
  expect(CONFIDENCE.map((confidence) => ratingOf(false, confidence))).toEqual([
    'again',
    'again',
    'again',
  ]);
});

it('a right answer was recalled the better, the surer the learner was', () => {
  expect(CONFIDENCE.map((confidence) => ratingOf(true, confidence))).toEqual([
    'hard',
    'good',
    'easy',
  ]);
});
