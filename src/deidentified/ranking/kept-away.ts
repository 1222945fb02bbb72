import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import type { Marked } from '#deidentified/learning/mark.ts';
import type { Wish } from '#deidentified/learning/wish.ts';
import { dayNumber } from '#deidentified/learning/days.ts';
import { dayOfNumber } from './calendar.ts';
import { type Saying, standing, tallyTopics } from './cool-down.ts';
import type { LearningHistory } from './history.ts';
import { RANK_ONE } from './weights.ts';

/** What stays away from the brief because the reader said so. */
export interface KeptAway {
  readonly topic: TopicId;
  /** The one item that stays away; null where its whole topic does. */
  readonly item: string | null;
  readonly why: 'muted' | 'not-for-me-twice' | 'not-for-me-now' | 'not-for-me-once' | 'known';
  /** The last month, `YYYY-MM`, in which it stays away; null for until it is brought back, or until this session ends. */
  readonly until: string | null;
}

export interface Sayings {
  readonly history: Pick<LearningHistory, 'learning' | 'marks'>;
  readonly wishes: readonly Wish[];
  /** Of this session. */
  readonly marks: readonly Marked[];
}

/**
 * What stays away on a day, `YYYY-MM-DD`, and why: topics before items, each once, for the strongest of its reasons, and no item of a
 * topic that stays away as a whole. What the catalog does not hold is left out.
 */
export function keptAway(
  { history, wishes, marks }: Sayings,
  catalog: Catalog,
  day: string,
): readonly KeptAway[] {
  const today = dayNumber(day);
  const refused = standing('not-for-me', history, today);
  const all = [
    ...mutedTopics(wishes, catalog),
    ...topicsRefusedTwice(refused, catalog),
    ...topicsRefusedNow(marks, catalog),
    ...awayItems('not-for-me-once', refused, catalog),
    ...awayItems('known', standing('known', history, today), catalog),
  ];
  const seen = new Set<string>();
  return all.filter(({ topic, item }) => {
    if (seen.has(topic) || seen.has(item ?? topic)) return false;
    seen.add(item ?? topic);
    return true;
  });
}

function mutedTopics(wishes: readonly Wish[], catalog: Catalog): readonly KeptAway[] {
  return wishes
    .filter(({ wish }) => wish === 'mute')
    .flatMap(({ about }) => mainTopicOf(about, catalog) ?? [])
    .map((topic) => ({ topic, item: null, why: 'muted', until: null }) as const)
    .toSorted(byTopic);
}

/** A topic comes back once too few refusals of it count. */
function topicsRefusedTwice(refused: readonly Saying[], catalog: Catalog): readonly KeptAway[] {
  const { notForMeTimes } = RANK_ONE.coolDown;
  return [...tallyTopics(refused, catalog)]
    .filter(([, times]) => times >= notForMeTimes)
    .map(([topic]) => {
      const days = refused
        .filter(({ item }) => mainTopicOf(item, catalog) === topic)
        .map(({ until }) => until)
        .toSorted((a, b) => b - a);
      const until = monthOf(days[notForMeTimes - 1] ?? 0);
      return { topic, item: null, why: 'not-for-me-twice', until } as const;
    })
    .toSorted(byTopic);
}

function topicsRefusedNow(marks: readonly Marked[], catalog: Catalog): readonly KeptAway[] {
  return marks
    .filter(({ mark }) => mark === 'not-for-me')
    .flatMap(({ item }) => mainTopicOf(item, catalog) ?? [])
    .map((topic) => ({ topic, item: null, why: 'not-for-me-now', until: null }) as const)
    .toSorted(byTopic);
}

function awayItems(
  why: 'not-for-me-once' | 'known',
  sayings: readonly Saying[],
  catalog: Catalog,
): readonly KeptAway[] {
  return sayings
    .toSorted((a, b) => b.until - a.until || (a.item < b.item ? -1 : 1))
    .flatMap(({ item, until }) => {
      const topic = mainTopicOf(item, catalog);
      return topic === undefined ? [] : [{ topic, item, why, until: monthOf(until) }];
    })
    .toSorted(byTopic);
}

function monthOf(day: number): string {
  return dayOfNumber(day).slice(0, 7);
}

function byTopic(a: KeptAway, b: KeptAway): number {
  return a.topic < b.topic ? -1 : Number(a.topic > b.topic);
}
