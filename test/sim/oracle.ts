import { allItems } from './baselines.ts';
import type { ClinicDay } from './clinic-day.ts';
import { logistic } from './clinician.ts';
import type { Policy, Situation } from './policy.ts';
import { chanceMet } from './reader.ts';
import { FACETS, type Item } from './world.ts';

const PRICES = [0, 0.5, 1];

/**
 * Knows the truth but the dice: how many questions each facet is to raise today, what each resource answers, what is still remembered and what
 * the reader likes to open. It looks no further than today, so it is a reference and no upper bound.
 */
export function oracle(): Policy {
  return {
    choose: (day, situation) =>
      PRICES.map((price) => fill(price, day, situation)).reduce((best, list) =>
        list.total > best.total ? list : best,
      ).list,
  };
}

function fill(price: number, day: ClinicDay, situation: Situation) {
  const { world, caps, memory } = situation;
  const list: Item[] = [];
  const left = new Map<number, number>();
  for (const [key, questions] of day.expected) {
    const [topic, facet] = [Math.floor(key / FACETS.length), key % FACETS.length];
    left.set(key, questions * (1 - chanceMet({ topic, facet }, memory, day.date)));
  }
  const open = allItems(world).filter(({ topic }) => left.has(topic * FACETS.length));
  let { minutes } = caps;
  let total = 0;
  while (list.length < caps.most) {
    let best: { item: Item; gain: number; worth: number } | undefined;
    for (const item of open) {
      if (item.minutes > minutes || list.includes(item)) continue;
      const gain = opening(item, situation) * gainOf(item, left);
      const worth = gain / item.minutes ** price;
      if (gain > 0 && worth > (best?.worth ?? 0)) best = { item, gain, worth };
    }
    if (best === undefined) break;
    list.push(best.item);
    minutes -= best.item.minutes;
    total += best.gain;
    const opens = opening(best.item, situation);
    for (const [facet, answers] of best.item.answers.entries()) {
      const key = best.item.topic * FACETS.length + facet;
      left.set(key, (left.get(key) ?? 0) * (1 - answers * opens));
    }
  }
  return { list, total };
}

function opening({ topic }: Item, { world, clinician }: Situation): number {
  const { first, interest } = world.parameters.opening;
  return logistic(first + interest * (clinician.interest[topic] ?? 0));
}

function gainOf({ topic, answers }: Item, left: ReadonlyMap<number, number>): number {
  return answers.reduce(
    (sum, chance, facet) => sum + chance * (left.get(topic * FACETS.length + facet) ?? 0),
    0,
  );
}
