import { RANK_ONE } from './weights.ts';

const { stability, growth, mostStability } = RANK_ONE.memory;

/** How well a thing was remembered, in the learner's own word. */
export type Rating = keyof typeof stability;

/** Stability in days after a first reading: FSRS-6 by rating; a reading that was not followed by recall counts as `again`. */
export function firstStability(rating: Rating | null): number {
  return stability[rating ?? RANK_ONE.memory.unrated];
}

/** Stability in days after reading again what is recalled with this chance; a failed recall begins again. */
export function nextStability(before: number, recalled: number, rating: Rating | null): number {
  if (rating === 'again') return Math.min(before, stability.again);
  return Math.min(mostStability, before * (1 + growth * (1 - recalled)));
}
