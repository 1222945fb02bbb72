import type { TopicId } from '#boundary/topic.ts';
import type { Budget, RankedItem } from './brief.ts';
import { WEIGHTS } from './weights.ts';

export interface Choice {
  /** By the schedule, best first. */
  readonly scheduled: readonly RankedItem[];
  /** Not by the schedule, best first. */
  readonly common: readonly RankedItem[];
  readonly budget: Budget;
  /** An item the reader had begun before anything was scheduled: it keeps the first place, as one that the schedule did not choose. */
  readonly held: string | null;
  /** An item that the first few charts had put first: it keeps its place, where the reader had begun none. */
  readonly spoken?: string | undefined;
}

export interface Selection {
  readonly items: readonly RankedItem[];
  readonly further: readonly RankedItem[];
}

/**
 * Fills the reader's minutes: at most three items, Σ minutes never over the budget, no topic twice. Where minutes allow beside a scheduled
 * item, the last place is for one the schedule did not choose; where nothing is scheduled, all places are.
 */
export function selectItems({ scheduled, common, budget, held, spoken }: Choice): Selection {
  const fits = (wanted: string | null | undefined) => (item: RankedItem) =>
    item.id === wanted && item.minutes <= budget;
  const begun = common.find(fits(held));
  const kept = begun ?? scheduled.find(fits(spoken));
  const others = scheduled.filter(({ id }) => id !== kept?.id);
  const open = begun === undefined ? reserved({ others, common, budget, kept }) : undefined;
  const fixed = [...listOf(kept), ...listOf(open)];
  const chosen = fill(others, {
    minutes: budget - minutesOf(fixed),
    places: WEIGHTS.most - fixed.length,
    taken: fixed.flatMap(topicsOf),
  });
  const first = [...listOf(kept), ...chosen, ...listOf(open)];
  const items = scheduled.length === 0 ? fillOn(first, common, budget) : first;
  const shown = new Set(items.map(({ id }) => id));
  return {
    items,
    further: [...others, ...(scheduled.length === 0 ? common : [])].filter(
      ({ id }) => !shown.has(id),
    ),
  };
}

interface Reserving {
  readonly others: readonly RankedItem[];
  readonly common: readonly RankedItem[];
  readonly budget: Budget;
  readonly kept: RankedItem | undefined;
}

/** The first common item that leaves minutes for the kept item, else for the best scheduled one. */
function reserved({ others, common, budget, kept }: Reserving): RankedItem | undefined {
  if (kept !== undefined) {
    const topics = topicsOf(kept);
    return common.find(
      (item) =>
        item.minutes + kept.minutes <= budget &&
        topicsOf(item).every((topic) => !topics.includes(topic)),
    );
  }
  return common.find((item) =>
    others.length === 0
      ? item.minutes <= budget
      : others.some(({ id, minutes }) => id !== item.id && item.minutes + minutes <= budget),
  );
}

interface Room {
  readonly minutes: number;
  readonly places: number;
  readonly taken: readonly TopicId[];
}

function fill(ranked: readonly RankedItem[], { minutes, places, taken }: Room): RankedItem[] {
  const chosen: RankedItem[] = [];
  const topics = new Set(taken);
  let left = minutes;
  for (const item of ranked) {
    if (chosen.length === places) break;
    if (item.minutes > left || topics.has(item.topic)) continue;
    chosen.push(item);
    left -= item.minutes;
    topicsOf(item).forEach((topic) => topics.add(topic));
  }
  return chosen;
}

function fillOn(
  first: readonly RankedItem[],
  common: readonly RankedItem[],
  budget: Budget,
): readonly RankedItem[] {
  const spent = minutesOf(first);
  return [
    ...first,
    ...fill(
      common.filter(({ id }) => !first.some((item) => item.id === id)),
      {
        minutes: budget - spent,
        places: WEIGHTS.most - first.length,
        taken: first.flatMap(topicsOf),
      },
    ),
  ];
}

function minutesOf(items: readonly RankedItem[]): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}

function topicsOf(item: RankedItem): readonly TopicId[] {
  return item.kind === 'card' ? item.card.topics : [item.topic];
}

function listOf<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
