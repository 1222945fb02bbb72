import type { Combination, TopicSignal } from '#boundary/field-policy.ts';
import { lookUpMinutes } from '#deidentified/catalog/find-resources.ts';
import type { Rule } from '#deidentified/catalog/pack.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';
import type { Reason } from './brief.ts';
import type { Candidate } from './candidates.ts';
import type { Comeback } from './comeback.ts';
import type { Prepared, Visits } from './prepare-context.ts';
import { valueOfSources } from './resource-value.ts';
import { citedBy, companyOf, setName, subjectOf } from './rule-parts.ts';
import { isFromText, meetingOf, reasonFor } from './signal-occasion.ts';
import { cardItem, sourcesItem, thingsIn } from './topic-items.ts';
import { type Subject, weighScheduled } from './weigh.ts';
import type { WeighedItem } from './weighed-item.ts';

/** Everything the catalog holds on what visits touch, in no order: cards, conditional cards, combinations and sources in one model. */
export function scheduledItems(visits: Visits, context: Prepared): readonly WeighedItem[] {
  const signals = new Map(visits.signals.map((signal) => [signal.topic, signal]));
  const written = [...askedFor([...signals.values()], context)].flatMap(([candidate, signal]) => {
    const meeting = meetingOf(candidate.card, visits.patterns);
    return meeting === undefined ? [] : { candidate, signal, meeting };
  });
  const covered = new Set(
    written.flatMap(({ candidate: { card } }) => (card.given.length === 0 ? card.topics : [])),
  );
  const sets = new Set(written.map(({ candidate }) => candidate.set));
  const fromText = new Set(visits.signals.filter(isFromText).map(({ topic }) => topic));
  return [
    ...written.flatMap((one) => itemOfCard({ ...one, readable: visits.readable }, context)),
    ...visits.signals
      .filter(({ topic }) => !covered.has(topic))
      .flatMap((signal) => itemOfSources(signal, visits.readable, context)),
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

/** The cards that visits touch, each with the topic of it that raises the most questions. */
function askedFor(
  signals: readonly TopicSignal[],
  { candidates, expected }: Prepared,
): ReadonlyMap<Candidate, TopicSignal> {
  const questions = ({ topic }: TopicSignal): number => expected.on(topic) ?? 0;
  const asked = new Map<Candidate, TopicSignal>();
  const strongestFirst = signals.toSorted(
    (a, b) => questions(b) - questions(a) || (a.topic < b.topic ? -1 : 1),
  );
  for (const signal of strongestFirst) {
    for (const candidate of candidates.on(signal.topic)) {
      if (!asked.has(candidate)) asked.set(candidate, signal);
    }
  }
  return asked;
}

interface Written {
  readonly candidate: Candidate;
  readonly signal: TopicSignal;
  readonly meeting: number;
  readonly readable: number;
}

function itemOfCard(written: Written, context: Prepared): readonly WeighedItem[] {
  const { candidate, signal, meeting } = written;
  const { card } = candidate;
  const { topic } = signal;
  const alone = context.expected.on(topic);
  if (alone === undefined) return [];
  const questions =
    card.given.length === 0 ? alone : context.expected.where(meeting, signal.reasonVisits);
  const reason = reasonOfCard(written, context.comebacks.all.of(card.id));
  return cardItem(candidate, { topic, questions, isFromText: isFromText(signal), reason }, context);
}

function reasonOfCard(
  { candidate: { card }, signal, meeting, readable }: Written,
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

function itemOfSources(
  signal: TopicSignal,
  readable: number,
  context: Prepared,
): readonly WeighedItem[] {
  const { topic } = signal;
  const questions = context.expected.on(topic);
  if (questions === undefined) return [];
  const reason = reasonFor(signal, readable);
  return sourcesItem({ topic, questions, isFromText: isFromText(signal), reason }, context);
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
