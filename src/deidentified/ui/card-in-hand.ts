import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card, Source } from '#deidentified/catalog/pack.ts';
import type { Brief, CardItem } from '#deidentified/ranking/brief.ts';
import type { SessionState } from '#deidentified/session-state.ts';

/** The card whose question is open. */
export interface CardInHand {
  readonly card: Card;
  /** What it is about, where it was opened. */
  readonly topic: TopicId;
  readonly sources: readonly Source[];
  /** As it stands on the brief; null for a card opened from elsewhere. */
  readonly item: CardItem | null;
}

/** The open card, wherever it was opened: one of the brief, or any of the catalog. Undefined for what no pack shows. */
export function cardInHand(
  { open, place, reading, catalog }: SessionState,
  brief: Brief | null,
): CardInHand | undefined {
  if (open === null || place === 'privacy' || reading.phase === 'ended') return undefined;
  const listed = [...(brief?.items ?? []), ...(brief?.further ?? [])].find(({ id }) => id === open);
  if (place === 'brief' && listed?.kind === 'card') {
    const { card, topic, sources } = listed;
    return { card, topic, sources, item: listed };
  }
  const card = catalog.state === 'ready' ? cardById(open, catalog.catalog) : undefined;
  if (card === undefined || catalog.state !== 'ready') return undefined;
  return inHand(card, catalog.catalog);
}

/** A card taken from the catalog, with no place on a brief; undefined for one about no topic. */
export function inHand(
  card: Card,
  { sourceById }: Pick<Catalog, 'sourceById'>,
): CardInHand | undefined {
  const [topic] = card.topics;
  if (topic === undefined) return undefined;
  const sources = card.sources.map(sourceById).filter((source) => source !== undefined);
  return { card, topic, sources, item: null };
}

function cardById(id: string, { cards }: Pick<Catalog, 'cards'>): Card | undefined {
  return cards.find((card) => card.id === id);
}
