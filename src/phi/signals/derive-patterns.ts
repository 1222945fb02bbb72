import { type CASE_PATTERN, MOST_PATTERNS } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import { generalised, type TopicId, topicOf } from '#boundary/topic.ts';
import { byCodePoint } from './code-point-order.ts';
import { EVIDENCE, type Evidence, type VisitTopic } from './visit-topics.ts';

/** A case pattern before the door has admitted it. */
export type CandidatePattern = Plain<(typeof CASE_PATTERN)['fields']>;

/**
 * The pairs and triples of conditions that meet in one visit, most shared first, at most `MOST_PATTERNS`: conditional cards are chosen
 * by them, so one that a single visit shows counts too. Each item is one readable visit's topics; rare ones stand as their parent,
 * sensitive ones are left out.
 */
export function derivePatterns(
  visits: readonly (readonly VisitTopic[])[],
): readonly CandidatePattern[] {
  return dropCoveredPairs(tallyPatterns(visits.map(conditionsOf)))
    .toSorted(byWeight)
    .slice(0, MOST_PATTERNS)
    .map((tally) => ({ topics: tally.topics, visits: tally.visits }));
}

/** Design choice: bounds the work to 286 sets a visit. */
const TOPICS_PER_VISIT = 12;

/** A laboratory value, a drug or an order alone does not say that the condition is there. */
const SAYS_CONDITION: ReadonlySet<Evidence> = new Set(['reason', 'encounter-diagnosis', 'problem']);

interface Condition {
  readonly topic: TopicId;
  readonly evidence: Evidence;
}

interface Tally {
  readonly key: string;
  readonly topics: readonly TopicId[];
  visits: number;
  /** Visits booked for one of the topics. */
  reasonVisits: number;
}

/** The conditions of one visit as they may be named together, in code-point order; the best evidenced if there are many. */
function conditionsOf(visit: readonly VisitTopic[]): readonly Condition[] {
  const evidenceFor = new Map<TopicId, Evidence>();
  for (const { topic, evidence } of visit.filter((one) => SAYS_CONDITION.has(one.evidence))) {
    const named = generalised(topic);
    if (named === undefined || !topicOf(named).condition) continue;
    const known = evidenceFor.get(named);
    if (known === undefined || strength(evidence) < strength(known)) {
      evidenceFor.set(named, evidence);
    }
  }
  return [...evidenceFor]
    .map(([topic, evidence]) => ({ topic, evidence }))
    .toSorted(
      (a, b) => strength(a.evidence) - strength(b.evidence) || byCodePoint(a.topic, b.topic),
    )
    .slice(0, TOPICS_PER_VISIT)
    .toSorted((a, b) => byCodePoint(a.topic, b.topic));
}

function strength(evidence: Evidence): number {
  return EVIDENCE.indexOf(evidence);
}

function tallyPatterns(visits: readonly (readonly Condition[])[]): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const conditions of visits) {
    for (const members of pairsAndTriples(conditions)) {
      const topics = members.map(({ topic }) => topic);
      const key = keyOf(topics);
      const tally = tallies.get(key) ?? { key, topics, visits: 0, reasonVisits: 0 };
      tally.visits += 1;
      tally.reasonVisits += Number(members.some(({ evidence }) => evidence === 'reason'));
      tallies.set(key, tally);
    }
  }
  return [...tallies.values()];
}

function pairsAndTriples<T>(sorted: readonly T[]): readonly (readonly T[])[] {
  return sorted.flatMap((first, i) =>
    sorted
      .slice(i + 1)
      .flatMap((second, j) => [
        [first, second],
        ...sorted.slice(i + j + 2).map((third) => [first, second, third]),
      ]),
  );
}

/** A pair says nothing that a triple with the same visits does not say better. */
function dropCoveredPairs(tallies: readonly Tally[]): readonly Tally[] {
  const mostVisits = new Map<string, number>();
  for (const { topics, visits } of tallies) {
    if (topics.length < 3) continue;
    for (const left of topics) {
      const pair = keyOf(topics.filter((topic) => topic !== left));
      mostVisits.set(pair, Math.max(visits, mostVisits.get(pair) ?? 0));
    }
  }
  return tallies.filter(({ key, visits }) => mostVisits.get(key) !== visits);
}

function keyOf(topics: readonly TopicId[]): string {
  return topics.join(' ');
}

function byWeight(a: Tally, b: Tally): number {
  return (
    b.visits - a.visits ||
    b.reasonVisits - a.reasonVisits ||
    b.topics.length - a.topics.length ||
    byCodePoint(a.key, b.key)
  );
}
