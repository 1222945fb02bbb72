import { isBoolean, isListOf, isObject, isShape } from '#boundary/guards.ts';
import type { TypedResult } from './typed-visit.ts';

/** What someone asks about, as typed. */
export interface Asked {
  /** The asker's own name for it, given back with the answer. */
  readonly id: string | number | null;
  readonly icd10cm: readonly string[];
  readonly snomed: readonly string[];
  /** Names of drugs. */
  readonly drug: readonly string[];
  /** Phrases. */
  readonly text: readonly string[];
  readonly loinc: readonly TypedResult[];
  readonly cvx: readonly string[];
}

/** The options of the command, or what is wrong with them in a sentence that repeats nothing typed. */
export function parseAskedOptions({
  loinc = [],
  ...lists
}: Readonly<Record<string, readonly string[]>>): Asked | string {
  const results = loinc.map(parseResult);
  const read = results.filter((result) => result !== undefined);
  return read.length < results.length
    ? 'a value of --loinc is a code, then if measured "=", a number and its unit, then "flagged" if the laboratory flagged it.'
    : { ...NOTHING_ASKED, ...lists, loinc: read };
}

/** One line of `--ndjson`, closed world, or what is wrong with it in a sentence that repeats nothing typed but names of members. */
export function parseAskedLine(line: string): Asked | string {
  const parsed = parseJson(line);
  if (!isObject(parsed)) return 'not a JSON object.';
  const unknown = Reflect.ownKeys(parsed).find((key) => !Object.hasOwn(NOTHING_ASKED, key));
  if (unknown !== undefined) {
    return `it has a member that is none of ${Object.keys(NOTHING_ASKED).join(', ')}.`;
  }
  const whole = { ...NOTHING_ASKED, ...parsed };
  const wrong = Object.entries(MEMBERS).find(
    ([name, { admits }]) => !admits(Reflect.get(whole, name)),
  );
  if (wrong !== undefined) return `"${wrong[0]}" must be ${wrong[1].is}.`;
  const results = Array.isArray(parsed['loinc']) ? parsed['loinc'].flatMap(resultOf) : [];
  const asked = { ...whole, loinc: results };
  return isAsked(asked) ? asked : 'it cannot be read.';
}

const NOTHING_ASKED: Asked = {
  id: null,
  icd10cm: [],
  snomed: [],
  drug: [],
  text: [],
  loinc: [],
  cvx: [],
};

const MOST_ITEMS = 1000;

const isString = (value: unknown): value is string => typeof value === 'string';
const isStrings = isListOf(isString, MOST_ITEMS);
const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || Number.isFinite(value);
const isStringOrNull = (value: unknown): value is string | null =>
  value === null || isString(value);
const isName = (value: unknown): value is string | number | null =>
  isStringOrNull(value) || Number.isFinite(value);

const isResult = isShape<TypedResult>({
  loinc: isString,
  value: isNumberOrNull,
  unit: isString,
  comparator: isStringOrNull,
  abnormal: isBoolean,
});

const isAsked = isShape<Asked>({
  id: isName,
  icd10cm: isStrings,
  snomed: isStrings,
  drug: isStrings,
  text: isStrings,
  loinc: isListOf(isResult, MOST_ITEMS),
  cvx: isStrings,
});

interface Member {
  readonly admits: (value: unknown) => boolean;
  readonly is: string;
}

const TEXTS: Member = { admits: isStrings, is: 'a list of texts' };
const MEMBERS: Readonly<Record<string, Member>> = {
  id: { admits: isName, is: 'text or a number' },
  icd10cm: TEXTS,
  snomed: TEXTS,
  drug: TEXTS,
  text: TEXTS,
  cvx: TEXTS,
  loinc: {
    admits: isListOf((item): item is unknown => resultOf(item).length > 0, MOST_ITEMS),
    is: 'a list of objects with code (text), and if known value (a number), unit (text), comparator (text), abnormal (true or false)',
  },
};

/** A result as a line writes it; none where it is malformed. */
function resultOf(item: unknown): readonly TypedResult[] {
  if (!isObject(item) || Object.keys(item).some((key) => !RESULT_MEMBERS.has(key))) return [];
  const { code, value = null, unit = '', comparator = null, abnormal = false } = item;
  const result = { loinc: code, value, unit, comparator, abnormal };
  return isResult(result) ? [result] : [];
}

const RESULT_MEMBERS = new Set(['code', 'value', 'unit', 'comparator', 'abnormal']);

/** `4548-4`, `4548-4=8.2 %`, `33914-3=<15 mL/min/{1.73_m2}`; `flagged` at the end is the laboratory's flag. */
function parseResult(text: string): TypedResult | undefined {
  const match = RESULT.exec(text);
  if (match === null) return undefined;
  const [, loinc = '', comparator, value, unit = '', flag] = match;
  return {
    loinc,
    value: value === undefined ? null : Number(value),
    unit,
    comparator: comparator ?? null,
    abnormal: flag !== undefined,
  };
}

const RESULT =
  /^\s*([\w-]+)(?:\s*=\s*(<=|>=|<|>)?\s*(-?\d+(?:\.\d+)?)\s*(\S{0,40}?))?(?:\s+(flagged))?\s*$/;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
