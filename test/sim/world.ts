import { ALL_TOPICS, type TopicId } from '#boundary/topic.ts';
import { type Catalog, indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card, Facet } from '#deidentified/catalog/pack.ts';
import { aCard, aPack, aSource } from '../support/builders.ts';
import { type Random, randomOf } from './random.ts';
import type { WorldParameters } from './world-parameters.ts';

export const FACETS = ['diagnosis', 'treatment', 'monitoring'] as const satisfies readonly Facet[];

/** What can be read, with what only the world knows of it. */
export interface Item {
  /** As the product names it. */
  readonly id: string;
  readonly topic: number;
  /** Place in `FACETS`; null for sources, which are about all of them. */
  readonly facet: number | null;
  readonly minutes: number;
  /** Larger is newer. */
  readonly published: number;
  /** The chance that reading it answers a question, by facet. */
  readonly answers: readonly number[];
}

export interface World {
  readonly parameters: WorldParameters;
  readonly topics: readonly TopicId[];
  /** By topic. */
  readonly items: readonly (readonly Item[])[];
  readonly byId: ReadonlyMap<string, Item>;
  readonly catalog: Catalog;
  /** How often each topic is met, whoever meets it. */
  readonly popularity: readonly number[];
  /** Three topics that often come with each. */
  readonly companions: readonly (readonly number[])[];
}

/** Topics, resources and what comes with what: the same for all clinicians of a seed. */
export function makeWorld(parameters: WorldParameters, seed: number): World {
  const random = randomOf(seed, 'world');
  const topics = shuffled(
    ALL_TOPICS.filter((one) => one.condition && one.tier === 1 && !one.rare && !one.sensitive).map(
      ({ id }) => id,
    ),
    random,
  ).slice(0, parameters.topics);
  const { offset, power } = parameters.popularity;
  const made = topics.map((topic, place) => makeResources(topic, place, { parameters, random }));
  const items = made.map((one) => one.items);
  return {
    parameters,
    topics,
    items,
    byId: new Map(items.flat().map((item) => [item.id, item])),
    catalog: indexPack(
      aPack(
        made.flatMap(({ cards }) => cards),
        topics.map((topic, place) =>
          aSource(`source-${topic}`, [topic], {
            minutes: made[place]?.sourceMinutes ?? 8,
            region: 'international',
          }),
        ),
      ),
    ),
    popularity: topics.map((_, place) => 1 / (place + offset) ** power),
    companions: topics.map(() =>
      [0, 1, 2].map(() => Math.floor(random.uniform() ** 1.5 * topics.length)),
    ),
  };
}

interface Making {
  readonly parameters: WorldParameters;
  readonly random: Random;
}

function makeResources(topic: TopicId, place: number, { parameters, random }: Making) {
  const { catalog, answering } = parameters;
  const [shortest, longest] = catalog.sourceMinutes;
  const sourceMinutes = shortest + Math.floor(random.uniform() * (longest - shortest + 1));
  if (random.uniform() < catalog.bare) {
    const sources: Item = {
      id: `topic:${topic}`,
      topic: place,
      facet: null,
      minutes: sourceMinutes,
      published: random.uniform(),
      answers: FACETS.map(() => answering.sources * qualityOf({ parameters, random })),
    };
    return { items: [sources], cards: [], sourceMinutes };
  }
  const { least, mean, most } = catalog.cards;
  const count = Math.min(most, least + random.poisson(mean));
  const made = Array.from({ length: count }, (_, i) =>
    makeCard({ id: `${topic}-card-${i}`, topic, place }, { parameters, random }),
  );
  return {
    items: made.map(({ item }) => item),
    cards: made.map(({ card }) => card),
    sourceMinutes,
  };
}

interface CardPlace {
  readonly id: string;
  readonly topic: TopicId;
  readonly place: number;
}

function makeCard({ id, topic, place }: CardPlace, making: Making): { item: Item; card: Card } {
  const { catalog, answering } = making.parameters;
  const { random } = making;
  const facet = Math.floor(random.uniform() * FACETS.length);
  const drawn = random.uniform();
  const longer = catalog.minutes.findIndex((limit) => drawn < limit);
  const minutes = longer === -1 ? 4 : longer + 1;
  const isOutdated = random.uniform() < catalog.outdated;
  const isExpired =
    random.uniform() < (isOutdated ? catalog.expiredIfOutdated : catalog.expiredIfNot);
  const quality = qualityOf(making) * (isOutdated ? answering.outdated : 1);
  return {
    item: {
      id,
      topic: place,
      facet,
      minutes,
      published: random.uniform() * (isOutdated ? 0.5 : 1),
      answers: FACETS.map((_, f) => (f === facet ? quality : quality * answering.otherFacet)),
    },
    card: aCard(id, {
      topics: [topic],
      facet: FACETS[facet] ?? 'treatment',
      minutes,
      expires: isExpired ? '2025-06-30' : '2030-12-31',
    }),
  };
}

function qualityOf({ parameters, random }: Making): number {
  const [least, most] = parameters.catalog.quality;
  return least + random.uniform() * (most - least);
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => ({ value, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
