import { default_w, forgetting_curve } from 'ts-fsrs';
import { expect, it } from 'vitest';
import { recall } from '#deidentified/learning/forgetting-curve.ts';

it('is the curve of the schedule, so that the first paint can do without the library', () => {
  for (const stability of [0.1, 1, 2.3, 10, 100, 365]) {
    for (const days of [0, 1, 7, 30, 365]) {
      expect(recall(days, stability)).toBeCloseTo(forgetting_curve(default_w, days, stability), 6);
    }
  }
});
