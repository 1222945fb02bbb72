import type { TopicId } from '#boundary/topic.ts';
import { type CardFacts, indexFacts } from './card-facts.ts';
import type { Card, Pack, Region, Rule, Source } from './pack.ts';
import type { RefusedPack } from './pack-fault.ts';
import type { PlacedPack } from './source-places.ts';

/** What a tenant shows of its packs, indexed by what is asked of it. */
export interface Catalog extends CardFacts {
  /** Every card, by id. */
  readonly cards: readonly Card[];
  /** Cards that are about the topic, by id. A card that only names it in `given` is not about it. */
  readonly cardsOn: (topic: TopicId) => readonly Card[];
  /**
   * At most three sources on the topic: local pathways, then those of cards that gave way, then best first for a reader from the region;
   * null where the reader has not said.
   */
  readonly sourcesOf: (topic: TopicId, region: Region | null) => readonly Source[];
  readonly sourceById: (id: string) => Source | undefined;
  /** Every rule, by id. */
  readonly rules: readonly Rule[];
  readonly ruleById: (id: string) => Rule | undefined;
  /** The institution's own ways for a topic, as links. */
  readonly pathwaysOn: (topic: TopicId) => readonly Source[];
  /** The packs it is made of, highest precedence first. */
  readonly packs: readonly PlacedPack[];
  /** Packs of the tenant that it is not made of, and why. */
  readonly refused: readonly RefusedPack[];
}

/** What stands beside the pack that is indexed, where it is made of several. */
export interface Beside extends Pick<Catalog, 'packs' | 'refused'> {
  /** Sources of cards that are not shown, by id. */
  readonly standIns: ReadonlySet<string>;
}

const MOST_SOURCES = 3;

/**
 * What a kind of source is worth to someone with minutes, counted in years: a guideline eight years old stands level with a
 * review of this year. Kinds not listed are worth `OTHER_TYPE`. Our judgement, not a grade of evidence.
 */
const TYPE_YEARS: Readonly<Record<string, number>> = {
  guideline: 12,
  'recommendation statement': 12,
  'guideline summary': 11,
  'practice guidance': 11,
  'clinical policy': 11,
  'policy statement': 10,
  'position statement': 10,
  'practice bulletin': 10,
  'committee opinion': 10,
  'clinical report': 9,
  'consensus report': 9,
  'consensus pathway': 9,
  'consensus statement': 9,
  'clinical pathway': 9,
  'scientific statement': 9,
  'systematic review': 8,
  'systematic review summary': 8,
  'expert review': 6,
  'web page': 6,
  'fact sheet': 5,
  review: 4,
  'decision rule': 4,
};
const OTHER_TYPE = 2;

/** Guidance of the reader's own region, then of none in particular, also counted in years. */
const OWN_REGION_YEARS = 4;
const INTERNATIONAL_YEARS = 2;

/** Looking up one question in a source whose place is known, in minutes. Our estimate, as all reading times are. */
const LOOK_UP_MINUTES = 3;

/** Minutes for the one question a rule names: its passage is looked up, not the whole guideline read. */
export function lookUpMinutes({ minutes }: Source): number {
  return Math.min(minutes, LOOK_UP_MINUTES);
}

/** Sources of this type are an institution's own: the first thing to look at there. */
const LOCAL_PATHWAY = 'local pathway';

/** Indexes a pack; the order of its cards, sources and rules makes no difference to any answer. */
export function indexPack(pack: Pack, beside: Beside = alone(pack)): Catalog {
  const cards = pack.cards.toSorted(byId);
  const cardsByTopic = byTopic(cards);
  const sourcesByTopic = byTopic(onePerAddress(pack.sources));
  const sources = new Map(pack.sources.map((source) => [source.id, source]));
  const rules = new Map(pack.rules.toSorted(byId).map((rule) => [rule.id, rule]));
  const { packs, refused, standIns } = beside;
  const sourcesOn = (topic: TopicId) => sourcesByTopic.get(topic) ?? [];
  const isPathway = ({ type }: Source): boolean => type === LOCAL_PATHWAY;
  const leadOf = (source: Source): number =>
    isPathway(source) ? 2 : Number(standIns.has(source.id));
  return {
    cards,
    cardsOn: (topic) => cardsByTopic.get(topic) ?? [],
    sourcesOf: (topic, region) =>
      bestFirst(sourcesOn(topic), region)
        .toSorted((a, b) => leadOf(b) - leadOf(a))
        .slice(0, MOST_SOURCES),
    sourceById: (id) => sources.get(id),
    rules: [...rules.values()],
    ruleById: (id) => rules.get(id),
    pathwaysOn: (topic) => sourcesOn(topic).filter(isPathway).toSorted(byId),
    packs,
    refused,
    ...indexFacts(packs),
  };
}

function alone(pack: Pack): Beside {
  return { packs: [{ place: 0, pack }], refused: [], standIns: new Set() };
}

/** Two packs may name one address; the first is the higher one's. */
function onePerAddress(sources: readonly Source[]): readonly Source[] {
  const seen = new Set<string>();
  return sources.filter(({ url }) => seen.size < seen.add(url).size);
}

function byTopic<T extends { readonly topics: readonly TopicId[] }>(
  items: readonly T[],
): ReadonlyMap<TopicId, readonly T[]> {
  const index = new Map<TopicId, T[]>();
  for (const item of items) {
    for (const topic of item.topics) {
      const known = index.get(topic);
      if (known === undefined) index.set(topic, [item]);
      else known.push(item);
    }
  }
  return index;
}

/** By kind, region and year added up in years; sources that stand level, by id. */
function bestFirst(sources: readonly Source[], region: Region | null): readonly Source[] {
  return sources.toSorted((a, b) => yearsOf(b, region) - yearsOf(a, region) || byId(a, b));
}

function yearsOf(source: Source, region: Region | null): number {
  return source.year + (TYPE_YEARS[source.type] ?? OTHER_TYPE) + regionYears(source.region, region);
}

function regionYears(region: Region, readers: Region | null): number {
  if (region === readers) return OWN_REGION_YEARS;
  return region === 'international' ? INTERNATIONAL_YEARS : 0;
}

/** By code point, which no locale changes. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
