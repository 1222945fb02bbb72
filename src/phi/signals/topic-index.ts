import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Coding } from './clinical-snapshot.ts';

/**
 * The concept maps as text, under the names `concept-map-tables.ts` exports them by.
 * A line is `topic code code …`; the topic `-` means "known, deliberately no topic".
 */
export interface ConceptMapTables {
  readonly ICD10CM_PREFIXES: string;
  readonly SNOMED_CODES: string;
  readonly LOINC_CODES: string;
  readonly INGREDIENT_WORDS: string;
}

/** From what a chart holds to the topic it stands for. Undefined wherever no map says so. */
export interface TopicIndex {
  /** A diagnosis, reason, procedure or order: ICD-10-CM by longest prefix, SNOMED CT by exact code. */
  readonly topicOfCoding: (coding: Coding) => TopicId | undefined;
  /** A laboratory result: LOINC by exact code. Says nothing about whether the result is abnormal. */
  readonly topicOfResult: (coding: Coding) => TopicId | undefined;
  /** A medication by the first word of its name, lower-cased, that is a known ingredient with a topic. */
  readonly topicOfMedication: (words: readonly string[]) => TopicId | undefined;
}

/** Indexes the concept maps for look-up; throws if a map names a topic that is not one or only groups others. */
export function indexTopics(tables: ConceptMapTables): TopicIndex {
  const prefixes = parseTable(tables.ICD10CM_PREFIXES, bareIcd10);
  const snomed = parseTable(tables.SNOMED_CODES);
  const loinc = parseTable(tables.LOINC_CODES);
  const ingredients = parseTable(tables.INGREDIENT_WORDS);
  return {
    topicOfCoding: ({ system, code }) => {
      if (ICD10CM_SYSTEMS.has(system)) return topicByPrefix(prefixes, code);
      return SNOMED_SYSTEMS.has(system) ? (snomed.get(code) ?? undefined) : undefined;
    },
    topicOfResult: ({ system, code }) =>
      LOINC_SYSTEMS.has(system) ? (loinc.get(code) ?? undefined) : undefined,
    topicOfMedication: (words) => {
      for (const word of words) {
        const topic = ingredients.get(word);
        if (topic) return topic;
      }
      return undefined;
    },
  };
}

/* Each code system's URI, and the OID form some servers send, as HL7 Terminology (terminology.hl7.org) registers them. */
const ICD10CM_SYSTEMS: ReadonlySet<string> = new Set([
  'http://hl7.org/fhir/sid/icd-10-cm',
  'urn:oid:2.16.840.1.113883.6.90',
]);
const SNOMED_SYSTEMS: ReadonlySet<string> = new Set([
  'http://snomed.info/sct',
  'urn:oid:2.16.840.1.113883.6.96',
]);
const LOINC_SYSTEMS: ReadonlySet<string> = new Set(['http://loinc.org']);

/** Null: the code is known and deliberately has no topic, so a shorter prefix must not claim it. */
type Concepts = ReadonlyMap<string, TopicId | null>;

function parseTable(table: string, keyOf: (code: string) => string = (code) => code): Concepts {
  const concepts = new Map<string, TopicId | null>();
  for (const line of table.split('\n')) {
    const [topic, ...codes] = line.split(/\s+/).filter((word) => word !== '');
    if (topic === undefined) continue;
    const target = targetOf(topic);
    for (const code of codes) concepts.set(keyOf(code), target);
  }
  return concepts;
}

const NO_TOPIC = '-';
const GROUP_PREFIX = 'sys-';

function targetOf(topic: string): TopicId | null {
  if (topic === NO_TOPIC) return null;
  if (!isTopicId(topic) || topic.startsWith(GROUP_PREFIX)) {
    throw new Error('a concept map names a topic that codes cannot stand for');
  }
  return topic;
}

/** A category of three characters and up to four more, the dot after the category optional (ICD-10-CM guidelines, I.A.2). */
const ICD10CM_CODE = /^[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/;
const CATEGORY_LENGTH = 3;

function topicByPrefix(prefixes: Concepts, code: string): TopicId | undefined {
  const upper = code.toUpperCase();
  if (!ICD10CM_CODE.test(upper)) return undefined;
  const bare = bareIcd10(upper);
  for (let length = bare.length; length >= CATEGORY_LENGTH; length -= 1) {
    const topic = prefixes.get(bare.slice(0, length));
    if (topic !== undefined) return topic ?? undefined;
  }
  return undefined;
}

function bareIcd10(code: string): string {
  return code.replace('.', '').toUpperCase();
}
