import { type FindingId, isFindingId } from '#boundary/finding.ts';

/** FHIR R4 quantity-comparator, and how a limit is compared. */
export type Comparator = '<' | '<=' | '>=' | '>';

/** Every comparator there is. */
export const COMPARATORS: ReadonlySet<unknown> = new Set<Comparator>(['<', '<=', '>=', '>']);

/** A limit in the canonical unit of its measurement. */
export interface ValueRule {
  readonly finding: FindingId;
  readonly comparator: Comparator;
  readonly limit: number;
  /** The limit with its unit, as provenance shows it: "6.5 %". */
  readonly text: string;
}

/** One measurement: the units it is read in, what is plausible, and what its values say. */
export interface Analyte {
  /** By unit as written in the table, and by its `unitKey`. */
  readonly units: ReadonlyMap<string, { readonly factor: number; readonly offset: number }>;
  /** In the canonical unit. */
  readonly lowest: number;
  readonly highest: number;
  /** The strictest first. */
  readonly rules: readonly ValueRule[];
  /** What a flag without a readable value says; undefined where it would not tell one direction from the other. */
  readonly flag: FindingId | undefined;
}

/** The measurements of `finding-tables.ts` by LOINC code; throws where a line names a finding or a comparator that is not one. */
export function readAnalytes(table: string): ReadonlyMap<string, Analyte> {
  return new Map(
    table
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [lowest, highest, units = '', rules = '', flag = '', codes = ''] = line.split('|');
        const canonical = units.split(/[;=]/)[0] ?? '';
        const analyte: Analyte = {
          units: unitsOf(units),
          lowest: Number(lowest),
          highest: Number(highest),
          rules: partsOf(rules).map((rule) => ruleOf(rule, canonical)),
          flag: flag === '' ? undefined : findingOf(flag),
        };
        return codes.split(' ').map((code) => [code, analyte] as const);
      }),
  );
}

/** A unit with what servers write differently left out: letter case, blanks, brackets, UCUM annotations, the micro sign. */
export function unitKey(unit: string): string {
  const short = unit.slice(0, LONGEST_UNIT).normalize('NFKC').toLowerCase();
  const bare = short.replaceAll(/\{[^}]*\}|[[\]()\s_]/g, '').replaceAll('^', '*');
  const key = bare.replaceAll('μ', 'u');
  return key === '' && short.trim() !== '' ? UNITY : key;
}

const LONGEST_UNIT = 40; // characters
const UNITY = '1';

function unitsOf(text: string): Analyte['units'] {
  const entries = partsOf(text).flatMap((part) => {
    const [names = '', numbers = ''] = part.split('=');
    const [factor, offset] = numbers.split(',').map(Number);
    const conversion = { factor: factor ?? Number.NaN, offset: offset ?? Number.NaN };
    const written = names.split(';').flatMap((name) => [name, unitKey(name)]);
    // A score or a ratio has no unit to give: FHIR servers send "1", an annotation, or nothing.
    const all = written.includes(UNITY) ? [...written, ''] : written;
    return all.map((name) => [name, conversion] as const);
  });
  return new Map(entries);
}

function ruleOf(text: string, unit: string): ValueRule {
  const [finding = '', comparator, limit = ''] = text.split(' ');
  if (!isComparator(comparator)) throw new Error('a finding table compares by no comparator');
  const shown = unit === UNITY ? limit : `${limit} ${unit}`;
  return { finding: findingOf(finding), comparator, limit: Number(limit), text: shown };
}

function isComparator(value: unknown): value is Comparator {
  return COMPARATORS.has(value);
}

function findingOf(code: string): FindingId {
  if (!isFindingId(code)) throw new Error('a finding table names a finding that is not one');
  return code;
}

function partsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\t');
}
