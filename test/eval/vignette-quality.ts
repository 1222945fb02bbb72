import { type TopicId, topicOf } from '#boundary/topic.ts';
import type { TopicIndexes } from '#phi/signals/topic-indexes.ts';
import { topicsOfVisit } from '#phi/signals/visit-topics.ts';
import { readTypedVisit } from '../../fhir-profiles/typed-visit.ts';
import type { Vignette } from './panel.ts';

/** How often a topic was found where it is labelled, missed, and found where it is not. */
interface TopicCount {
  readonly topic: TopicId;
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
}

/** What a set of labelled visits says of the whole path from FHIR resources to topics. */
export interface VignetteQuality {
  readonly vignettes: number;
  /** Labels of tier 1 and 2. Of tier 3, which is ranked only where a source covers it, a label counts neither way. */
  readonly labels: number;
  /** Over all pairs of vignette and topic, 0 to 1. */
  readonly microF1: number;
  readonly precision: number;
  readonly recall: number;
  readonly counts: ReadonlyMap<TopicId, TopicCount>;
  /** One line for each miss and each false alarm, with what the engine said and by which rule. */
  readonly faults: readonly Fault[];
}

/** One pair of vignette and topic that went wrong. */
interface Fault {
  readonly kind: 'missed' | 'wrong';
  readonly topic: TopicId;
  /** The rule that gave a wrong topic; empty for a missed one. */
  readonly rule: string;
  readonly group: string;
  readonly name: string;
}

/**
 * Reads each vignette as the app reads FHIR, and counts. A topic in `alsoRight` counts neither way, nor does a procedure: the author
 * labelled from a list without them.
 */
export function measureVignettes(
  vignettes: readonly Vignette[],
  indexes: TopicIndexes,
): VignetteQuality {
  const judged = vignettes.map((vignette) => judge(vignette, indexes));
  const right = judged.flatMap((one) => one.right);
  const faults = judged.flatMap((one) => one.faults);
  const missed = faults.filter(({ kind }) => kind === 'missed').map(({ topic }) => topic);
  const wrong = faults.filter(({ kind }) => kind === 'wrong').map(({ topic }) => topic);
  const all = [...new Set([...right, ...missed, ...wrong])].toSorted();
  const count = (list: readonly TopicId[], topic: TopicId) =>
    list.filter((one) => one === topic).length;
  return {
    vignettes: vignettes.length,
    labels: right.length + missed.length,
    microF1: (2 * right.length) / (2 * right.length + missed.length + wrong.length),
    precision: right.length / (right.length + wrong.length),
    recall: right.length / (right.length + missed.length),
    counts: new Map(
      all.map((topic) => [
        topic,
        {
          topic,
          right: count(right, topic),
          missed: count(missed, topic),
          wrong: count(wrong, topic),
        },
      ]),
    ),
    faults,
  };
}

/** Recall of one topic, 0 to 1; 0 where no vignette has it, since then nothing shows that it is found. */
export function recallOf(topic: TopicId, { counts }: VignetteQuality): number {
  const { right, missed } = counts.get(topic) ?? { right: 0, missed: 0 };
  return right + missed === 0 ? 0 : right / (right + missed);
}

/** Precision of one topic, 0 to 1; 1 where it was never given. */
export function precisionOf(topic: TopicId, { counts }: VignetteQuality): number {
  const { right, wrong } = counts.get(topic) ?? { right: 0, wrong: 0 };
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

interface Judged {
  readonly right: readonly TopicId[];
  readonly faults: readonly Fault[];
}

function judge(
  { typed, expected, alsoRight, group, name }: Vignette,
  indexes: TopicIndexes,
): Judged {
  const { visit, chart } = readTypedVisit(typed, indexes.text.topicsIn);
  const { topics } = topicsOfVisit(visit, chart, { indexes, notFromText: new Set() });
  const found = new Map(topics.map(({ topic, rule }) => [topic, rule]));
  const counted = expected.filter(isCounted);
  const known = new Set([...expected, ...alsoRight]);
  return {
    right: counted.filter((topic) => found.has(topic)),
    faults: [
      ...counted
        .filter((topic) => !found.has(topic))
        .map((topic) => ({ kind: 'missed', topic, rule: '', group, name }) as const),
      ...[...found]
        .filter(([topic]) => !known.has(topic) && !topicOf(topic).procedure)
        .map(([topic, rule]) => ({ kind: 'wrong', topic, rule, group, name }) as const),
    ],
  };
}

function isCounted(topic: TopicId): boolean {
  return topicOf(topic).tier < 3;
}
