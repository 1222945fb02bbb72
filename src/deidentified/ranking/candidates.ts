import { topicOf, type TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card, Source } from '#deidentified/catalog/pack.ts';
import { setName } from './rule-parts.ts';

/** A card with what is asked of it whenever it is ranked, and no day and no reader changes. */
export interface Candidate {
  readonly card: Card;
  /** Those it is about and those it is conditional on. */
  readonly topics: readonly TopicId[];
  /** One name for the same topics in any order. */
  readonly set: string;
  /** One of them is. */
  readonly isRare: boolean;
  readonly isSensitive: boolean;
  readonly sources: readonly Source[];
}

/** The cards of a catalog as they are ranked. */
export interface Candidates {
  /** By id. */
  readonly all: readonly Candidate[];
  /** About the topic, by facet and title: an order in which an id has no part. */
  readonly on: (topic: TopicId) => readonly Candidate[];
}

/** Of each catalog once: a brief is ranked again at every mark, and a catalog may hold a thousand cards. */
const KNOWN = new WeakMap<Catalog, Candidates>();

/** Works out what a catalog's cards are ranked by, or gives back what it came to. */
export function candidatesOf(catalog: Catalog): Candidates {
  const known = KNOWN.get(catalog);
  if (known !== undefined) return known;
  const candidates = indexed(catalog);
  KNOWN.set(catalog, candidates);
  return candidates;
}

function indexed(catalog: Catalog): Candidates {
  const all = catalog.cards.map((card) => candidateOf(card, catalog));
  const byTopic = new Map<TopicId, Candidate[]>();
  for (const candidate of all) {
    for (const topic of candidate.card.topics) {
      const known = byTopic.get(topic);
      if (known === undefined) byTopic.set(topic, [candidate]);
      else known.push(candidate);
    }
  }
  for (const candidates of byTopic.values()) candidates.sort(byFacet);
  return { all, on: (topic) => byTopic.get(topic) ?? NONE };
}

const NONE: readonly Candidate[] = [];

function candidateOf(card: Card, { sourceById }: Catalog): Candidate {
  const topics = [...card.topics, ...card.given];
  return {
    card,
    topics,
    set: setName(topics),
    isRare: topics.some((topic) => topicOf(topic).rare),
    isSensitive: topics.some((topic) => topicOf(topic).sensitive),
    sources: card.sources.flatMap((id) => sourceById(id) ?? []),
  };
}

function byFacet({ card: a }: Candidate, { card: b }: Candidate): number {
  const [one, other] = [`${a.facet} ${a.title}`, `${b.facet} ${b.title}`];
  return one < other ? -1 : Number(one > other);
}
