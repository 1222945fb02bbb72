import type { TopicId } from '#boundary/topic.ts';
import type { Chart, Coding, Visit } from './clinical-snapshot.ts';
import type { TopicIndex } from './topic-index.ts';

/** What says that a visit touches a topic, strongest first. */
export const EVIDENCE = [
  'reason',
  'encounter-diagnosis',
  'problem',
  'medication',
  'result',
  'procedure-or-order',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** One topic of one visit. */
export interface VisitTopic {
  readonly topic: TopicId;
  /** The strongest evidence there is for it. */
  readonly evidence: Evidence;
  /** A recently started medication maps to it. */
  readonly newMedication: boolean;
  /** A result outside its range maps to it. */
  readonly abnormal: boolean;
}

/** The topics of one visit, each once with its strongest evidence. A result inside its range is no evidence. */
export function topicsOfVisit(
  visit: Visit,
  chart: Chart,
  index: TopicIndex,
): readonly VisitTopic[] {
  const drugs = namedTopics(chart.medications, ({ words }) => index.topicOfMedication(words));
  const started = namedTopics(
    chart.medications.filter(({ recent }) => recent),
    ({ words }) => index.topicOfMedication(words),
  );
  const abnormal = namedTopics(
    chart.results.filter((result) => result.abnormal),
    ({ coding }) => index.topicOfResult(coding),
  );
  const codedTopics = (codings: readonly Coding[]): ReadonlySet<TopicId> =>
    namedTopics(codings, index.topicOfCoding);
  const found: Readonly<Record<Evidence, ReadonlySet<TopicId>>> = {
    reason: codedTopics(visit.reasons),
    'encounter-diagnosis': codedTopics(chart.encounterDiagnoses),
    problem: codedTopics(chart.problems),
    medication: drugs,
    result: abnormal,
    'procedure-or-order': codedTopics([...chart.procedures, ...chart.orders]),
  };
  return [...strongest(found)].map(([topic, evidence]) => ({
    topic,
    evidence,
    newMedication: started.has(topic),
    abnormal: abnormal.has(topic),
  }));
}

function strongest(
  found: Readonly<Record<Evidence, ReadonlySet<TopicId>>>,
): ReadonlyMap<TopicId, Evidence> {
  const evidenceFor = new Map<TopicId, Evidence>();
  for (const evidence of EVIDENCE) {
    for (const topic of found[evidence]) {
      if (!evidenceFor.has(topic)) evidenceFor.set(topic, evidence);
    }
  }
  return evidenceFor;
}

function namedTopics<T>(
  entries: readonly T[],
  topicFor: (entry: T) => TopicId | undefined,
): ReadonlySet<TopicId> {
  const topics = new Set<TopicId>();
  for (const entry of entries) {
    const topic = topicFor(entry);
    if (topic !== undefined) topics.add(topic);
  }
  return topics;
}
