import { type FindingId, isFindingId } from '#boundary/finding.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Coding, Quantity } from './clinical-snapshot.ts';
import {
  type Analyte,
  COMPARATORS,
  type Comparator,
  readAnalytes,
  unitKey,
  type ValueRule,
} from './finding-table.ts';

/** What a result says, and the rule that says so: `loinc:4548-4>=6.5 %`, or `loinc:3016-3 flagged`. */
interface FindingFound {
  readonly finding: FindingId;
  readonly topic: TopicId | undefined;
  readonly rule: string;
}

/** From a result to what it says. */
export interface FindingIndex {
  /**
   * The strictest limit that the value proves; without a value that can be read, what the laboratory's flag says, where it says one thing.
   * Undefined for an unknown code, and for a value within the limits whatever its flag.
   */
  readonly findingOf: (result: {
    readonly coding: Coding;
    readonly quantity: Quantity | null;
    readonly abnormal: boolean;
  }) => FindingFound | undefined;
}

/** Indexes the finding tables for look-up; throws where they name a finding or a topic that is not one. */
export function indexFindings(tables: {
  readonly ANALYTE_LINES: string;
  readonly FINDING_TOPICS: string;
}): FindingIndex {
  const analytes = readAnalytes(tables.ANALYTE_LINES);
  const topics = readTopics(tables.FINDING_TOPICS);
  const found = (finding: FindingId, rule: string): FindingFound => ({
    finding,
    topic: topics.get(finding),
    rule,
  });
  return {
    findingOf: ({ coding: { system, code }, quantity, abnormal }) => {
      const analyte = LOINC_SYSTEMS.has(system) ? analytes.get(code) : undefined;
      if (analyte === undefined) return undefined;
      const value = quantity === null ? undefined : canonical(analyte, quantity);
      const side = quantity?.comparator ?? null;
      const proved = value === undefined ? undefined : provedBy(analyte, value, side);
      if (proved !== undefined) {
        return found(proved.finding, `loinc:${code}${proved.comparator}${proved.text}`);
      }
      const isRead = value !== undefined && side === null;
      const { flag } = analyte;
      return abnormal && !isRead && flag !== undefined
        ? found(flag, `loinc:${code} flagged`)
        : undefined;
    },
  };
}

/** LOINC's URI, and the OID form some servers send (terminology.hl7.org). */
const LOINC_SYSTEMS: ReadonlySet<string> = new Set([
  'http://loinc.org',
  'urn:oid:2.16.840.1.113883.6.1',
]);

/** The value in the unit of the rules; undefined in an unknown unit, or where it is no value a patient can have. */
function canonical(
  { units, lowest, highest }: Analyte,
  { value, unit, comparator }: Quantity,
): number | undefined {
  if (comparator !== null && !COMPARATORS.has(comparator)) return undefined;
  const conversion = units.get(unit) ?? units.get(unitKey(unit));
  if (conversion === undefined) return undefined;
  const converted = value * conversion.factor + conversion.offset;
  return converted >= lowest - SLACK && converted <= highest + SLACK ? converted : undefined;
}

/** Rounding of a conversion, far below the last digit any laboratory prints. */
const SLACK = 1e-9;

function provedBy(
  { rules }: Analyte,
  value: number,
  side: Comparator | null,
): ValueRule | undefined {
  return rules.find((rule) => isProved(rule, value, side));
}

/** True where the value, or all values on its comparator's side, meet the rule. */
function isProved(
  { comparator, limit }: ValueRule,
  value: number,
  side: Comparator | null,
): boolean {
  const slack = SLACK * Math.max(1, Math.abs(limit));
  const isUpward = comparator === '>' || comparator === '>=';
  if (side !== null && side.startsWith('>') !== isUpward) return false;
  const beyond = isUpward ? value - limit : limit - value;
  const isStrict = comparator === '>' || comparator === '<';
  const mayTouch = !isStrict || side === '>' || side === '<';
  return mayTouch ? beyond >= -slack : beyond > slack;
}

function readTopics(table: string): ReadonlyMap<FindingId, TopicId> {
  return new Map(
    table
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [topic, ...findings] = line.split(' ');
        return findings.map((finding) => {
          if (!isTopicId(topic) || !isFindingId(finding)) {
            throw new Error('a finding table names a topic or a finding that is not one');
          }
          return [finding, topic] as const;
        });
      }),
  );
}
