import type { DrugClassId } from '#boundary/drug-class.ts';
import { type TopicId, topicOf } from '#boundary/topic.ts';
import type { Chart, ChartCoding, Visit } from './clinical-snapshot.ts';
import type { TextTopic } from './text-index.ts';
import type { TopicIndexes } from './topic-indexes.ts';

/** What says that a visit touches a topic, strongest first. */
export const EVIDENCE = [
  'reason',
  'encounter-diagnosis',
  'problem',
  'medication',
  'result',
  'procedure-or-order',
  'history',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** One topic of one visit. */
export interface VisitTopic {
  readonly topic: TopicId;
  /** The strongest evidence there is for it. */
  readonly evidence: Evidence;
  /** The rule that fired for that evidence: `icd10cm:E11.2`, `drug-class:statin`, `text:alias`. */
  readonly rule: string;
  /** A recently started medication maps to it. */
  readonly newMedication: boolean;
  /** A result outside its range maps to it. */
  readonly abnormal: boolean;
  /** Nothing but words says it: no code, no drug, no result. */
  readonly onlyWords: boolean;
}

/** What one person of a visit has. */
export interface PersonTopics {
  /** Each topic once. */
  readonly topics: readonly VisitTopic[];
  readonly drugClasses: ReadonlySet<DrugClassId>;
}

/** What visits are read by: the tables, and the topics that the learner said words had named wrongly. */
export interface ReadBy {
  readonly indexes: TopicIndexes;
  readonly notFromText: ReadonlySet<TopicId>;
}

/**
 * The topics of one person's visit, each once with its strongest evidence; one fact that several resources tell counts once. A result
 * inside its range is no evidence, nor is an episode that began more than a year ago. Words that only hint at a topic make it what
 * the visit is for where the chart has it too, and are nothing alone.
 */
export function topicsOfVisit(visit: Visit, chart: Chart, readBy: ReadBy): PersonTopics {
  const { codes, drugs, findings } = readBy.indexes;
  const isHeard = ({ topic }: TextTopic) => !readBy.notFromText.has(topic);
  const said = visit.said.filter(isHeard);
  const coded = (codings: readonly ChartCoding[]) => factsOf(codings, codes);
  const taken = chart.medications.map((medication) => ({
    recent: medication.recent,
    found: drugs.drugsOf(medication),
  }));
  const diagnosed = topicsIn(coded([...chart.problems, ...chart.encounterDiagnoses]));
  const results = chart.results
    .flatMap((result) => findings.findingOf(result) ?? [])
    .filter(({ topic }) => !isExplained(topic, diagnosed));
  const chartFacts: readonly Facts[] = [
    ['encounter-diagnosis', coded(chart.encounterDiagnoses)],
    ['problem', coded(chart.problems)],
    ['problem', sure(chart.said.filter(isHeard)), 'words'],
    ['medication', taken.flatMap(({ found }) => found)],
    ['result', results],
    ['procedure-or-order', coded([...chart.procedures, ...chart.orders])],
    ['history', coded(chart.history)],
  ];
  const hinted = amongFacts(
    said.filter(({ tier }) => tier === 'low'),
    chartFacts,
  );
  const found = strongest([
    ['reason', coded(visit.reasons)],
    ['reason', sure(said), 'words'],
    ['reason', hinted, 'words'],
    ...chartFacts,
  ]);
  const started = topicsIn(taken.flatMap(({ recent, found: of }) => (recent ? of : [])));
  const abnormal = topicsIn(results);
  return {
    topics: [...found].map(([topic, first]) => ({
      topic,
      ...first,
      newMedication: started.has(topic),
      abnormal: abnormal.has(topic),
    })),
    drugClasses: new Set(taken.flatMap((one) => one.found.flatMap(({ classes }) => classes))),
  };
}

/**
 * A result that a diagnosis explains says nothing beside it: a high HbA1c in type 1 diabetes is no type 2. Design choice: for each topic
 * that a result can suggest, the diagnoses a clinician would read it by.
 */
const EXPLAINED_BY: Readonly<Record<string, readonly string[]>> = {
  'abnormal-lfts': ['masld', 'cirrhosis', 'alcohol-liver-disease', 'hepatitis-b', 'hepatitis-c'],
  'anemia-other': ['iron-deficiency-anemia', 'sickle-cell'],
  'chronic-kidney-disease': ['aki', 'esrd-dialysis', 'kidney-transplant'],
  'leukocyte-abnormal': ['lymphoma-leukemia'],
  'type-2-diabetes': ['type-1-diabetes', 'gestational-diabetes'],
};

function isExplained(topic: TopicId | undefined, diagnosed: ReadonlySet<string>): boolean {
  if (topic === undefined || !Object.hasOwn(EXPLAINED_BY, topic)) return false;
  return EXPLAINED_BY[topic]?.some((diagnosis) => diagnosed.has(diagnosis)) === true;
}

/** Something that stands for a topic, or for none. */
interface Fact {
  readonly topic: TopicId | undefined;
  readonly rule: string;
}

type Facts = readonly [evidence: Evidence, facts: readonly Fact[], from?: 'words'];

interface First {
  readonly evidence: Evidence;
  readonly rule: string;
  readonly onlyWords: boolean;
}

/** The first evidence of each topic; words alone only where nothing else of any strength says it. */
function strongest(lists: readonly Facts[]): ReadonlyMap<TopicId, First> {
  const firsts = new Map<TopicId, First>();
  for (const [evidence, facts, from] of lists) {
    for (const { topic, rule } of facts) {
      if (topic === undefined) continue;
      const first = firsts.get(topic);
      if (first === undefined) firsts.set(topic, { evidence, rule, onlyWords: from === 'words' });
      else if (first.onlyWords && from === undefined)
        firsts.set(topic, { ...first, onlyWords: false });
    }
  }
  return firsts;
}

/** Every topic that the codes name. An episode that began more than a year ago is over, whatever a list says. */
function factsOf(
  codings: readonly ChartCoding[],
  { ofCoding }: TopicIndexes['codes'],
): readonly Fact[] {
  const facts: Fact[] = [];
  for (const coding of codings) {
    for (const mapped of ofCoding(coding)) {
      if (mapped.kind !== 'topic') continue;
      const isOver = coding.old === true && topicOf(mapped.topic).episode;
      if (!isOver) facts.push(mapped);
    }
  }
  return facts;
}

/** Those of the hints whose topic the chart has too. */
function amongFacts(
  hints: readonly TextTopic[],
  chartFacts: readonly Facts[],
): readonly TextTopic[] {
  if (hints.length === 0) return hints; // as with most visits
  const known = topicsIn(chartFacts.flatMap(([, facts]) => facts));
  return hints.filter(({ topic }) => known.has(topic));
}

function sure(said: readonly TextTopic[]): readonly TextTopic[] {
  return said.filter(({ tier }) => tier === 'high');
}

function topicsIn(facts: readonly Fact[]): ReadonlySet<TopicId> {
  return new Set(facts.flatMap(({ topic }) => topic ?? []));
}

/** The topics of codings by themselves, each once: for panels and the past, where nothing else is read. */
export function topicsOfCodings(
  codings: readonly ChartCoding[],
  { codes }: TopicIndexes,
): ReadonlySet<TopicId> {
  return topicsIn(factsOf(codings, codes));
}
