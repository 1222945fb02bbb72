import { type TopicId, topicOf } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import type { Factor, RankedItem } from './brief.ts';
import { byScore } from './order.ts';
import { priceOf, product, type RankingContext, resourceFactor, stageFactor } from './factors.ts';
import { WEIGHTS } from './weights.ts';

/**
 * Cards worth reading whoever comes: on a goal of the reader's first, else on a common topic of the specialty. They need no chart, so
 * they can be shown before one is read, and one of them stands in every brief that can hold it: a card's presence then never means a
 * patient. The day turns the list, so that it is not the same card each morning; `day` counts days from any fixed one.
 */
export function rankCommon(context: RankingContext, day: number): readonly RankedItem[] {
  const cards = context.catalog.cards
    .filter(({ given, topics }) => given.length === 0 && topics.every(isOpenlyCommon))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return cards
    .map((card, place) => commonItem(card, turned(place, day, cards.length), context))
    .toSorted(byScore);
}

/** Rare and sensitive topics are never put before a reader without cause. */
function isOpenlyCommon(topic: Card['topics'][number]): boolean {
  const { rare, sensitive } = topicOf(topic);
  return !rare && !sensitive;
}

/** How far a card stands from the day's turn: 1 for the day's card, towards 0 for the one after all others. */
function turned(place: number, day: number, of: number): number {
  const steps = (((place - day) % of) + of) % of;
  return 1 - steps / of;
}

/** Where the reader has not said, a topic is common when the two broadest specialties both meet it. */
function isCommonIn(topic: TopicId, specialty: Profile['specialty']): boolean {
  const { specialties } = topicNames(topic);
  return specialty === null
    ? specialties.includes('FM') && specialties.includes('IM')
    : specialties.includes(specialty);
}

function commonItem(card: Card, turn: number, context: RankingContext): RankedItem {
  const { specialty, goals } = context.profile;
  const topic = card.topics.find((id) => goals.includes(id)) ?? card.topics[0];
  if (topic === undefined) throw new Error('a card without a topic passed the catalog');
  const isGoal = goals.includes(topic);
  const own = isCommonIn(topic, specialty);
  const factors: readonly Factor[] = [
    { name: 'turn', value: turn },
    { name: 'specialty', value: own ? WEIGHTS.specialty.own : WEIGHTS.specialty.other ** 3 },
    { name: 'goal', value: isGoal ? WEIGHTS.goal.named : WEIGHTS.goal.none },
    { name: 'stage', value: stageFactor('single', context.profile) },
    { name: 'resource', value: resourceFactor(card, context.profile) },
    { name: 'minutes', value: priceOf(card.minutes) },
  ];
  return {
    kind: 'card',
    id: card.id,
    topic,
    isFromText: false,
    minutes: card.minutes,
    card,
    sources: card.sources.flatMap((id) => context.catalog.sourceById(id) ?? []),
    reason: isGoal ? { kind: 'goal' } : { kind: 'common-topic', specialty },
    factors,
    score: product(factors),
  };
}
