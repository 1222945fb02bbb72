import { isRuleId } from './combination.ts';
import { isDay, isMatch } from './guards.ts';
import { generalised, isTopicId, type TopicId, topicOf } from './topic.ts';

/* What a learning entry may name, and when. */

const TOPIC = 'topic:';
const RULE = 'rule:';
/** The name of a card: at least two words, so that no topic or rule is one. */
export const isCardId = isMatch(/^(?=.{1,120}$)[a-z][a-z0-9]*(-[a-z0-9]+)+$/);

/** A card's id, a rule of a pack, or a topic that is neither rare nor sensitive. */
export function isItem(value: unknown): value is string {
  return isNamed(value, (topic) => generalised(topic) === topic);
}

/** As `isItem`, but for a sensitive topic: whether that one may stay in the store is the record's own rule. */
export function isKeptItem(value: unknown): value is string {
  return isNamed(value, (topic) => !topicOf(topic).rare);
}

function isNamed(value: unknown, mayName: (topic: TopicId) => boolean): value is string {
  if (!isFromSchedule(value)) return isCardId(value);
  if (value.startsWith(RULE)) return isRuleId(value.slice(RULE.length));
  const topic = topicOfItem(value);
  return topic !== undefined && mayName(topic);
}

/** Names the sources of a topic, or of topics that meet, instead of a card: only a schedule puts them before a reader. */
export function isFromSchedule(value: unknown): value is string {
  return typeof value === 'string' && (value.startsWith(TOPIC) || value.startsWith(RULE));
}

/** The topic whose sources an item names; undefined for a card or a rule, which only their pack knows. */
export function topicOfItem(item: string): TopicId | undefined {
  const topic = item.slice(TOPIC.length);
  return item.startsWith(TOPIC) && isTopicId(topic) ? topic : undefined;
}

/** The name a record keeps an item by: a rare topic stands as its parent. */
export function keptName(item: string): string {
  const topic = topicOfItem(item);
  return topic === undefined ? item : `${TOPIC}${generalised(topic) ?? topic}`;
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

/** `2026-10-01` of `2026-11-20`: the day that stands for a whole quarter. */
export function startOfQuarter(day: string): string {
  return `${firstMonthOf(quarterOf(day))}-01`;
}

/** `2026-10` of `2026-Q4`: its first month. */
export function firstMonthOf(quarter: string): string {
  return `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}`;
}

/** `2026-11` of `2026-W47`: the month of its Thursday, which gives an ISO week its year. */
export function monthOfWeek(week: string): string {
  const year = Number(week.slice(0, 4));
  const fourth = Date.UTC(year, 0, 4); // is in week 1
  const weekday = new Date(fourth).getUTCDay() || 7;
  const thursday = fourth + ((Number(week.slice(6)) - 1) * 7 + 4 - weekday) * 86_400_000;
  return new Date(thursday).toISOString().slice(0, 7);
}

/** `core@2026.11.1`. */
export const isPackName = isMatch(/^[a-z0-9-]{1,40}@[0-9a-z.-]{1,20}$/);
