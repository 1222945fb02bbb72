import type { ClinicDay } from './clinic-day.ts';
import { daysSinceRead, type Policy, type Situation, takeFitting } from './policy.ts';
import { type Random, randomOf } from './random.ts';
import type { Item, World } from './world.ts';

/* Ways to choose that need no model. All hold the same caps, take what fits, and let what was read rest. */

export function randomTopics(): Policy {
  return {
    choose: (day, situation) =>
      takeFitting(
        shuffled([...situation.world.byId.values()], streamOf(day, situation)),
        day,
        situation,
      ),
  };
}

export function randomOfTomorrow(): Policy {
  return {
    choose: (day, situation) => {
      const items = touched(day).flatMap(([topic]) => situation.world.items[topic] ?? []);
      return takeFitting(shuffled(items, streamOf(day, situation)), day, situation);
    },
  };
}

/** What is most often met anywhere, whoever comes. */
export function popularity(): Policy {
  return {
    choose: (day, situation) =>
      byTopic(
        situation.world.popularity.map((share, topic) => [topic, share] as const),
        day,
        situation,
      ),
  };
}

/** The newest resource on any of tomorrow's topics. */
export function recency(): Policy {
  return {
    choose: (day, situation) =>
      takeFitting(
        touched(day)
          .flatMap(([topic]) => situation.world.items[topic] ?? [])
          .toSorted((a, b) => b.published - a.published),
        day,
        situation,
      ),
  };
}

/** A button beside each visit's reason, else its first problem, pressed visit by visit. */
export function infobutton(): Policy {
  return {
    choose: (day, situation) => {
      const topics = day.told.flatMap(({ reason, about }) => reason ?? about[0]?.topic ?? []);
      return takeFitting(
        topics.flatMap((topic) => leastRead(topic, day, situation)),
        day,
        situation,
      );
    },
  };
}

/** The topics of most of tomorrow's visits. */
export function mostFrequent(): Policy {
  return { choose: (day, situation) => byTopic(touched(day), day, situation) };
}

/** Tomorrow's visits, times how unusual the topic is in this practice. */
export function countTimesIdf(): Policy {
  return {
    choose: (day, situation) => {
      const all = situation.met.visits.reduce((sum, visits) => sum + visits, 0);
      const weighed = touched(day).map(
        ([topic, visits]) =>
          [topic, visits * Math.log((1 + all) / (1 + (situation.met.visits[topic] ?? 0)))] as const,
      );
      return byTopic(weighed, day, situation);
    },
  };
}

/** The topics this clinician has met most often, whoever comes tomorrow. */
export function mostMet(): Policy {
  return {
    choose: (day, situation) =>
      byTopic(
        situation.met.visits.map((visits, topic) => [topic, visits] as const),
        day,
        situation,
      ),
  };
}

/** Tomorrow's topics with how many visits the EHR tells of each. */
export function touched(day: ClinicDay): readonly (readonly [topic: number, visits: number])[] {
  const visits = new Map<number, number>();
  for (const { about } of day.told) {
    for (const { topic } of about) visits.set(topic, (visits.get(topic) ?? 0) + 1);
  }
  return [...visits];
}

/** One item of each topic, best topic first, then a second of each, and so on; within a topic what was read least lately. */
function byTopic(
  scored: readonly (readonly [topic: number, score: number])[],
  day: ClinicDay,
  situation: Situation,
): readonly Item[] {
  const columns = scored
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .map(([topic]) => leastRead(topic, day, situation));
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const ordered = Array.from({ length: rows }, (_, row) =>
    columns.flatMap((column) => column[row] ?? []),
  );
  return takeFitting(ordered.flat(), day, situation);
}

function leastRead(
  topic: number,
  { date }: ClinicDay,
  { world, memory }: Situation,
): readonly Item[] {
  const since = (item: Item): number => Math.min(1e6, daysSinceRead(item, memory, date));
  return (world.items[topic] ?? []).toSorted(
    (a, b) => since(b) - since(a) || (a.id < b.id ? -1 : 1),
  );
}

function streamOf(day: ClinicDay, { clinician }: Situation): Random {
  return randomOf(clinician.name, day.date, 'baseline');
}

function shuffled(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Every item of a world, for policies that weigh them all. */
export function allItems(world: World): readonly Item[] {
  return [...world.byId.values()];
}
