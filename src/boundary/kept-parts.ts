import { isBoolean, isDay, isMatch, isNullOr, isWhole } from './guards.ts';
import { isFromSchedule, isKeptItem, startOfQuarter, topicOfItem } from './learning-item.ts';
import { field } from './record-policy.ts';
import { generalised, isTopicId, type TopicId, topicOf } from './topic.ts';

/* What several kept records have in common. */

/** `2026-11`. */
export const isMonth = isMatch(/^20\d\d-(0[1-9]|1[0-2])$/);

const isEntryId = isMatch(/^[\w-]{22}$/);

/** A topic that is neither rare nor sensitive. */
export function isPlainTopic(value: unknown): value is TopicId {
  return isTopicId(value) && generalised(value) === value;
}

export const ID = field(
  'device',
  'A random name, so that two copies of one record are one record.',
  isEntryId,
);
export const ITEM = field(
  'device',
  'The card, or the topic or rule whose sources were read; a rare topic stands as its parent.',
  isKeptItem,
);
export const SENSITIVE = field(
  'device',
  'True where it is about a sensitive topic, and the learner asked to keep it all the same.',
  isBoolean,
);
export const DAY = field(
  'device',
  'The day, never the minute; of the sources of a topic or rule, which only a schedule offers, the first day of the quarter.',
  isDay,
);
export const ANSWER = field(
  'device',
  'Which option of the question was picked, by its place.',
  isNullOr(isWhole(0, 9)),
);

/** What a card or a rule is about, its pack knows and its id does not say. */
export function isSensitiveByChoice({
  item,
  sensitive,
}: {
  readonly item: string;
  readonly sensitive: boolean;
}): boolean {
  const topic = topicOfItem(item);
  return topic === undefined || sensitive === topicOf(topic).sensitive;
}

/** What only a schedule puts before a reader keeps the quarter, as exposure does. */
export function isNoDayOfSchedule({
  item,
  day,
}: {
  readonly item: string;
  readonly day: string;
}): boolean {
  return !isFromSchedule(item) || day === startOfQuarter(day);
}
