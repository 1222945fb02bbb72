import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { Reason } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { topicTurn } from './day-turn.ts';
import type { Prepared } from './prepare-context.ts';
import { regionOf, valueOfCard, valueOfSources } from './resource-value.ts';
import { type Subject, weighScheduled } from './weigh.ts';
import type { WeighedItem, Weighing } from './weighed-item.ts';

/* What the catalog holds on a topic that is asked for, as items of a brief. */

/** Why and how much a topic is asked for. */
interface AskedFor {
  readonly topic: TopicId;
  /** How many it is expected to raise. */
  readonly questions: number;
  readonly isFromText: boolean;
  readonly reason: Reason;
}

/** A card on the topic: nothing where it rests or is kept away. */
export function cardItem(
  candidate: Candidate,
  { topic, questions, isFromText, reason }: AskedFor,
  context: Prepared,
): readonly WeighedItem[] {
  const { card, topics } = candidate;
  const { all } = context.comebacks;
  if (!context.isOffered(card.id, topics, all)) return [];
  const comeback = all.of(card.id);
  const turn = card.given.length === 0 ? topicTurn(candidate, topic, context) : 1;
  const subject = subjectOfCard(card, { topic, turn, comeback }, context);
  return [
    weighedCard(
      candidate,
      { topic, isFromText, reason },
      weighScheduled(subject, questions, context),
    ),
  ];
}

/** A card with what it weighs, written out and not spread: two thousand are made for one brief. */
export function weighedCard(
  { card, sources }: Candidate,
  { topic, isFromText, reason }: Omit<AskedFor, 'questions'>,
  weighing: Weighing,
): WeighedItem {
  return {
    kind: 'card',
    id: card.id,
    topic,
    isFromText,
    minutes: card.minutes,
    card,
    sources,
    reason,
    base: weighing.base,
    values: weighing.values,
    score: weighing.score,
    chosenBy: weighing.chosenBy,
    about: weighing.about,
    facet: weighing.facet,
    covers: weighing.covers,
    isSeldom: weighing.isSeldom,
    readBefore: weighing.readBefore,
  };
}

/** A card, as what is weighed, for one of its topics. */
export function subjectOfCard(
  card: Card,
  { topic, turn, comeback }: Pick<Subject, 'topic' | 'turn' | 'comeback'>,
  context: Prepared,
): Subject {
  return {
    id: card.id,
    topic,
    topics: card.topics,
    goals: [topic],
    specialties: topicNames(topic).specialties,
    facet: card.facet,
    things: thingsIn(1 + card.given.length),
    minutes: Math.max(1, card.minutes),
    answers: valueOfCard(card, context.profile, context.day),
    turn,
    comeback,
  };
}

/** How many things meet. */
export function thingsIn(count: number): Subject['things'] {
  if (count < 2) return 'one';
  return count === 2 ? 'two' : 'three';
}

/** Sources on the topic: nothing where there are none, or they rest or are kept away. */
export function sourcesItem(
  { topic, questions, isFromText, reason }: AskedFor,
  context: Prepared,
): readonly WeighedItem[] {
  const id = `topic:${topic}`;
  const [first, ...more] = context.catalog.sourcesOf(topic, regionOf(context.profile));
  if (first === undefined || !context.isOffered(id, [topic], context.comebacks.all)) return [];
  const subject: Subject = {
    id,
    topic,
    topics: [topic],
    goals: [topic],
    specialties: topicNames(topic).specialties,
    facet: null,
    things: 'one',
    minutes: Math.max(1, first.minutes),
    answers: valueOfSources(first, 'sources', context.today),
    turn: 1,
  };
  return [
    {
      ...weighScheduled(subject, questions, context),
      kind: 'sources',
      id,
      topic,
      isFromText,
      minutes: first.minutes,
      sources: [first, ...more.slice(0, 2)],
      reason,
    },
  ];
}
