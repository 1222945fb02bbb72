import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Catalog } from './find-resources.ts';

/** What an item of a brief is first of all about: a card, `topic:` or `rule:`; undefined for what no pack holds. */
export function mainTopicOf(item: string, catalog: Catalog): TopicId | undefined {
  const topic = item.replace(/^topic:/, '');
  if (isTopicId(topic)) return topic;
  const rule = catalog.ruleById(item.replace(/^rule:/, ''));
  return rule?.topic ?? catalog.cards.find(({ id }) => id === item)?.topics[0];
}
