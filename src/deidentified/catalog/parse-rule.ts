import {
  barsToSchedule,
  faultsOfConditions,
  isRuleId,
  isRuleItems,
  MOST_RULES,
  ruleItem,
  type TriggerRule,
} from '#boundary/combination.ts';
import { isDay, isListOf, isSetOf, isShape, isWhole } from '#boundary/guards.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import { checkList, type CheckedList, type Finding, type ListForm } from './check-list.ts';
import type { Rule, Source } from './pack.ts';
import { isFacet, isReview, isSpecialties } from './parse-card.ts';
import { type GuardsOf, isSlug, isText } from './shape.ts';
import { namesDose, WORD_BUDGET, wordsIn } from './word-budget.ts';

/**
 * Checks `rules.json`, closed world: each rule's form and what its members say of each other. `sources` are those of the same pack, by
 * id.
 */
export function checkRules(
  candidate: unknown,
  sources: ReadonlyMap<string, Source>,
): CheckedList<Rule> {
  return checkList(candidate, { ...RULES, findingsIn: (rule) => findingsIn(rule, sources) });
}

/** Parses `rules.json`: undefined where anything of it is at fault. */
export function parseRules(
  candidate: unknown,
  sources: ReadonlyMap<string, Source>,
): readonly Rule[] | undefined {
  const { entries, faults } = checkRules(candidate, sources);
  return faults.length === 0 ? entries : undefined;
}

/** The form of a rule, member by member. */
export const RULE_FORM: GuardsOf<Rule> = {
  id: isRuleId,
  version: isWhole(1, 9999),
  topic: isTopicId,
  title: isText(120),
  allOf: isRuleItems,
  anyOf: isRuleItems,
  noneOf: isRuleItems,
  facet: isFacet,
  specialties: isSpecialties,
  sources: isSetOf(isListOf(isSlug, 5)),
  lastChecked: isDay,
  review: isReview,
};

const RULES: Omit<ListForm<Rule>, 'findingsIn'> = {
  file: 'rules.json',
  guards: RULE_FORM,
  isEntry: isShape<Rule>(RULE_FORM),
  most: MOST_RULES,
};

function findingsIn(rule: Rule, sources: ReadonlyMap<string, Source>): readonly Finding[] {
  const { topic, title } = rule;
  const findings: readonly (readonly [Finding, boolean])[] = [
    [['topic-is-not-asked-for', 'topic'], !topicsOfRule(rule).includes(topic)],
    [['too-many-words', 'title'], wordsIn(title) > WORD_BUDGET.title],
    [['names-a-dose', 'title'], namesDose(title)],
    [['source-missing', 'sources'], rule.sources.some((id) => !sources.has(id))],
  ];
  return [
    ...faultsOfConditions(rule).map((code): Finding => [code]),
    ...findings.flatMap(([finding, holds]) => (holds ? [finding] : [])),
  ];
}

/** The topics a rule asks for, in its own order. */
export function topicsOfRule({ allOf, anyOf }: Pick<Rule, 'allOf' | 'anyOf'>): readonly TopicId[] {
  return [...allOf, ...anyOf].flatMap((text) => {
    const item = ruleItem(text);
    return item?.kind === 'topic' ? item.topic : [];
  });
}

/** The rules that may fire from a schedule, as the worker is given them: what they ask for and their names, no words. */
export function triggersOf(rules: readonly Rule[]): readonly TriggerRule[] {
  return rules
    .filter((rule) => barsToSchedule(rule).length === 0)
    .map(({ id, allOf, anyOf, noneOf }) => ({ id, allOf, anyOf, noneOf }));
}
