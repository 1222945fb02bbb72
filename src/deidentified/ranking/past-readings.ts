import { isCardId } from '#boundary/learning-item.ts';
import { type TopicId, isTopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Facet } from '#deidentified/catalog/pack.ts';
import { recall } from '#deidentified/learning/forgetting-curve.ts';
import { dayNumber } from '#deidentified/learning/days.ts';
import type { LearningHistory, PastLearning } from './history.ts';
import { firstStability, nextStability } from './memory-curve.ts';

/** What was read of one item, as it stands on a day. */
export interface Reading {
  readonly item: string;
  readonly topics: readonly TopicId[];
  /** Null for sources, which are about all of a topic. */
  readonly facet: Facet | null;
  /** Days since it was last read. */
  readonly days: number;
  /** The chance that it is still recalled. */
  readonly recalled: number;
}

export interface PastReadings {
  readonly ofItem: (item: string) => Reading | undefined;
  readonly onTopic: (topic: TopicId) => readonly Reading[];
}

/**
 * What the learner read, by item and by topic, as it is remembered on the day `today`, in days from 1970-01-01. Entries about items
 * that the catalog does not hold, and of days to come, are left out.
 */
export function pastReadings(
  { learning }: Pick<LearningHistory, 'learning'>,
  catalog: Catalog,
  today: number,
): PastReadings {
  const byItem = new Map<string, Reading>();
  const byTopic = new Map<TopicId, Reading[]>();
  const subject = subjectsOf(catalog);
  for (const [item, entries] of grouped(learning.filter(isReading))) {
    const about = subject(item);
    const remembered = remember(entries, today);
    if (about === undefined || remembered === undefined) continue;
    const reading = { item, ...about, ...remembered };
    byItem.set(item, reading);
    for (const topic of about.topics) byTopic.set(topic, [...(byTopic.get(topic) ?? []), reading]);
  }
  return { ofItem: (item) => byItem.get(item), onTopic: (topic) => byTopic.get(topic) ?? NONE };
}

const NONE: readonly Reading[] = [];

/** "Later" and "not for me" are no reading. */
function isReading({ mark }: PastLearning): boolean {
  return mark !== 'later' && mark !== 'not-for-me';
}

/** By item, items in code-point order, so that no order of input shows in a sum. */
function grouped(
  learning: readonly PastLearning[],
): readonly (readonly [string, PastLearning[]])[] {
  const groups = new Map<string, PastLearning[]>();
  for (const entry of learning) {
    const group = groups.get(entry.item);
    if (group === undefined) groups.set(entry.item, [entry]);
    else group.push(entry);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function remember(
  entries: readonly PastLearning[],
  today: number,
): Pick<Reading, 'days' | 'recalled'> | undefined {
  const past = entries
    .map((entry) => ({ ...entry, on: readOn(entry, today) }))
    .filter(({ on }) => on <= today)
    .toSorted((a, b) => a.on - b.on || ((a.rating ?? '') < (b.rating ?? '') ? -1 : 1));
  let last: { on: number; stability: number } | undefined;
  for (const { on, rating, mark } of past) {
    const said = rating ?? (mark === 'known' ? 'easy' : null);
    const stability =
      last === undefined
        ? firstStability(said)
        : nextStability(last.stability, recall(on - last.on, last.stability), said);
    last = { on, stability };
  }
  if (last === undefined) return undefined;
  return { days: today - last.on, recalled: recall(today - last.on, last.stability) };
}

/** The day of a card; of what is kept by its quarter, the middle of that, or today where it is not yet over. */
function readOn({ item, day }: PastLearning, today: number): number {
  const on = dayNumber(day);
  return isCardId(item) ? on : Math.max(on, Math.min(today, on + HALF_QUARTER));
}

const HALF_QUARTER = 45;

/** What an item is about, by its id: a card, `topic:` or `rule:`. */
export function subjectsOf(
  catalog: Catalog,
): (item: string) => Pick<Reading, 'topics' | 'facet'> | undefined {
  const cards = new Map(catalog.cards.map((card) => [card.id, card]));
  return (item) => {
    const card = cards.get(item);
    if (card !== undefined) return { topics: card.topics, facet: card.facet };
    const topic = item.replace(/^topic:/, '');
    if (isTopicId(topic)) return { topics: [topic], facet: null };
    const rule = catalog.ruleById(item.replace(/^rule:/, ''));
    return rule === undefined ? undefined : { topics: [rule.topic], facet: rule.facet };
  };
}
