import { MOST_RULES } from '#boundary/combination.ts';
import { type Catalog, indexPack } from './find-resources.ts';
import type { Card, Pack } from './pack.ts';
import type { RefusedPack } from './pack-fault.ts';
import type { PlacedPack } from './source-places.ts';

/** What a tenant shows of its packs, and when. */
export interface Shown {
  /** Leaves out cards and rules that no named reviewer has signed; the sources of those cards stand in for them. */
  readonly reviewedCardsOnly: boolean;
  /** `YYYY-MM-DD`: a card that has expired by then gives way to its sources too. */
  readonly today: string;
}

/** Several packs as one. */
export interface ShownPacks {
  /** What is shown of all of them, under the name of the lowest, which the others add to. */
  readonly pack: Pack;
  readonly catalog: Catalog;
}

/**
 * Merges the packs of a tenant, highest precedence first: of cards, rules and sources with one id the higher wins; what a pack hides is
 * gone from those below it, and what it withdraws or supersedes from itself too. Pure: the same packs and day give the same catalog.
 * Throws where there is no pack at all.
 */
export function showPacks(
  packs: readonly PlacedPack[],
  { reviewedCardsOnly, today }: Shown,
  refused: readonly RefusedPack[] = [],
): ShownPacks {
  const base = packs.at(-1)?.pack;
  if (base === undefined) throw new Error('no pack to show');
  const all = packs.map(({ pack }) => pack);
  const cards = distinct(all.map((pack, at) => pack.cards.filter(isStanding(all, at))));
  const isShown = (one: Pick<Card, 'review'>): boolean =>
    !reviewedCardsOnly || one.review.status === 'reviewed';
  const shown = cards.filter((card) => isShown(card) && today <= card.expires);
  const isKept = new Set(shown);
  const pack: Pack = {
    ...base,
    cards: shown,
    sources: distinct(all.map(({ sources }) => sources)),
    rules: distinct(all.map(({ rules }) => rules))
      .filter(isShown)
      .slice(0, MOST_RULES),
  };
  const standIns = new Set(
    cards.filter((card) => !isKept.has(card)).flatMap(({ sources }) => sources),
  );
  return { pack, catalog: indexPack(pack, { packs, refused, standIns }) };
}

/** True for a card of the pack at this place that no pack takes away. */
function isStanding(packs: readonly Pack[], at: number): (card: Card) => boolean {
  const gone = new Set([
    ...packs.slice(0, at).flatMap(({ hides }) => hides),
    ...packs.slice(0, at + 1).flatMap(({ withdrawn }) => withdrawn.map(({ card }) => card)),
    ...packs
      .slice(0, at + 1)
      .flatMap(({ changes }) =>
        changes.flatMap(({ kind, card }) => (kind === 'superseded' ? [card] : [])),
      ),
  ]);
  return ({ id }) => !gone.has(id);
}

/** Each id once, of the first list that has it. */
function distinct<T extends { readonly id: string }>(
  lists: readonly (readonly T[])[],
): readonly T[] {
  const found = new Map<string, T>();
  for (const item of lists.flat()) if (!found.has(item.id)) found.set(item.id, item);
  return [...found.values()];
}
