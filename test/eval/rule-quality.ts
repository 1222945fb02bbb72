import { isTriggerRule, type TriggerRule } from '#boundary/combination.ts';
import { isDrugClassId } from '#boundary/drug-class.ts';
import { isTopicId } from '#boundary/topic.ts';
import type { Rule } from '#deidentified/catalog/pack.ts';
import { deriveCombinations } from '#phi/signals/derive-combinations.ts';
import type { RuleCase } from './rule-cases.ts';

/** How the rules of a pack behave on their cases. */
export interface RuleQuality {
  readonly rules: number;
  /** Rules that may fire from a schedule and do so on their positive case and on neither of two near misses. */
  readonly behaving: number;
  /** Rules that name a finding and, rightly, fire on none of their three cases. */
  readonly silent: number;
  /** The others, by id. */
  readonly misbehaving: readonly string[];
}

/** Fires every rule through the worker's own function, one made-up person at a time, and looks at the rule that the case is about. */
export function measureRules(rules: readonly Rule[], cases: readonly RuleCase[]): RuleQuality {
  const byRule = Map.groupBy(cases, ({ rule }) => rule);
  const judged = rules.map(({ id, allOf, anyOf, noneOf }) => {
    const trigger = { id, allOf, anyOf, noneOf };
    const own = byRule.get(id) ?? [];
    const isSound =
      own.filter(({ holds }) => holds).length >= 1 &&
      own.filter(({ holds }) => !holds).length >= 2 &&
      own.every((one) => fires(trigger, one) === one.fires);
    return { id, isSound, firing: own.some((one) => one.fires) };
  });
  return {
    rules: rules.length,
    behaving: judged.filter(({ isSound, firing }) => isSound && firing).length,
    silent: judged.filter(({ isSound, firing }) => isSound && !firing).length,
    misbehaving: judged.filter(({ isSound }) => !isSound).map(({ id }) => id),
  };
}

/** As in the app: a rule that the door to the worker refuses is not fired. */
function fires(rule: TriggerRule, { topics, drugClasses }: RuleCase): boolean {
  const person = {
    topics: new Set(topics.filter(isTopicId)),
    drugClasses: new Set(drugClasses.filter(isDrugClassId)),
    reasons: new Set<never>(),
  };
  return deriveCombinations([[person]], [rule].filter(isTriggerRule)).length > 0;
}
