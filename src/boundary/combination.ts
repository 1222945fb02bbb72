import { type DrugClassId, isDrugClassId, isSensitiveDrugClass } from './drug-class.ts';
import { isListOf, isMatch, isShape, isWhole } from './guards.ts';
import { field, recordPolicy } from './record-policy.ts';
import { isTopicId, type TopicId, topicOf } from './topic.ts';

/*
 * Conditional topics, "X given Y", as far as both sides must agree on them: what a rule may name, when it may fire, and that
 * a rule leaves the worker only as the name of one that the page had sent in.
 */

/** Names a rule of a pack: words with hyphens, at least two. */
export const isRuleId = isMatch(/^(?=.{1,80}$)[a-z][a-z0-9]*(-[a-z0-9]+)+$/);

/** Rules of one pack, and of one message. */
export const MOST_RULES = 2000;

/** What a rule asks of one person: all of these, any of these unless none is listed, none of these. */
export interface Conditions {
  readonly allOf: readonly string[];
  readonly anyOf: readonly string[];
  readonly noneOf: readonly string[];
}

/** A rule as the worker is given it: nothing but what it fires on. */
export interface TriggerRule extends Conditions {
  readonly id: string;
}

/** A rule that the worker may fire, closed world: it asks for topics and drug classes alone and has no fault. */
export function isTriggerRule(value: unknown): value is TriggerRule {
  return (
    isTriggerShape(value) &&
    faultsOfConditions(value).length === 0 &&
    barsToSchedule(value).length === 0
  );
}

/** One thing that a rule asks for. */
export type RuleItem =
  | { readonly kind: 'topic'; readonly topic: TopicId }
  | { readonly kind: 'drug-class'; readonly drugClass: DrugClassId }
  /** A result of the laboratory or a measurement, by its name. */
  | { readonly kind: 'finding'; readonly finding: string };

/** Reads `topic:asthma`, `drug-class:statin` or `finding:low-ferritin`; undefined for anything else. */
export function ruleItem(text: unknown): RuleItem | undefined {
  if (typeof text !== 'string') return undefined;
  const [kind, id, ...more] = text.split(':');
  if (more.length > 0) return undefined;
  if (kind === 'topic' && isTopicId(id)) return { kind, topic: id };
  if (kind === 'drug-class' && isDrugClassId(id)) return { kind, drugClass: id };
  return kind === 'finding' && isFindingName(id) ? { kind, finding: id } : undefined;
}

const isFindingName = isMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);

/** Things of one kind that a rule may list. */
const MOST_ITEMS = 12;

/** A list of a rule: things that can be named, none twice; it may be empty. */
export function isRuleItems(value: unknown): value is readonly string[] {
  return isItems(value) && new Set(value).size === value.length;
}

const isItems = isListOf(
  (value: unknown): value is string => ruleItem(value) !== undefined,
  MOST_ITEMS,
);

const isTriggerShape = isShape<TriggerRule>({
  id: isRuleId,
  allOf: isRuleItems,
  anyOf: isRuleItems,
  noneOf: isRuleItems,
});

/** Why a rule may be in no pack at all. */
export type RuleFault =
  /** One thing alone would satisfy it: it is no combination. */
  | 'fires-on-one-thing'
  /** It asks for something and for its absence. */
  | 'contradicts-itself'
  /** Few patients anywhere have it, so two things named together would point at one. */
  | 'names-a-rare-topic'
  | 'names-a-sensitive-topic'
  | 'names-a-sensitive-drug-class';

/** What is wrong with what a rule asks for; empty for a sound one. */
export function faultsOfConditions({ allOf, anyOf, noneOf }: Conditions): readonly RuleFault[] {
  const items = [...allOf, ...anyOf, ...noneOf].flatMap((text) => ruleItem(text) ?? []);
  const topics = items.flatMap((item) => (item.kind === 'topic' ? topicOf(item.topic) : []));
  const faults: readonly (readonly [RuleFault, boolean])[] = [
    ['fires-on-one-thing', fewestThings(allOf, anyOf) < 2],
    ['contradicts-itself', [...allOf, ...anyOf].some((text) => isRuledOut(text, noneOf))],
    ['names-a-rare-topic', topics.some(({ rare }) => rare)],
    ['names-a-sensitive-topic', topics.some(({ sensitive }) => sensitive)],
    [
      'names-a-sensitive-drug-class',
      items.some((item) => item.kind === 'drug-class' && isSensitiveDrugClass(item.drugClass)),
    ],
  ];
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []));
}

/** With how few different things the rule can be satisfied. A topic and one it is a kind of are one thing. */
function fewestThings(allOf: readonly string[], anyOf: readonly string[]): number {
  const ways = anyOf.length === 0 ? [allOf] : anyOf.map((one) => [...allOf, one]);
  const things = ways.map((way) => {
    const implied = new Set(way.flatMap((text) => impliedBy(text).filter((one) => one !== text)));
    return new Set(way.filter((text) => !implied.has(text))).size;
  });
  return Math.min(...things);
}

function isRuledOut(text: string, noneOf: readonly string[]): boolean {
  return impliedBy(text).some((implied) => noneOf.includes(implied));
}

/** The item itself and, for a topic, what it is a kind of. */
function impliedBy(text: string): readonly string[] {
  const item = ruleItem(text);
  return item?.kind === 'topic' ? withAncestors(item.topic).map((id) => `topic:${id}`) : [text];
}

/** A topic, what it is a kind of, and so on to the top. */
export function withAncestors(topic: TopicId): readonly TopicId[] {
  const { parent } = topicOf(topic);
  return parent === null ? [topic] : [topic, ...withAncestors(parent)];
}

/** Why a rule is carried and checked, but fires from no schedule (design decision 11). */
export type ScheduleBar =
  | 'names-a-finding'
  /** "Not on such a drug" would be a finding about care: not yet prescribed. */
  | 'asks-for-the-absence-of-a-drug';

/** What keeps a rule from firing on schedule data; empty for one that may. */
export function barsToSchedule({ allOf, anyOf, noneOf }: Conditions): readonly ScheduleBar[] {
  const kindIn = (texts: readonly string[], kind: RuleItem['kind']): boolean =>
    texts.some((text) => ruleItem(text)?.kind === kind);
  return [
    ...(kindIn([...allOf, ...anyOf, ...noneOf], 'finding') ? (['names-a-finding'] as const) : []),
    ...(kindIn(noneOf, 'drug-class') ? (['asks-for-the-absence-of-a-drug'] as const) : []),
  ];
}

/** Where no rule is known, none is admitted. */
export const NO_RULES: ReadonlySet<string> = new Set<string>();

/** The policy of one combination in a horizon of at most `most` visits: the only names it admits are those of `rules`. */
export function combinationPolicy(rules: ReadonlySet<string>, most: number) {
  return recordPolicy(
    {
      rule: field(
        'moment',
        'Which rule of the pack fired. Only a rule that the page itself had sent can be named.',
        (value): value is string => typeof value === 'string' && rules.has(value),
      ),
      visits: field(
        'moment',
        'How many readable visits are by someone whose conditions and drug classes meet so.',
        isWhole(1, most),
      ),
      reasonVisits: field(
        'moment',
        'How many of them are booked for one of its topics.',
        isWhole(0, most),
      ),
    },
    ({ visits, reasonVisits }) => reasonVisits <= visits,
  );
}
