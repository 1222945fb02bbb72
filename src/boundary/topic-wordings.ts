import type { TopicId } from './topic.ts';
import { TOPIC_WORD_LINES } from './topic-word-lines.ts';

/*
 * What people write for a topic. Apart from its names, and larger than they are: to be loaded with what searches or is typed into, never
 * with the first paint.
 */

const WORDINGS: ReadonlyMap<string, readonly string[]> = new Map(
  TOPIC_WORD_LINES.trim()
    .split('\n')
    .map((line) => {
      const [id = '', ...wordings] = line.split('|');
      return [id, wordings] as const;
    }),
);

/** Everyday and clinical wordings that name a topic by themselves, in lower case; none for a group of topics. */
export function topicWordings(id: TopicId): readonly string[] {
  return WORDINGS.get(id) ?? [];
}
