import { topicOf } from '#boundary/topic.ts';
import type { WeighedItem } from './weighed-item.ts';
import { rounded } from './order.ts';
import { RANK_ONE } from './weights.ts';

/** What is left of the caps. */
export interface Room {
  readonly minutes: number;
  readonly places: number;
}

/**
 * Chooses from the pool, of equals the earlier, what is worth most beside what is already `taken`, greedily, within the room. Minutes are priced in three ways, and the
 * best of the three fillings is kept; the first of equals.
 */
export function fillMinutes(
  pool: readonly WeighedItem[],
  taken: readonly WeighedItem[],
  room: Room,
): readonly WeighedItem[] {
  const fillings = RANK_ONE.selection.prices.map((price) => fillAt(price, pool, { taken, room }));
  return fillings.reduce((best, filling) =>
    rounded(filling.total) > rounded(best.total) ? filling : best,
  ).chosen;
}

interface Filling {
  readonly chosen: readonly WeighedItem[];
  readonly total: number;
}

interface Beside {
  readonly taken: readonly WeighedItem[];
  readonly room: Room;
}

function fillAt(price: number, pool: readonly WeighedItem[], { taken, room }: Beside): Filling {
  const chosen: WeighedItem[] = [];
  let { minutes } = room;
  let total = 0;
  while (chosen.length < room.places) {
    const around = [...taken, ...chosen];
    let best: { item: WeighedItem; gain: number; worth: number } | undefined;
    for (const item of pool) {
      if (item.minutes > minutes) continue;
      const alone = item.score * Math.max(1, item.minutes);
      const cost = Math.max(1, item.minutes) ** price;
      if (rounded(alone / cost) <= (best?.worth ?? 0)) continue; // what is beside it only takes from it
      const gain = alone * leftBeside(item, around);
      const worth = rounded(gain / cost);
      if (worth > (best?.worth ?? 0) && !chosen.includes(item)) best = { item, gain, worth };
    }
    if (best === undefined) break;
    chosen.push(best.item);
    minutes -= best.item.minutes;
    total += best.gain;
  }
  return { chosen, total };
}

/** The share of its worth that an item has beside others: what they may have answered already, and a little for variety; 0 beyond the cap of a topic. */
function leftBeside(item: WeighedItem, others: readonly WeighedItem[]): number {
  const { selection, memory } = RANK_ONE;
  let left = 1;
  let onTopic = 0;
  for (const other of others) {
    if (topicOf(other.topic).system === topicOf(item.topic).system) left *= selection.sameFamily;
    if (!other.about.some((topic) => item.about.includes(topic))) continue;
    onTopic += 1;
    const isSameFacet = item.facet !== null && item.facet === other.facet;
    left *= 1 - other.covers * (isSameFacet ? 1 : memory.otherFacet);
  }
  return onTopic >= selection.perTopic ? 0 : left;
}
