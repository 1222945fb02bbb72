import type { Combination, HorizonSignals } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import { lookUpMinutes } from '#deidentified/catalog/find-resources.ts';
import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';
import type { CombinationItem, Factor } from './brief.ts';
import {
  isFromText,
  priceOf,
  product,
  type RankingContext,
  regionOf,
  stageFactor,
  subjectFactors,
} from './factors.ts';
import { WEIGHTS } from './weights.ts';

/**
 * One item for each rule that a horizon's visits satisfy, in no order. Its demand is that of the visits where things meet, not of all
 * visits that touch its topic. A rule on the very topics of one of the `cards` gives way to the card; one that the catalog does not
 * hold, or without a source, is left out.
 */
export function combinationItems(
  {
    readable,
    signals,
    combinations,
  }: Pick<HorizonSignals, 'readable' | 'signals' | 'combinations'>,
  cards: readonly Card[],
  context: RankingContext,
): readonly CombinationItem[] {
  const written = new Set(cards.map(({ topics, given }) => setName([...topics, ...given])));
  const fromText = new Set(signals.filter(isFromText).map(({ topic }) => topic));
  return combinations.flatMap((combination) => {
    const rule = context.catalog.ruleById(combination.rule);
    if (rule === undefined || written.has(setName(subjectOf(rule)))) return [];
    const [first, ...more] = citedBy(rule, context);
    if (first === undefined) return [];
    const minutes = lookUpMinutes(first);
    const factors = factorsOf(rule, { ...combination, minutes }, context);
    return {
      kind: 'combination',
      id: `rule:${rule.id}`,
      topic: rule.topic,
      isFromText: fromText.has(rule.topic),
      minutes,
      rule,
      sources: [first, ...more.slice(0, 2)],
      reason: { kind: 'together', with: companyOf(rule), visits: combination.visits, of: readable },
      factors,
      score: product(factors),
    };
  });
}

/** Everything a rule can be satisfied by: where that is topics alone, a card may be on the same. */
function subjectOf({ allOf, anyOf }: Rule): readonly string[] {
  return [...allOf, ...anyOf].map((item) => item.replace(/^topic:/, ''));
}

function setName(members: readonly string[]): string {
  return members.toSorted().join(' ');
}

/** The other topics that are certainly there; of alternatives nobody knows which is. */
function companyOf({ topic, allOf }: Rule): readonly TopicId[] {
  return topicsOfRule({ allOf, anyOf: [] }).filter((other) => other !== topic);
}

/** In the order of the rule, those of the reader's own region first. */
function citedBy(rule: Rule, { catalog, profile }: RankingContext): readonly Source[] {
  const own = regionOf(profile);
  return rule.sources
    .flatMap((id) => catalog.sourceById(id) ?? [])
    .toSorted((a, b) => Number(b.region === own) - Number(a.region === own));
}

function factorsOf(
  rule: Rule,
  { visits, reasonVisits, minutes }: Pick<Combination, 'visits' | 'reasonVisits'> & Minutes,
  context: RankingContext,
): readonly Factor[] {
  const { demand, combination, resource } = WEIGHTS;
  const things = rule.allOf.length + Math.min(1, rule.anyOf.length);
  const subject = {
    topic: rule.topic,
    demand: reasonVisits * demand.reason + (visits - reasonVisits) * demand.background,
    goals: topicsOfRule(rule),
    specialties: rule.specialties,
  };
  return [
    ...subjectFactors(subject, context),
    { name: 'combination', value: things > 2 ? combination.triple : combination.pair },
    { name: 'stage', value: stageFactor('combined', context.profile) },
    { name: 'resource', value: resource.combination },
    { name: 'minutes', value: priceOf(minutes) },
  ];
}

interface Minutes {
  readonly minutes: number;
}
