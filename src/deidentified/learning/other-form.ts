import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from './card-memory.ts';

/**
 * Another card that asks for what was missed: on the same first topic, one of the same facet before others, never answered or longer ago
 * than the missed one. Undefined where there is none: then the same card comes back with its options in another order.
 */
export function otherForm(
  missed: Card,
  memories: readonly CardMemory[],
  catalog: Pick<Catalog, 'cardsOn'>,
): Card | undefined {
  const [topic] = missed.topics;
  if (topic === undefined) return undefined;
  const lastOf = new Map(memories.map(({ card, last }) => [card, last]));
  const missedOn = lastOf.get(missed.id) ?? '';
  const others = catalog
    .cardsOn(topic)
    .filter(({ id, topics }) => id !== missed.id && topics[0] === topic)
    .map((card) => ({ card, last: lastOf.get(card.id) ?? NEVER }))
    .filter(({ last }) => last === NEVER || last < missedOn);
  const [best] = others.toSorted(
    (a, b) =>
      Number(b.card.facet === missed.facet) - Number(a.card.facet === missed.facet) ||
      givenInCommon(b.card, missed) - givenInCommon(a.card, missed) ||
      byText(a.last, b.last) ||
      byText(a.card.id, b.card.id),
  );
  return best?.card;
}

/** Before every day. */
const NEVER = '';

/** How much of what a card takes as given the two share, less what only one does. */
function givenInCommon(a: Card, b: Card): number {
  const shared = a.given.filter((topic) => b.given.includes(topic)).length;
  return 3 * shared - a.given.length - b.given.length;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * The places in the pack of a card's options, in the order to show them: as the pack has them the first time, and every option elsewhere
 * than the time before after each answer. What is kept of an answer is its place in the pack.
 */
export function optionOrder(
  { id, options }: Pick<Card, 'id' | 'options'>,
  answersBefore: number,
): readonly number[] {
  const { length } = options;
  const step = isForward(id) ? 1 : length - 1;
  return options.map((_, place) => (place + answersBefore * step) % length);
}

/** Half of the cards turn one way: the place of an answer says nothing of its next place without the card. */
function isForward(id: string): boolean {
  return id.length % 2 === 0;
}
