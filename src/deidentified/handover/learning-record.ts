import { LEARNING_RECORD, type LearningRecord } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { isTopicId, topicOf } from '#boundary/topic.ts';
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
 * Door 3: the learner's marks as a record that may leave, the last mark of each item. It holds what was read and never what led to it;
 * entries on sensitive topics stay behind. Undefined when the policy refuses any of it: nothing is trimmed to fit.
 */
export function learningRecord({ pack, catalog, marks, day }: ToTake): LearningRecord | undefined {
  const last = new Map(marks.map(({ item, mark }) => [item, mark]));
  const entries = [...last].flatMap(([item, mark]) => {
    const { topics, minutes } = whatWasRead(item, catalog);
    return topics.some((topic) => topicOf(topic).sensitive) ? [] : [{ item, day, mark, minutes }];
  });
  return admit(LEARNING_RECORD, {
    format: 'foreword-learning-record',
    version: 1,
    pack: `${pack.id}@${pack.version}`,
    note: 'Personal record. Not a certified activity; carries no credit.',
    entries,
  });
}

function whatWasRead(item: string, catalog: Catalog) {
  const card = catalog.cards.find(({ id }) => id === item);
  if (card !== undefined) return { topics: [...card.topics, ...card.given], minutes: card.minutes };
  const topic = item.replace(/^topic:/, '');
  return isTopicId(topic)
    ? { topics: [topic], minutes: catalog.sourcesOf(topic, null)[0]?.minutes ?? 0 }
    : { topics: [], minutes: 0 };
}
