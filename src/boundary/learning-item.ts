import { isRuleId } from './combination.ts';
import { isDay, isMatch } from './guards.ts';
import { generalised, isTopicId } from './topic.ts';

/* What a learning entry may name, and when. */

const TOPIC = 'topic:';
const RULE = 'rule:';
const isCardId = isMatch(/^(?=.{1,120}$)[a-z][a-z0-9]*(-[a-z0-9]+)+$/);

/** A card's id, a rule of a pack, or a topic that is neither rare nor sensitive. */
export function isItem(value: unknown): value is string {
  if (!isFromSchedule(value)) return isCardId(value);
  if (value.startsWith(RULE)) return isRuleId(value.slice(RULE.length));
  const topic = value.slice(TOPIC.length);
  return isTopicId(topic) && generalised(topic) === topic;
}

/** Names the sources of a topic, or of topics that meet, instead of a card: only a schedule puts them before a reader. */
export function isFromSchedule(value: unknown): value is string {
  return typeof value === 'string' && (value.startsWith(TOPIC) || value.startsWith(RULE));
}

export function isDayOrQuarter(value: unknown): value is string {
  return isDay(value) || isQuarter(value);
}

/** `2026-Q4`. */
export const isQuarter = isMatch(/^20\d\d-Q[1-4]$/);

/** `core@2026.11.1`. */
export const isPackName = isMatch(/^[a-z0-9-]{1,40}@[0-9a-z.-]{1,20}$/);
