import type { WeighedItem } from './weighed-item.ts';

/** Most worth first; ties by topic, then id, in code-point order, so that no locale and no input order shows. */
export function byWorth(a: WeighedItem, b: WeighedItem): number {
  return b.score - a.score || compared(a.topic, b.topic) || compared(a.id, b.id);
}

/** To nine digits, as scores are kept: sums and powers may differ in their last ones. */
export function rounded(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}

function compared(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
