import type { RankedItem } from './brief.ts';

/** Highest score first; ties by id in code-point order, so that no locale and no input order shows. */
export function byScore(a: RankedItem, b: RankedItem): number {
  return rounded(b.score) - rounded(a.score) || (a.id < b.id ? -1 : 1);
}

/** Sums differ in their last digits between orders of addition. */
function rounded(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}
