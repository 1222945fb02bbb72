import { TOPIC_LINES } from './topic-code-system.ts';

declare const topicId: unique symbol;

/** A code of the topic CodeSystem. Only `isTopicId` makes one. */
export type TopicId = string & { readonly [topicId]: true };

/** A subject of learning, as `fhir-profiles/CodeSystem-foreword-topics.json` defines it; its names are in `topic-names.ts`. */
export interface Topic {
  readonly id: TopicId;
  /** What a rare topic is generalised to; null at the top. */
  readonly parent: TopicId | null;
  /** 1 frequent, 2 less frequent; 3 rare, administrative or a group: ranked only where a source covers it. */
  readonly tier: 1 | 2 | 3;
  /** Few patients anywhere: kept, and named in patterns, only as its parent. */
  readonly rare: boolean;
  /** Shown without count or pattern, never kept from a schedule (design decision 3). */
  readonly sensitive: boolean;
  /** False for check-ups, screening, administration and procedures: true things, but no case pattern. */
  readonly condition: boolean;
  /** Something done to a patient, rather than something a patient has. */
  readonly procedure: boolean;
  /** Over within about a year of its beginning: an older entry on a problem list, which is seldom tidied, says nothing of a coming visit. */
  readonly episode: boolean;
  readonly system: string;
}

const LINES = TOPIC_LINES.trim().split('\n');
const IDS: ReadonlySet<string> = new Set(LINES.map((line) => line.slice(0, line.indexOf('|'))));

/** True for a code of the topic CodeSystem, and for nothing else. */
export function isTopicId(value: unknown): value is TopicId {
  return typeof value === 'string' && IDS.has(value);
}

const TOPICS: ReadonlyMap<TopicId, Topic> = new Map(
  LINES.flatMap((line) => {
    const topic = topicOfLine(line.split('|'));
    return topic === undefined ? [] : [[topic.id, topic] as const];
  }),
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

/** The columns as the head of the generated table names them. */
function topicOfLine([id, marks = '', system = '', broader = '']: readonly string[]):
  Topic | undefined {
  if (!isTopicId(id)) return undefined;
  const group = `sys-${system}`;
  const parent = broader === '' ? group : broader;
  return {
    id,
    parent: id !== group && isTopicId(parent) ? parent : null,
    tier: marks.startsWith('1') ? 1 : marks.startsWith('2') ? 2 : 3,
    rare: marks.includes('r'),
    sensitive: marks.includes('s'),
    condition: marks.includes('c'),
    procedure: marks.includes('p'),
    episode: marks.includes('e'),
    system,
  };
}
