import type { TOPIC_SIGNAL } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import { type TopicId, topicOf } from '#boundary/topic.ts';
import type { ClinicalSnapshot } from './clinical-snapshot.ts';
import { byCodePoint } from './code-point-order.ts';
import { type CandidatePattern, derivePatterns } from './derive-patterns.ts';
import type { TopicIndex } from './topic-index.ts';
import { topicsOfVisit, type VisitTopic } from './visit-topics.ts';

/** A topic signal before the door has admitted it. */
export type CandidateSignal = Plain<(typeof TOPIC_SIGNAL)['fields']>;

/** What the visits of one horizon say, all of it counted in visits. */
export interface DerivedSignals {
  readonly found: number;
  readonly readable: number;
  readonly signals: readonly CandidateSignal[];
  readonly patterns: readonly CandidatePattern[];
}

/**
 * Counts, per topic, the readable visits of one horizon that touch it; a visit counts once however many codes say so.
 * A visit is readable when its patient's chart was read. Topics come in code-point order.
 */
export function deriveSignals(
  { visits, charts }: ClinicalSnapshot,
  index: TopicIndex,
): DerivedSignals {
  const readable = visits.flatMap((visit) => {
    const chart = visit.patient === null ? undefined : charts.get(visit.patient);
    return chart === undefined ? [] : [topicsOfVisit(visit, chart, index)];
  });
  return {
    found: visits.length,
    readable: readable.length,
    signals: tallySignals(readable),
    patterns: derivePatterns(readable),
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
}

function tallySignals(readable: readonly (readonly VisitTopic[])[]): readonly CandidateSignal[] {
  const tallies = new Map<TopicId, Tally>();
  for (const topics of readable) {
    const conditions = topics.filter(({ topic }) => isCountedCondition(topic)).length;
    for (const visitTopic of topics) {
      const others = conditions - Number(isCountedCondition(visitTopic.topic));
      addVisit(tallyFor(tallies, visitTopic.topic), visitTopic, others >= COMORBID_WITH);
    }
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
};

function addVisit(tally: Tally, visitTopic: VisitTopic, comorbid: boolean): void {
  tally.visits += 1;
  tally.reasonVisits += Number(visitTopic.evidence === 'reason');
  tally.newMedicationVisits += Number(visitTopic.newMedication);
  tally.abnormalVisits += Number(visitTopic.abnormal);
  tally.comorbidVisits += Number(comorbid);
}

/** A sensitive topic leaves as its bare presence: one visit, whatever the count, and nothing else. */
function signalOf(topic: TopicId, tally: Tally): CandidateSignal {
  return topicOf(topic).sensitive ? { topic, ...NOTHING_COUNTED, visits: 1 } : { topic, ...tally };
}
