import {
  barsToSchedule,
  faultsOfConditions,
  isRuleId,
  isRuleItems,
  MOST_RULES,
  type RuleFault,
  ruleItem,
  type TriggerRule,
} from '#boundary/combination.ts';
import { isDay, isListOf, isSetOf, isShape, isWhole } from '#boundary/guards.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Rule, Source } from './pack.ts';
import { isFacet, isReview, isSpecialties } from './parse-card.ts';
import { isSlug, isText } from './shape.ts';
import { namesDose, WORD_BUDGET, wordsIn } from './word-budget.ts';

/**
 * Parses `rules.json`, closed world: undefined where one rule is malformed or has a fault, or two share an id. `sources` are those of
 * the same pack, by id.
 */
export function parseRules(
  candidate: unknown,
  sources: ReadonlyMap<string, Source>,
): readonly Rule[] | undefined {
  if (!isRules(candidate)) return undefined;
  if (candidate.some((rule) => faultsOfRule(rule, sources).length > 0)) return undefined;
  return new Set(candidate.map(({ id }) => id)).size === candidate.length ? candidate : undefined;
}

/** One rule whose members are each well formed; `faultsOfRule` says whether they agree with each other. */
export const isRule = isShape<Rule>({
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
});

const isRules = isListOf(isRule, MOST_RULES);

/** Why a well-formed rule may not be in this pack, in words that an author can act on; empty for a sound one. */
export function faultsOfRule(
  rule: Rule,
  sources: ReadonlyMap<string, Source>,
): readonly (RuleFault | PackFault)[] {
  const { topic, title } = rule;
  const cited = rule.sources.map((id) => sources.get(id));
  const faults: readonly (readonly [PackFault, boolean])[] = [
    ['topic-is-not-asked-for', !topicsOfRule(rule).includes(topic)],
    ['title-is-too-long', wordsIn(title) > WORD_BUDGET.title],
    ['title-names-a-dose', namesDose(title)],
    ['cites-a-source-the-pack-lacks', cited.includes(undefined)],
  ];
  return [...faultsOfConditions(rule), ...faults.flatMap(([fault, holds]) => (holds ? fault : []))];
}

type PackFault =
  | 'topic-is-not-asked-for'
  | 'title-is-too-long'
  | 'title-names-a-dose'
  | 'cites-a-source-the-pack-lacks';

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
