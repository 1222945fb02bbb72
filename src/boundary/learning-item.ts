import { isDay, isMatch } from './guards.ts';
import { generalised, isTopicId, type TopicId, topicOf } from './topic.ts';

/* What a learning entry may name, and when. */

const TOPIC = 'topic:';
const isCardId = isMatch(/^(?=.{1,120}$)[a-z][a-z0-9]*(-[a-z0-9]+)+$/);

/** A card's id, or a topic that is neither rare nor sensitive. */
export function isItem(value: unknown): value is string {
  if (!isTopicItem(value)) return isCardId(value);
  const topic = value.slice(TOPIC.length);
  return isTopicId(topic) && generalised(topic) === topic;
}

/** A card's id, or a topic that is not rare: what the store may name. Whether a sensitive one may stay is the record's own rule. */
export function isKeptItem(value: unknown): value is string {
  if (!isTopicItem(value)) return isCardId(value);
  const topic = topicOfItem(value);
  return topic !== undefined && !topicOf(topic).rare;
}

/** True for the sources of a sensitive topic. What a card is about, the pack knows and its id does not say. */
export function isSensitiveItem(item: string): boolean {
  const topic = topicOfItem(item);
  return topic !== undefined && topicOf(topic).sensitive;
}

/** The topic whose sources an item names; undefined for a card. */
function topicOfItem(item: string): TopicId | undefined {
  const topic = item.slice(TOPIC.length);
  return isTopicItem(item) && isTopicId(topic) ? topic : undefined;
}

/** Names a topic's sources instead of a card. */
export function isTopicItem(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(TOPIC);
}

export function isDayOrQuarter(value: unknown): value is string {
  return isDay(value) || isQuarter(value);
}

/** `2026-Q4`. */
export const isQuarter = isMatch(/^20\d\d-Q[1-4]$/);

/** `2026-Q4` of `2026-11-20`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** `core@2026.11.1`. */
export const isPackName = isMatch(/^[a-z0-9-]{1,40}@[0-9a-z.-]{1,20}$/);
