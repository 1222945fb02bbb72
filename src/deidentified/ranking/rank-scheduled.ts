import type { Combination, TopicSignal } from '#boundary/field-policy.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { lookUpMinutes } from '#deidentified/catalog/find-resources.ts';
import type { Card, Rule } from '#deidentified/catalog/pack.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';
import type { Reason } from './brief.ts';
import type { Comeback } from './comeback.ts';
import { topicTurn } from './day-turn.ts';
import type { Prepared, Visits } from './prepare-context.ts';
import { regionOf, valueOfCard, valueOfSources } from './resource-value.ts';
import { citedBy, companyOf, setName, subjectOf } from './rule-parts.ts';
import { isFromText, meetingOf, reasonFor } from './signal-occasion.ts';
import { type Subject, weighScheduled } from './weigh.ts';
import type { WeighedItem } from './weighed-item.ts';

/** Everything the catalog holds on what visits touch, in no order: cards, conditional cards, combinations and sources in one model. */
export function scheduledItems(visits: Visits, context: Prepared): readonly WeighedItem[] {
  const signals = new Map(visits.signals.map((signal) => [signal.topic, signal]));
  const written = context.catalog.cards.flatMap((card) => {
    const meeting = meetingOf(card, visits.patterns);
    const asking = card.topics.flatMap((topic) => signals.get(topic) ?? []);
    const signal = strongest(asking, context);
    return meeting === undefined || signal === undefined ? [] : [{ card, meeting, signal }];
  });
  const covered = new Set(
    written.flatMap(({ card }) => (card.given.length === 0 ? card.topics : [])),
  );
  const sets = new Set(written.map(({ card }) => setName([...card.topics, ...card.given])));
  const fromText = new Set(visits.signals.filter(isFromText).map(({ topic }) => topic));
  return [
    ...written.flatMap((one) => cardItem({ ...one, readable: visits.readable }, context)),
    ...visits.signals
      .filter(({ topic }) => !covered.has(topic))
      .flatMap((signal) => sourcesItem(signal, visits.readable, context)),
    ...visits.combinations.flatMap((combination) => {
      const rule = context.catalog.ruleById(combination.rule);
      if (rule === undefined || sets.has(setName(subjectOf(rule)))) return [];
      return combinationItem(
        { ...combination, rule, readable: visits.readable, isFromText: fromText.has(rule.topic) },
        context,
      );
    }),
  ];
}

/** The topic of a card that raises the most questions. */
function strongest(
  signals: readonly TopicSignal[],
  { expected }: Prepared,
): TopicSignal | undefined {
  if (signals.length < 2) return signals[0];
  const questions = ({ topic }: TopicSignal): number => expected.on(topic) ?? 0;
  return signals.toSorted((a, b) => questions(b) - questions(a) || (a.topic < b.topic ? -1 : 1))[0];
}

interface Written {
  readonly card: Card;
  readonly signal: TopicSignal;
  readonly meeting: number;
  readonly readable: number;
}

function cardItem(
  { card, signal, meeting, readable }: Written,
  context: Prepared,
): readonly WeighedItem[] {
  const { topic } = signal;
  const { all } = context.comebacks;
  if (!context.isOffered(card.id, [...card.topics, ...card.given], all)) return [];
  const alone = context.expected.on(topic);
  if (alone === undefined) return [];
  const isAlone = card.given.length === 0;
  const questions = isAlone ? alone : context.expected.where(meeting, signal.reasonVisits);
  const comeback = all.of(card.id);
  const subject = {
    ...subjectOfCard(card, topic, context),
    turn: isAlone ? topicTurn(card, topic, context) : 1,
    comeback,
  };
  return [
    {
      kind: 'card',
      id: card.id,
      topic,
      isFromText: isFromText(signal),
      minutes: card.minutes,
      card,
      sources: card.sources.flatMap((id) => context.catalog.sourceById(id) ?? []),
      reason: reasonOfCard({ card, signal, meeting, readable }, comeback),
      ...weighScheduled(subject, questions, context),
    },
  ];
}

function reasonOfCard(
  { card, signal, meeting, readable }: Written,
  comeback: Comeback | undefined,
): Reason {
  const plain = reasonFor(signal, readable);
  if (plain.kind === 'uncounted') return plain;
  const isAlone = card.given.length === 0;
  if (comeback !== undefined) {
    const visits = isAlone ? signal.visits : meeting;
    return { kind: 'due-with-visits', again: comeback.again, visits, of: readable };
  }
  return isAlone ? plain : { kind: 'together', with: card.given, visits: meeting, of: readable };
}

/** A card, as what is weighed, for one of its topics. */
export function subjectOfCard(
  card: Card,
  topic: Card['topics'][number],
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
    turn: 1,
  };
}

function sourcesItem(
  signal: TopicSignal,
  readable: number,
  context: Prepared,
): readonly WeighedItem[] {
  const { topic } = signal;
  const id = `topic:${topic}`;
  const [first, ...more] = context.catalog.sourcesOf(topic, regionOf(context.profile));
  const expected = context.expected.on(topic);
  if (first === undefined || expected === undefined) return [];
  if (!context.isOffered(id, [topic], context.comebacks.all)) return [];
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
      kind: 'sources',
      id,
      topic,
      isFromText: isFromText(signal),
      minutes: first.minutes,
      sources: [first, ...more.slice(0, 2)],
      reason: reasonFor(signal, readable),
      ...weighScheduled(subject, expected, context),
    },
  ];
}

interface Fired extends Pick<Combination, 'visits' | 'reasonVisits'> {
  readonly rule: Rule;
  readonly readable: number;
  readonly isFromText: boolean;
}

function combinationItem(
  { rule, visits, reasonVisits, readable, isFromText: said }: Fired,
  context: Prepared,
): readonly WeighedItem[] {
  const id = `rule:${rule.id}`;
  const [first, ...more] = citedBy(rule, context);
  if (first === undefined) return [];
  if (!context.isOffered(id, topicsOfRule(rule), context.comebacks.all)) return [];
  const minutes = lookUpMinutes(first);
  const subject: Subject = {
    id,
    topic: rule.topic,
    topics: [rule.topic],
    goals: topicsOfRule(rule),
    specialties: rule.specialties,
    facet: rule.facet,
    things: thingsIn(rule.allOf.length + Math.min(1, rule.anyOf.length)),
    minutes: Math.max(1, minutes),
    answers: valueOfSources(first, 'combination', context.today),
    turn: 1,
  };
  const questions = context.expected.where(visits, reasonVisits);
  return [
    {
      kind: 'combination',
      id,
      topic: rule.topic,
      isFromText: said,
      minutes,
      rule,
      sources: [first, ...more.slice(0, 2)],
      reason: { kind: 'together', with: companyOf(rule), visits, of: readable },
      ...weighScheduled(subject, questions, context),
    },
  ];
}

function thingsIn(count: number): Subject['things'] {
  if (count < 2) return 'one';
  return count === 2 ? 'two' : 'three';
}
