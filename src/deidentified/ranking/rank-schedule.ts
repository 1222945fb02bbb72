import type { CasePattern, HorizonSignals, TopicSignal } from '#boundary/field-policy.ts';
import { topicOf } from '#boundary/topic.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { Factor, RankedItem, Reason } from './brief.ts';
import {
  isFromText,
  priceOf,
  product,
  type RankingContext,
  regionOf,
  resourceFactor,
  stageFactor,
  subjectFactors,
  topicSubject,
} from './factors.ts';
import { byScore } from './order.ts';
import { combinationItems } from './rank-combinations.ts';
import { WEIGHTS } from './weights.ts';

/**
 * Orders everything the catalog holds on the topics of a horizon, best first: the product of the factors that each item carries, ties
 * by id. Deterministic and pure: the same input gives the same order in Node and in the browser. A topic without a resource is not ranked.
 */
export function rankSchedule(
  horizon: Pick<HorizonSignals, 'readable' | 'signals' | 'patterns' | 'combinations'>,
  context: RankingContext,
): readonly RankedItem[] {
  const { readable, signals, patterns } = horizon;
  const bySignal = new Map(signals.map((signal) => [signal.topic, signal]));
  const cards = context.catalog.cards.flatMap((card) => {
    const meeting = meetingOf(card, patterns);
    const signal = strongest(card.topics.flatMap((topic) => bySignal.get(topic) ?? []));
    return signal === undefined || meeting === undefined
      ? []
      : [cardItem(card, { signal, meeting, readable }, context)];
  });
  const covered = new Set(
    cards.flatMap(({ card }) => (card.given.length === 0 ? card.topics : [])),
  );
  const sources = signals
    .filter(({ topic }) => !covered.has(topic))
    .flatMap((signal) => sourcesItem(signal, readable, context));
  const combinations = combinationItems(
    horizon,
    cards.map(({ card }) => card),
    context,
  );
  return [...cards, ...combinations, ...sources].toSorted(byScore);
}

/** In how many visits a card's topics meet: 0 for a card on one topic, undefined where a conditional card's topics do not meet. */
function meetingOf(card: Card, patterns: readonly CasePattern[]): number | undefined {
  if (card.given.length === 0) return 0;
  const together = patterns.filter(
    ({ topics }) =>
      card.topics.some((topic) => topics.includes(topic)) &&
      card.given.every((topic) => topics.includes(topic)),
  );
  return together.length === 0 ? undefined : Math.max(...together.map(({ visits }) => visits));
}

interface Occasion {
  readonly signal: TopicSignal;
  readonly meeting: number;
  readonly readable: number;
}

function cardItem(card: Card, occasion: Occasion, context: RankingContext) {
  const { signal, meeting, readable } = occasion;
  const combination =
    card.given.length === 0 ? 'none' : card.given.length === 1 ? 'pair' : 'triple';
  const depth = card.given.length === 0 ? 'single' : 'combined';
  const factors: readonly Factor[] = [
    ...subjectFactors(topicSubject(signal.topic, demandOf(signal)), context),
    { name: 'combination', value: WEIGHTS.combination[combination] },
    { name: 'stage', value: stageFactor(depth, context.profile) },
    { name: 'resource', value: resourceFactor(card, context.profile) },
    { name: 'minutes', value: priceOf(card.minutes) },
  ];
  return {
    kind: 'card',
    id: card.id,
    topic: signal.topic,
    isFromText: isFromText(signal),
    minutes: card.minutes,
    card,
    sources: card.sources.flatMap((id) => context.catalog.sourceById(id) ?? []),
    reason:
      meeting > 0
        ? { kind: 'together', with: card.given, visits: meeting, of: readable }
        : reasonFor(signal, readable),
    factors,
    score: product(factors),
  } as const satisfies RankedItem;
}

function sourcesItem(
  signal: TopicSignal,
  readable: number,
  context: RankingContext,
): readonly RankedItem[] {
  const [first, ...more] = context.catalog.sourcesOf(signal.topic, regionOf(context.profile));
  if (first === undefined) return [];
  const factors: readonly Factor[] = [
    ...subjectFactors(topicSubject(signal.topic, demandOf(signal)), context),
    { name: 'resource', value: WEIGHTS.resource.sources },
    { name: 'minutes', value: priceOf(first.minutes) },
  ];
  return [
    {
      kind: 'sources',
      id: `topic:${signal.topic}`,
      topic: signal.topic,
      isFromText: isFromText(signal),
      minutes: first.minutes,
      sources: [first, ...more.slice(0, 2)],
      reason: reasonFor(signal, readable),
      factors,
      score: product(factors),
    },
  ];
}

/** Visits weighed by how much they ask of their topic. */
function demandOf(signal: TopicSignal): number {
  const { demand } = WEIGHTS;
  const background = signal.visits - signal.reasonVisits;
  return (
    signal.reasonVisits * demand.reason +
    background * demand.background +
    signal.newMedicationVisits * demand.newMedication +
    signal.abnormalVisits * demand.abnormal +
    signal.comorbidVisits * demand.comorbid
  );
}

function reasonFor(signal: TopicSignal, readable: number): Reason {
  if (topicOf(signal.topic).sensitive) return { kind: 'uncounted' };
  return signal.reasonVisits > 0
    ? { kind: 'booked-for', visits: signal.reasonVisits, of: readable }
    : { kind: 'on-list', visits: signal.visits, of: readable };
}

function strongest(signals: readonly TopicSignal[]): TopicSignal | undefined {
  return signals.toSorted((a, b) => demandOf(b) - demandOf(a) || (a.topic < b.topic ? -1 : 1))[0];
}
