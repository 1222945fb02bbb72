import { LEARNING_RECORD, type LearningRecord } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { generalised, isTopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Pack } from '#deidentified/catalog/pack.ts';
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
 * what only a schedule puts before a reader (a topic's sources, a card on conditions that meet) keeps the quarter instead of the day, a
 * rare topic stands as its parent, and cards on rare or sensitive topics stay behind. Undefined when the policy refuses any of it:
 * nothing is trimmed to fit.
 */
export function learningRecord({ pack, catalog, marks, day }: ToTake): LearningRecord | undefined {
  const last = new Map(marks.map(({ item, mark }) => [item, mark]));
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
  if (card === undefined) return topicReading(item, catalog, day);
  const { topics, given, minutes } = card;
  return [...topics, ...given].some((topic) => generalised(topic) !== topic)
    ? undefined
    : { item, when: given.length === 0 ? day : quarterOf(day), minutes };
}

function topicReading(item: string, catalog: Catalog, day: string) {
  const topic = item.replace(/^topic:/, '');
  const named = isTopicId(topic) ? generalised(topic) : undefined;
  if (!isTopicId(topic) || named === undefined) return undefined;
  const minutes = catalog.sourcesOf(topic, null)[0]?.minutes ?? 0;
  return { item: `topic:${named}`, when: quarterOf(day), minutes };
}

/** `2026-Q4` of `2026-11-20`. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function listOf<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
