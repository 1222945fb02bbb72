import type { TriggerRule } from '#boundary/combination.ts';
import type { TOPIC_SIGNAL } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import { type TopicId, topicOf } from '#boundary/topic.ts';
import { attending, type ClinicalSnapshot } from './clinical-snapshot.ts';
import { byCodePoint } from './code-point-order.ts';
import {
  type CandidatePattern,
  derivePatterns,
  saysCondition,
  type VisitTopics,
} from './derive-patterns.ts';
import {
  type CandidateCombination,
  deriveCombinations,
  type PersonAsked,
} from './derive-combinations.ts';
import { type PersonTopics, type ReadBy, topicsOfVisit, type VisitTopic } from './visit-topics.ts';

/** A topic signal before the door has admitted it. */
export type CandidateSignal = Plain<(typeof TOPIC_SIGNAL)['fields']>;

/** What the visits of one horizon say, all of it counted in visits. */
export interface DerivedSignals {
  readonly found: number;
  readonly readable: number;
  readonly signals: readonly CandidateSignal[];
  readonly patterns: readonly CandidatePattern[];
  readonly combinations: readonly CandidateCombination[];
}

/** What visits are read by, and the rules of the packs. */
export interface DeriveBy extends ReadBy {
  readonly rules: readonly TriggerRule[];
}

/**
 * Counts, per topic, the readable visits of one horizon that touch it; a visit counts once however many codes, or people, say so.
 * A visit is readable when the chart of someone who comes was read. Topics come in code-point order.
 */
export function deriveSignals(
  { visits, charts }: ClinicalSnapshot,
  deriveBy: DeriveBy,
): DerivedSignals {
  const readable = visits.flatMap((visit) => {
    const people = attending(visit).flatMap((patient) => charts.get(patient) ?? []);
    return people.length === 0
      ? []
      : [people.map((chart) => topicsOfVisit(visit, chart, deriveBy))];
  });
  const topics = readable.map((people) => people.map((person) => person.topics));
  return {
    found: visits.length,
    readable: readable.length,
    signals: tallySignals(topics),
    patterns: derivePatterns(topics),
    combinations: deriveCombinations(
      readable.map((people) => people.map(askedOf)),
      deriveBy.rules,
    ),
  };
}

/**
 * What rules may ask of a person: conditions that someone diagnosed, and the classes of drugs. A condition that only a drug or a result
 * suggests is left out, or one drug would stand for two things.
 */
function askedOf({ topics, drugClasses }: PersonTopics): PersonAsked {
  const diagnosed = topics.filter(saysCondition);
  return {
    topics: new Set(diagnosed.map(({ topic }) => topic)),
    drugClasses,
    reasons: new Set(
      diagnosed.filter(({ evidence }) => evidence === 'reason').map(({ topic }) => topic),
    ),
  };
}

/** With this many other conditions a visit counts as comorbid. Design choice; `field-policy.ts` tells readers the same number. */
const COMORBID_WITH = 3;

interface Tally {
  visits: number;
  reasonVisits: number;
  newMedicationVisits: number;
  abnormalVisits: number;
  comorbidVisits: number;
  textVisits: number;
}

function tallySignals(readable: readonly VisitTopics[]): readonly CandidateSignal[] {
  const tallies = new Map<TopicId, Tally>();
  for (const people of readable) {
    const together = new Map<TopicId, Tally>();
    for (const topics of people) countPerson(topics, together);
    for (const [topic, counted] of together) addVisit(tallyFor(tallies, topic), counted);
  }
  return [...tallies]
    .map(([topic, tally]) => signalOf(topic, tally))
    .toSorted((a, b) => byCodePoint(a.topic, b.topic));
}

/** A sensitive topic changes no count of any other. */
function isCountedCondition(topic: TopicId): boolean {
  const { condition, sensitive } = topicOf(topic);
  return condition && !sensitive;
}

function tallyFor(tallies: Map<TopicId, Tally>, topic: TopicId): Tally {
  const tally = tallies.get(topic) ?? { ...NOTHING_COUNTED };
  tallies.set(topic, tally);
  return tally;
}

const NOTHING_COUNTED: Readonly<Tally> = {
  visits: 0,
  reasonVisits: 0,
  newMedicationVisits: 0,
  abnormalVisits: 0,
  comorbidVisits: 0,
  textVisits: 0,
};

/** Comorbidity is one person's: what the others of a group have does not add to it. */
function countPerson(topics: readonly VisitTopic[], together: Map<TopicId, Tally>): void {
  const conditions = topics.filter(({ topic }) => isCountedCondition(topic)).length;
  for (const { topic, evidence, newMedication, abnormal, onlyWords } of topics) {
    const others = conditions - Number(isCountedCondition(topic));
    addVisit(tallyFor(together, topic), {
      visits: 1,
      reasonVisits: Number(evidence === 'reason'),
      newMedicationVisits: Number(newMedication),
      abnormalVisits: Number(abnormal),
      comorbidVisits: Number(others >= COMORBID_WITH),
      textVisits: Number(onlyWords),
    });
  }
}

/** Adds one visit; each of its counts is 1 at most, however many people share it. */
function addVisit(tally: Tally, counted: Readonly<Tally>): void {
  tally.visits += Math.min(1, counted.visits);
  tally.reasonVisits += Math.min(1, counted.reasonVisits);
  tally.newMedicationVisits += Math.min(1, counted.newMedicationVisits);
  tally.abnormalVisits += Math.min(1, counted.abnormalVisits);
  tally.comorbidVisits += Math.min(1, counted.comorbidVisits);
  tally.textVisits += Math.min(1, counted.textVisits);
}

/** A sensitive topic leaves as its bare presence: one visit, whatever the count, and nothing else. */
function signalOf(topic: TopicId, tally: Tally): CandidateSignal {
  return topicOf(topic).sensitive ? { topic, ...NOTHING_COUNTED, visits: 1 } : { topic, ...tally };
}
