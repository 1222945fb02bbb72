import { readdirSync, readFileSync } from 'node:fs';
import {
  isBoolean,
  isListOf,
  isMatch,
  isObject,
  isOneOf,
  isShape,
  isWhole,
} from '#boundary/guards.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import type { TypedVisit } from '../../fhir-profiles/typed-visit.ts';

/** A made-up visit with what the record holds about the patient, and the topics an educator would name. */
export interface Vignette {
  readonly name: string;
  /** The file it stands in. */
  readonly group: string;
  readonly typed: TypedVisit;
  /** Must be found. */
  readonly expected: readonly TopicId[];
  /** Count neither for nor against; any other topic is wrong. */
  readonly alsoRight: readonly TopicId[];
}

/** A phrase as it is typed into a schedule, and the one topic it is about. */
export interface BlindPhrase {
  readonly phrase: string;
  readonly kind: 'shorthand' | 'lay';
  readonly expected: TopicId;
  /** Count neither for nor against. */
  readonly alsoRight: readonly TopicId[];
}

const FOLDER = new URL('panel/', import.meta.url);

/** Every labelled visit, by file and in the order of the files. Throws where a file is malformed. */
export function readVignettes(): readonly Vignette[] {
  return readdirSync(FOLDER)
    .filter((name) => name.startsWith('vignettes-'))
    .toSorted()
    .flatMap((name) => {
      const rows = readList(name, isRow);
      return rows.map((row) => vignetteOf(row, name.replace(/^vignettes-|\.json$/g, '')));
    });
}

/** Phrases with their topics, written without sight of the tables. Throws where the file is malformed. */
export function readBlindPhrases(): readonly BlindPhrase[] {
  return readList('phrases-blind.json', isBlindPhrase);
}

/** Phrases of scheduling and paperwork: none has a topic. Throws where the file is malformed. */
export function readAdministrativePhrases(): readonly string[] {
  return readList('phrases-administrative.json', isLine);
}

/** Names, identifiers, attacks: none has a topic. Throws where the file is malformed. */
export function readBadPhrases(): readonly string[] {
  return readList('phrases-bad.json', isRepeated).map(({ text, times }) => text.repeat(times));
}

/** The sixty commonest topics of a US primary care practice, by the author's judgement. Throws where the file is malformed. */
export function readCommonest(): readonly TopicId[] {
  return readList('commonest.json', isTopicId);
}

interface Row {
  readonly name: string;
  readonly reasons: readonly string[];
  readonly text: readonly string[];
  readonly problems: readonly string[];
  readonly encounterDiagnoses: readonly string[];
  readonly uncategorized: readonly string[];
  readonly resolved: readonly string[];
  readonly drugs: readonly string[];
  readonly results: readonly RowResult[];
  readonly expected: readonly TopicId[];
  readonly alsoRight: readonly TopicId[];
  /** Why it is labelled so. */
  readonly note: string;
}

interface RowResult {
  readonly loinc: string;
  readonly value: number;
  readonly unit: string;
  readonly abnormal: boolean;
}

/** What a row leaves out. */
const NOTHING: Omit<Row, 'name' | 'expected'> = {
  reasons: [],
  text: [],
  problems: [],
  encounterDiagnoses: [],
  uncategorized: [],
  resolved: [],
  drugs: [],
  results: [],
  alsoRight: [],
  note: '',
};

const isLine = isMatch(/^[^\n]{0,200}$/);
const isWords = isListOf(isLine, 20);
const isTopics = isListOf(isTopicId, 20);
const isCodes = isListOf(isMatch(/^(icd10cm|snomed):[^\n]{0,20}$/), 20);
const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isRow = isShape<Row>({
  name: isLine,
  reasons: isCodes,
  text: isWords,
  problems: isCodes,
  encounterDiagnoses: isCodes,
  uncategorized: isCodes,
  resolved: isCodes,
  drugs: isWords,
  results: isListOf(
    isShape<RowResult>({ loinc: isLine, value: isNumber, unit: isLine, abnormal: isBoolean }),
    20,
  ),
  expected: isTopics,
  alsoRight: isTopics,
  note: isLine,
});

const isBlindPhrase = isShape<BlindPhrase>({
  phrase: isLine,
  kind: isOneOf('shorthand', 'lay'),
  expected: isTopicId,
  alsoRight: isTopics,
});

const isRepeated = isShape<{ readonly text: string; readonly times: number }>({
  text: isLine,
  times: isWhole(1, 20_000),
});

/** A list of one file, closed world; what an object leaves out of what it may leave out is empty. */
function readList<T>(name: string, admits: (value: unknown) => value is T): readonly T[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), { encoding: 'utf8' }));
  if (!Array.isArray(parsed)) throw new Error(`${name} is not a list`);
  return parsed.map((item: unknown, at) => {
    const whole = withDefaults(item, name);
    if (!admits(whole)) throw new Error(`${name}: item ${at + 1} is malformed`);
    return whole;
  });
}

function withDefaults(item: unknown, name: string): unknown {
  if (!isObject(item)) return item;
  if (name.startsWith('vignettes-')) return { ...NOTHING, ...item };
  return name === 'phrases-blind.json' ? { alsoRight: [], ...item } : item;
}

function vignetteOf(row: Row, group: string): Vignette {
  const { name, text, drugs, expected, alsoRight } = row;
  return {
    name,
    group,
    expected,
    alsoRight,
    typed: {
      text,
      drugs,
      reasons: row.reasons.map(codingOf),
      problems: row.problems.map(codingOf),
      encounterDiagnoses: row.encounterDiagnoses.map(codingOf),
      uncategorized: row.uncategorized.map(codingOf),
      resolved: row.resolved.map(codingOf),
      results: row.results.map((result) => ({ ...result, comparator: null })),
      done: [],
    },
  };
}

const SYSTEMS: Readonly<Record<string, string>> = {
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  snomed: 'http://snomed.info/sct',
};

function codingOf(text: string): Coding {
  const [system = '', code = ''] = text.split(/:(.*)/s);
  return { system: SYSTEMS[system] ?? '', code };
}
