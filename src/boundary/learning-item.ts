import { isDay, isMatch } from './guards.ts';
import { generalised, isTopicId } from './topic.ts';

/* What a learning entry may name, and when. */

const TOPIC = 'topic:';
const isCardId = isMatch(/^(?=.{1,120}$)[a-z][a-z0-9]*(-[a-z0-9]+)+$/);

/** A card's id, or a topic that is neither rare nor sensitive. */
export function isItem(value: unknown): value is string {
  if (!isTopicItem(value)) return isCardId(value);
  const topic = value.slice(TOPIC.length);
  return isTopicId(topic) && generalised(topic) === topic;
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

/** `core@2026.11.1`. */
export const isPackName = isMatch(/^[a-z0-9-]{1,40}@[0-9a-z.-]{1,20}$/);
