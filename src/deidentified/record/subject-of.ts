import { isTopicId, type TopicId, topicOf } from '#boundary/topic.ts';
import { type Catalog, lookUpMinutes } from '#deidentified/catalog/find-resources.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';

/** What an item of the brief is about, and how long it takes to read. */
export interface ItemSubject {
  readonly topics: readonly TopicId[];
  readonly minutes: number;
}

/** Looks an item up in the pack, by its id in the brief; undefined for one that no pack holds. */
export function subjectOf(item: string, catalog: Catalog): ItemSubject | undefined {
  const card = catalog.cards.find(({ id }) => id === item);
  if (card !== undefined) return { topics: [...card.topics, ...card.given], minutes: card.minutes };
  const rule = catalog.ruleById(item.replace(/^rule:/, ''));
  if (rule !== undefined) {
    const source = catalog.sourceById(rule.sources[0] ?? '');
    return {
      topics: [rule.topic, ...topicsOfRule(rule)],
      minutes: source === undefined ? 0 : lookUpMinutes(source),
    };
  }
  const topic = item.replace(/^topic:/, '');
  if (!isTopicId(topic)) return undefined;
  return { topics: [topic], minutes: catalog.sourcesOf(topic, null)[0]?.minutes ?? 0 };
}

/** True where any of its topics is one that is not kept unless the learner says so. */
export function isSensitive({ topics }: Pick<ItemSubject, 'topics'>): boolean {
  return topics.some((topic) => topicOf(topic).sensitive);
}
