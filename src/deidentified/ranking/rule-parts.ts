import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Rule, Source } from '#deidentified/catalog/pack.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import { regionOf } from './resource-value.ts';

/** Everything a rule can be satisfied by: where that is topics alone, a card may be on the same. */
export function subjectOf({ allOf, anyOf }: Rule): readonly string[] {
  return [...allOf, ...anyOf].map((item) => item.replace(/^topic:/, ''));
}

/** One name for the same members in any order. */
export function setName(members: readonly string[]): string {
  return members.toSorted().join(' ');
}

/** The other topics that are certainly there; of alternatives nobody knows which is. */
export function companyOf({ topic, allOf }: Rule): readonly TopicId[] {
  return topicsOfRule({ allOf, anyOf: [] }).filter((other) => other !== topic);
}

/** In the order of the rule, those of the reader's own region first. */
export function citedBy(
  rule: Rule,
  { catalog, profile }: { readonly catalog: Catalog; readonly profile: Profile },
): readonly Source[] {
  const own = regionOf(profile);
  return rule.sources
    .flatMap((id) => catalog.sourceById(id) ?? [])
    .toSorted((a, b) => Number(b.region === own) - Number(a.region === own));
}
