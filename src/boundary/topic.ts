import { TOPIC_ROWS } from './topic-code-system.ts';

declare const topicId: unique symbol;

/** A code of the topic CodeSystem. Only `isTopicId` makes one. */
export type TopicId = string & { readonly [topicId]: true };

/** A subject of learning, as `fhir-profiles/CodeSystem-foreword-topics.json` defines it. */
export interface Topic {
  readonly id: TopicId;
  /** The subject as a heading: "Heart failure with reduced ejection fraction". */
  readonly label: string;
  /** The shortest name a clinician would say in a list: "heart failure". */
  readonly short: string;
  /** What a rare topic is generalised to; null at the top. */
  readonly parent: TopicId | null;
  /** Few patients anywhere: kept, and named in patterns, only as its parent. */
  readonly rare: boolean;
  /** Shown without count or pattern, never kept from a schedule (design decision 3). */
  readonly sensitive: boolean;
  /** False for check-ups, screening and administration: true things, but no case pattern. */
  readonly condition: boolean;
  readonly system: string;
  /** Specialties that meet it, as in `SPECIALTIES`. */
  readonly specialties: readonly string[];
}

const ROW_IDS: ReadonlySet<string> = new Set(TOPIC_ROWS.map(({ id }) => id));

/** True for a code of the topic CodeSystem, and for nothing else. */
export function isTopicId(value: unknown): value is TopicId {
  return typeof value === 'string' && ROW_IDS.has(value);
}

const TOPICS: ReadonlyMap<TopicId, Topic> = new Map(
  TOPIC_ROWS.flatMap(({ id, parent, ...row }) =>
    isTopicId(id) ? [[id, { id, parent: isTopicId(parent) ? parent : null, ...row }] as const] : [],
  ),
);

/** Every topic, in the order of the CodeSystem. */
export const ALL_TOPICS: readonly Topic[] = [...TOPICS.values()];

/** What is known of a topic. */
export function topicOf(id: TopicId): Topic {
  const topic = TOPICS.get(id);
  if (topic === undefined) throw new Error('a topic id outside the topic CodeSystem');
  return topic;
}

/**
 * The topic as it may be named beside other topics: a rare one as its nearest ancestor that is not rare, a sensitive one not at all.
 * A rare topic without such an ancestor is left out too.
 */
export function generalised(id: TopicId): TopicId | undefined {
  const topic = topicOf(id);
  if (topic.sensitive) return undefined;
  if (!topic.rare) return id;
  return topic.parent === null ? undefined : generalised(topic.parent);
}
