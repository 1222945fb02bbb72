import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { triggersOf } from '#deidentified/catalog/parse-rule.ts';
import type { Chart, Coding, Visit } from '#phi/signals/clinical-snapshot.ts';
import { deriveSignals } from '#phi/signals/derive-signals.ts';
import { indexTables, type TopicIndexes } from '#phi/signals/topic-indexes.ts';
import { topicsOfVisit } from '#phi/signals/visit-topics.ts';
import { COMMITTED_TABLES } from './committed-tables.ts';
import { EXCLUSION_REASONS } from './concept-map-tables.ts';
import { readCoreRules } from './core-rules.ts';
import type { Asked } from './parse-asked.ts';
import { NOTHING_TYPED, readTypedVisit, type TypedResult } from './typed-visit.ts';

/** A topic with the rule that found it. */
interface FoundTopic {
  readonly topic: TopicId;
  readonly label: string;
  /** Of words only: `low` never decides alone. */
  readonly tier?: 'high' | 'low';
  readonly rule: string;
}

/** What one code, drug, result or phrase says by itself. */
interface InputAnswer {
  readonly kind: string;
  /** The code as typed; of a drug or a phrase, only which one it was, from 1. */
  readonly input: string | number;
  readonly topics: readonly FoundTopic[];
  /** Why a known code has deliberately no topic. */
  readonly excluded?: { readonly reason: string; readonly because: string };
  /** Of a drug. */
  readonly drugClasses?: readonly string[];
  /** Of a result. */
  readonly finding?: string;
}

/** What everything says together, as of one person with these problems who comes for what the words say. */
export interface Answer {
  readonly id?: string | number;
  readonly inputs: readonly InputAnswer[];
  readonly topics: readonly (FoundTopic & { readonly evidence: string })[];
  /** The conditional rules of the core pack that fire on it. */
  readonly rules: readonly {
    readonly id: string;
    readonly topic: TopicId;
    readonly title: string;
  }[];
}

/** Makes an answerer with the tables as the worker is built with them; throws where they or the core pack are malformed. */
export function createAnswerer(): (asked: Asked) => Answer {
  const indexes = indexTables(COMMITTED_TABLES);
  const rules = readCoreRules();
  const deriveBy = { indexes, rules: triggersOf(rules), notFromText: new Set<TopicId>() };
  return (asked) => {
    const { visit, chart } = visitOf(asked, indexes);
    const { topics } = topicsOfVisit(visit, chart, deriveBy);
    const patient = visit.patient ?? 0;
    const snapshot = { visits: [visit], charts: new Map([[patient, chart]]) };
    const fired = new Set(deriveSignals(snapshot, deriveBy).combinations.map(({ rule }) => rule));
    return {
      ...(asked.id === null ? {} : { id: asked.id }),
      inputs: inputsOf(asked, indexes),
      topics: topics.map(({ topic, evidence, rule }) => ({ ...named(topic, rule), evidence })),
      rules: rules
        .filter(({ id }) => fired.has(id))
        .map(({ id, topic, title }) => ({ id, topic, title })),
    };
  };
}

function visitOf(
  { icd10cm, snomed, drug, text, loinc, cvx }: Asked,
  indexes: TopicIndexes,
): { readonly visit: Visit; readonly chart: Chart } {
  return readTypedVisit(
    {
      ...NOTHING_TYPED,
      problems: [...codings('icd10cm', icd10cm), ...codings('snomed', snomed)],
      drugs: drug,
      text,
      results: loinc,
      done: codings('cvx', cvx),
    },
    indexes.text.topicsIn,
  );
}

const SYSTEMS = {
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  snomed: 'http://snomed.info/sct',
  cvx: 'http://hl7.org/fhir/sid/cvx',
} as const;

function codings(kind: keyof typeof SYSTEMS, codes: readonly string[]): readonly Coding[] {
  return codes.map((code) => ({ system: SYSTEMS[kind], code }));
}

function inputsOf(asked: Asked, indexes: TopicIndexes): readonly InputAnswer[] {
  const coded = (kind: keyof typeof SYSTEMS) =>
    codings(kind, asked[kind]).map((coding) => codeAnswer(kind, coding, indexes));
  return [
    ...coded('icd10cm'),
    ...coded('snomed'),
    ...asked.drug.map((name, at) => drugAnswer(name, at + 1, indexes)),
    ...asked.text.map((phrase, at) => ({
      kind: 'text',
      input: at + 1,
      topics: indexes.text
        .topicsIn(phrase)
        .map(({ topic, tier, rule }) => ({ ...named(topic, rule), tier })),
    })),
    ...asked.loinc.map((result) => resultAnswer(result, indexes)),
    ...coded('cvx'),
  ];
}

function codeAnswer(kind: string, coding: Coding, { codes }: TopicIndexes): InputAnswer {
  const mapped = codes.ofCoding(coding);
  const [first] = mapped;
  return {
    kind,
    input: coding.code,
    topics: mapped.flatMap((one) => (one.kind === 'topic' ? named(one.topic, one.rule) : [])),
    ...(first?.kind === 'excluded' ? { excluded: exclusionOf(first.rule) } : {}),
  };
}

function exclusionOf(rule: string): { readonly reason: string; readonly because: string } {
  const reason = rule.replace(/^excluded:/, '');
  const [, because = ''] = Object.entries(EXCLUSION_REASONS).find(([id]) => id === reason) ?? [];
  return { reason, because };
}

function drugAnswer(name: string, input: number, indexes: TopicIndexes): InputAnswer {
  const { chart } = readTypedVisit({ ...NOTHING_TYPED, drugs: [name] }, () => []);
  const found = chart.medications.flatMap((medication) => indexes.drugs.drugsOf(medication));
  return {
    kind: 'drug',
    input,
    topics: found.flatMap(({ topic, rule }) => (topic === undefined ? [] : named(topic, rule))),
    drugClasses: [...new Set(found.flatMap(({ classes }) => classes))],
  };
}

function resultAnswer(result: TypedResult, indexes: TopicIndexes): InputAnswer {
  const { chart } = readTypedVisit({ ...NOTHING_TYPED, results: [result] }, () => []);
  const [found] = chart.results.flatMap((one) => indexes.findings.findingOf(one) ?? []);
  return {
    kind: 'loinc',
    input: result.loinc,
    topics: found?.topic === undefined ? [] : [named(found.topic, found.rule)],
    ...(found === undefined ? {} : { finding: found.finding }),
  };
}

function named(topic: TopicId, rule: string): FoundTopic {
  return { topic, label: topicNames(topic).label, rule };
}
