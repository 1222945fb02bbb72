import { readFileSync } from 'node:fs';
import { isRuleId } from '#boundary/combination.ts';
import { isDrugClassId } from '#boundary/drug-class.ts';
import { isBoolean, isListOf, isMatch, isShape } from '#boundary/guards.ts';
import { isTopicId } from '#boundary/topic.ts';

/** What one made-up person has, and whether a rule of the core pack is about it. */
export interface RuleCase {
  readonly rule: string;
  /** The person in a few words a clinician would use. */
  readonly name: string;
  readonly topics: readonly string[];
  readonly drugClasses: readonly string[];
  /** Only in cases of rules that ask for a finding. */
  readonly findings: readonly string[];
  /** True where the person has everything the rule asks for and nothing it rules out. */
  readonly holds: boolean;
  /** True where it holds and the rule may fire from a schedule; a rule that asks for a finding never may. */
  readonly fires: boolean;
}

/** One positive case and two near misses for every rule of the core pack, from `rule-cases.json`. Throws where the file is malformed. */
export const RULE_CASES: readonly RuleCase[] = readCases();

function readCases(): readonly RuleCase[] {
  const parsed: unknown = JSON.parse(
    readFileSync(new URL('rule-cases.json', import.meta.url), { encoding: 'utf8' }),
  );
  if (!isCases(parsed)) throw new Error('rule-cases.json is malformed');
  return parsed;
}

function isCases(value: unknown): value is readonly RuleCase[] {
  const isTopics: (topics: unknown) => topics is readonly string[] = isListOf(isTopicId, 12);
  const isClasses: (classes: unknown) => classes is readonly string[] = isListOf(isDrugClassId, 12);
  return isListOf(
    isShape<RuleCase>({
      rule: isRuleId,
      name: isMatch(/^\S(.{0,98}\S)?$/),
      topics: isTopics,
      drugClasses: isClasses,
      findings: isListOf(isMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/), 12),
      holds: isBoolean,
      fires: isBoolean,
    }),
    6000,
  )(value);
}
