import { LEARNING_RECORD, type LearningRecord } from '#boundary/field-policy.ts';
import { quarterOf } from '#boundary/learning-item.ts';
import { admit } from '#boundary/record-policy.ts';
import { generalised, isTopicId, type TopicId } from '#boundary/topic.ts';
import { type Catalog, lookUpMinutes } from '#deidentified/catalog/find-resources.ts';
import type { Pack, Rule } from '#deidentified/catalog/pack.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';
import type { Marked } from '#deidentified/learning/mark.ts';

export interface ToTake {
  readonly pack: Pick<Pack, 'id' | 'version'>;
  readonly catalog: Catalog;
  readonly marks: readonly Marked[];
  /** The local day, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * Door 3: the learner's marks as a record that may leave, the last mark of each item. It holds what was read and not what led to it:
 * what only a schedule puts before a reader (the sources of a topic or a rule, a card on conditions that meet) keeps the quarter instead
 * of the day, a rare topic stands as its parent, and cards on rare or sensitive topics stay behind. "Not this topic" is said of the
 * schedule and stays with it. Undefined when the policy refuses any of it: nothing is trimmed to fit.
 */
export function learningRecord({ pack, catalog, marks, day }: ToTake): LearningRecord | undefined {
  const learned = marks.filter(({ mark }) => mark !== 'not-this-topic');
  const last = new Map(learned.map(({ item, mark }) => [item, mark]));
  const entries = [...last].flatMap(([item, mark]) =>
    listOf(readingOf(item, catalog, day)).map((reading) => ({ ...reading, mark })),
  );
  return admit(LEARNING_RECORD, {
    format: 'foreword-learning-record',
    version: 1,
    pack: `${pack.id}@${pack.version}`,
    note: 'Personal record. Not a certified activity; carries no credit.',
    entries,
  });
}

function readingOf(item: string, catalog: Catalog, day: string) {
  const card = catalog.cards.find(({ id }) => id === item);
  if (card !== undefined) {
    const { topics, given, minutes } = card;
    const when = given.length === 0 ? day : quarterOf(day);
    return isOpen([...topics, ...given]) ? { item, when, minutes } : undefined;
  }
  const rule = catalog.ruleById(item.replace(/^rule:/, ''));
  return rule === undefined ? topicReading(item, catalog, day) : ruleReading(rule, catalog, day);
}

function ruleReading(rule: Rule, catalog: Catalog, day: string) {
  const source = catalog.sourceById(rule.sources[0] ?? '');
  const minutes = source === undefined ? 0 : lookUpMinutes(source);
  return isOpen(topicsOfRule(rule))
    ? { item: `rule:${rule.id}`, when: quarterOf(day), minutes }
    : undefined;
}

/** Neither rare nor sensitive, any of them. */
function isOpen(topics: readonly TopicId[]): boolean {
  return topics.every((topic) => generalised(topic) === topic);
}

function topicReading(item: string, catalog: Catalog, day: string) {
  const topic = item.replace(/^topic:/, '');
  const named = isTopicId(topic) ? generalised(topic) : undefined;
  if (!isTopicId(topic) || named === undefined) return undefined;
  const minutes = catalog.sourcesOf(topic, null)[0]?.minutes ?? 0;
  return { item: `topic:${named}`, when: quarterOf(day), minutes };
}

function listOf<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
