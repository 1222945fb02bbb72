import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Coding } from './clinical-snapshot.ts';
import { codeSystemOf, icd10Of, parseTable, type Target, vaccineOf } from './code-tables.ts';

/**
 * The concept maps as text, under the names `concept-map-tables.ts` exports them by.
 * A line is `topic code code …`; `-reason` in the topic's place means "known, deliberately no topic, for this reason".
 * The combinations name what a code says beside the topic that owns it; a code may stand in several of their lines.
 */
export interface ConceptMapTables {
  readonly ICD10CM_PREFIXES: string;
  readonly SNOMED_CODES: string;
  readonly ICD10CM_COMBINATIONS?: string;
  readonly SNOMED_COMBINATIONS?: string;
  readonly CVX_CODES?: string;
}

/** What a code stands for, and the rule that says so; an excluded code is known and deliberately has no topic. */
export type Mapped =
  | { readonly kind: 'topic'; readonly topic: TopicId; readonly rule: string }
  | { readonly kind: 'excluded'; readonly rule: string };

/** From what a chart holds to the topics it stands for. Nothing wherever no map says so. */
export interface TopicIndex {
  /**
   * A diagnosis, reason, procedure, order or vaccine: the topic that owns the code, then the further topics the code itself names,
   * none twice. ICD-10-CM by longest prefix, SNOMED CT and CVX by exact code, ICD-10 of the WHO by its category and without further
   * topics. An excluded code that names nothing more gives its exclusion alone. Empty for an unknown code and for one that is not of
   * the form its system gives. The rule of an owner is `icd10cm:E11.2`, that of a further topic `icd10cm+:E11.2`.
   */
  readonly ofCoding: (coding: Coding) => readonly Mapped[];
}

/** Indexes the concept maps for look-up; throws if a map names a topic that is not one or only groups others. */
export function indexTopics(tables: ConceptMapTables): TopicIndex {
  return { ofCoding: remembered(indexCodings(tables)) };
}

/** Charts repeat the same few thousand codes: each is looked up once. */
function remembered(ofCoding: TopicIndex['ofCoding']): TopicIndex['ofCoding'] {
  const known = new Map<string, Map<string, readonly Mapped[]>>();
  let remembers = 0;
  return (coding) => {
    const codes = known.get(coding.system);
    const found = codes?.get(coding.code) ?? ofCoding(coding);
    if (found.length === 0 || remembers >= MOST_REMEMBERED) return found; // what no map knows costs nothing to find out
    const here = codes ?? new Map<string, readonly Mapped[]>();
    if (codes === undefined) known.set(coding.system, here);
    if (!here.has(coding.code)) remembers += 1;
    here.set(coding.code, found);
    return found;
  };
}

/** Design choice: more codes than a day of charts holds. */
const MOST_REMEMBERED = 20_000;

function indexCodings(tables: ConceptMapTables): TopicIndex['ofCoding'] {
  const prefixes = targetsIn(tables.ICD10CM_PREFIXES, 'icd10cm');
  const combined = targetsIn(tables.ICD10CM_COMBINATIONS ?? '', 'icd10cm+');
  const snomed = targetsIn(tables.SNOMED_CODES, 'snomed');
  const snomedCombined = targetsIn(tables.SNOMED_COMBINATIONS ?? '', 'snomed+');
  const vaccines = targetsIn(tables.CVX_CODES ?? '', 'cvx');
  return ({ system, code }) => {
    switch (codeSystemOf(system)) {
      case 'icd10cm': {
        const bare = icd10Of(code);
        return joined(byLongestPrefix(prefixes, bare), byLongestPrefix(combined, bare));
      }
      case 'icd10':
        return byLongestPrefix(prefixes, icd10Of(code)?.slice(0, CATEGORY_LENGTH)).map(asWho);
      case 'snomed': {
        const bare = code.trim();
        return joined(snomed.get(bare) ?? NOTHING, snomedCombined.get(bare) ?? NOTHING);
      }
      case 'cvx':
        return vaccines.get(vaccineOf(code)) ?? NOTHING;
      case 'loinc':
      case undefined:
        return NOTHING;
    }
  };
}

const NOTHING: readonly Mapped[] = [];

/** The owner first. Where it is an exclusion, what the code names beside it stands alone. */
function joined(owner: readonly Mapped[], further: readonly Mapped[]): readonly Mapped[] {
  if (further.length === 0) return owner;
  const owning = firstTopic(owner);
  if (owning === undefined) return further;
  return [...owner, ...further.filter((mapped) => topicIn(mapped) !== owning)];
}

/*
 * ICD-10 of the WHO and ICD-10-CM share their categories of three characters; what follows these differs too often to be read
 * (E11.3 is the eye in both, I20.8 is not the same in both). So a WHO code is read as its category, and one whose category has no
 * single topic stays unknown.
 */
const CATEGORY_LENGTH = 3;

function asWho(found: Mapped): Mapped {
  return { ...found, rule: found.rule.replace(/^icd10cm:/, 'icd10:') };
}

/** A coding's rule, so that it can be said why: the prefix or code that matched, or the reason of the exclusion. */
function targetsIn(table: string, rulePrefix: string): ReadonlyMap<string, readonly Mapped[]> {
  return parseTable(table, (target) => mapper(target, rulePrefix));
}

function mapper(target: Target, rulePrefix: string): (code: string) => Mapped {
  if ('reason' in target) {
    const excluded: Mapped = { kind: 'excluded', rule: `excluded:${target.reason}` };
    return () => excluded;
  }
  const { topic } = target;
  if (!isTopicId(topic) || topic.startsWith(GROUP_PREFIX)) {
    throw new Error('a concept map names a topic that codes cannot stand for');
  }
  return (code) => ({ kind: 'topic', topic, rule: `${rulePrefix}:${code}` });
}

const GROUP_PREFIX = 'sys-';

function topicIn(mapped: Mapped | undefined): TopicId | undefined {
  return mapped?.kind === 'topic' ? mapped.topic : undefined;
}

function firstTopic([first]: readonly Mapped[]): TopicId | undefined {
  return topicIn(first);
}

function byLongestPrefix(
  prefixes: ReadonlyMap<string, readonly Mapped[]>,
  code: string | undefined,
): readonly Mapped[] {
  if (code === undefined) return NOTHING;
  for (let length = code.length; length > 0; length -= 1) {
    const found = prefixes.get(code.slice(0, length));
    if (found !== undefined) return found;
  }
  return NOTHING;
}
