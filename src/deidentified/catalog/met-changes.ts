import type { Card } from './pack.ts';
import type { CardFacts, CardNews } from './card-facts.ts';

/** A card the learner has met. */
export interface MetCard {
  readonly card: Card['id'];
  /** The day it was last met, `YYYY-MM-DD`. */
  readonly last: string;
}

/** Something that became of a card after it was last met. */
export interface MetChange extends CardNews {
  /** Of the card; null where no pack holds it any more. */
  readonly title: string | null;
  /** Of the card that takes its place; null where there is none. */
  readonly successor: string | null;
}

/**
 * What became of cards since the learner last met them, latest first. A change of the day itself counts: whether it came before the
 * reading or after it is not known. A card met twice is asked about once, from its later day.
 */
export function metChanges(
  catalog: Pick<CardFacts, 'changesOf' | 'titleOf'>,
  met: readonly MetCard[],
): readonly MetChange[] {
  const lastDays = new Map<string, string>();
  for (const { card, last } of met) {
    if (last > (lastDays.get(card) ?? '')) lastDays.set(card, last);
  }
  return [...lastDays]
    .flatMap(([card, last]) => catalog.changesOf(card).filter(({ on }) => on >= last))
    .toSorted((a, b) => inOrder(b.on, a.on) || inOrder(a.card, b.card) || inOrder(a.kind, b.kind))
    .map((news) => ({
      ...news,
      title: catalog.titleOf(news.card) ?? null,
      successor: news.by === null ? null : (catalog.titleOf(news.by) ?? null),
    }));
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
