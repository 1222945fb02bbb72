import type { TopicId } from './topic.ts';
import { TOPIC_NAME_LINES } from './topic-name-lines.ts';

/** How people call a topic, and who meets it. Kept apart from what the PHI worker needs to know of it: the worker names nothing. */
export interface TopicNames {
  /** The subject as a heading: "Heart failure with reduced ejection fraction". */
  readonly label: string;
  /** The shortest name a clinician would say in a list: "heart failure". */
  readonly short: string;
  /** Specialties that meet it, as in `SPECIALTIES`. */
  readonly specialties: readonly string[];
}

const NAMES: ReadonlyMap<string, TopicNames> = new Map(
  TOPIC_NAME_LINES.trim()
    .split('\n')
    .map((line) => {
      const [id = '', short = '', label = '', specialties = ''] = line.split('|');
      const names: TopicNames = {
        label: label === '' ? short.slice(0, 1).toUpperCase() + short.slice(1) : label,
        short,
        specialties: specialties === '' ? [] : specialties.split(' '),
      };
      return [id, names] as const;
    }),
);

/** The names of a topic. */
export function topicNames(id: TopicId): TopicNames {
  const names = NAMES.get(id);
  if (names === undefined) throw new Error('a topic without names in the topic CodeSystem');
  return names;
}
