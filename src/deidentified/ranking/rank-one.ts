import type { WeighedItem } from './weighed-item.ts';
import { byWorth } from './order.ts';
import { prepareContext, type RankingContext, type Visits } from './prepare-context.ts';
import { practiceItems } from './rank-practice.ts';
import { scheduledItems } from './rank-scheduled.ts';

export interface Ranked {
  /** What the visits ask for, best first. */
  readonly scheduled: readonly WeighedItem[];
  /** What no visit has a part in: reviews that are due by themselves, what a pack puts forward, then best first. */
  readonly open: readonly WeighedItem[];
}

/**
 * Orders what the catalog holds by what a minute with it is worth: questions that coming visits are expected to raise and that the practice
 * will raise, times what the resource can answer, times what earlier reading leaves of that. Pure and deterministic: the same input in
 * any order gives the same answer, in Node and in the browser. What rests or is muted is left out.
 */
export function rankOne(visits: Visits, context: RankingContext): Ranked {
  const prepared = prepareContext(visits, context);
  return {
    scheduled: scheduledItems(visits, prepared).toSorted(byWorth),
    open: practiceItems(prepared),
  };
}
