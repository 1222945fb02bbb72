import type { Rating } from './card-memory.ts';

/** How sure a learner was before the answer was shown. It is not kept: the rating that it becomes is. */
export const CONFIDENCE = ['guessing', 'fairly-sure', 'sure'] as const;
export type Confidence = (typeof CONFIDENCE)[number];

const RATING_WHEN_RIGHT = {
  guessing: 'hard',
  'fairly-sure': 'good',
  sure: 'easy',
} as const satisfies Record<Confidence, Rating>;

/** What an answer says of memory: a wrong one was not recalled, and a right guess only just. */
export function ratingOf(isBest: boolean, confidence: Confidence): Rating {
  return isBest ? RATING_WHEN_RIGHT[confidence] : 'again';
}
