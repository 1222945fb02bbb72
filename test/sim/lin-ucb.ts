import { touched } from './baselines.ts';
import type { ClinicDay } from './clinic-day.ts';
import { daysSinceRead, type Policy, type Situation, takeFitting } from './policy.ts';
import type { Item } from './world.ts';

const EXPLORATION = 0.5;
const SIZE = 8;

/**
 * A contextual bandit that begins with nothing for each clinician: linear payoffs with an upper confidence bound. It is rewarded for each
 * question of the day that lies on the topic of what was read.
 */
export function linUcb(): Policy {
  const inverse = Array.from({ length: SIZE }, (_, i) =>
    Array.from({ length: SIZE }, (__, j) => Number(i === j)),
  );
  const seen: number[] = Array.from({ length: SIZE }, () => 0);
  let shown: readonly (readonly [Item, readonly number[]])[] = [];
  return {
    choose: (day, situation) => {
      const weights = inverse.map((row) => dot(row, seen));
      const visits = new Map(touched(day));
      const scored = [...visits.keys()]
        .flatMap((topic) => situation.world.items[topic] ?? [])
        .map((item) => {
          const x = featuresOf(item, { day, situation, visits: visits.get(item.topic) ?? 0 });
          const spread = Math.sqrt(
            Math.max(
              0,
              dot(
                x,
                inverse.map((row) => dot(row, x)),
              ),
            ),
          );
          return { item, x, score: dot(weights, x) + EXPLORATION * spread };
        })
        .toSorted((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1));
      const list = takeFitting(
        scored.map(({ item }) => item),
        day,
        situation,
      );
      shown = scored.filter(({ item }) => list.includes(item)).map(({ item, x }) => [item, x]);
      return list;
    },
    learn: (day, read) => {
      for (const [item, x] of shown) {
        const reward = read.includes(item)
          ? day.questions.filter(({ topic }) => topic === item.topic).length
          : 0;
        x.forEach((value, i) => (seen[i] = (seen[i] ?? 0) + reward * value));
        update(inverse, x);
      }
    },
  };
}

interface Seen {
  readonly day: ClinicDay;
  readonly situation: Situation;
  readonly visits: number;
}

function featuresOf(item: Item, { day, situation, visits }: Seen): readonly number[] {
  const { met, memory } = situation;
  const about = day.told.flatMap(({ about: all }) =>
    all.filter(({ topic }) => topic === item.topic),
  );
  const onTopic = [...(memory.read.get(item.topic)?.values() ?? [])];
  return [
    1,
    visits / 4,
    day.told.filter(({ reason }) => reason === item.topic).length / 2,
    about.filter(({ medication, abnormal }) => medication || abnormal).length / 2,
    (met.visits[item.topic] ?? 0) / Math.max(1, met.days) / 2,
    item.minutes / 4,
    onTopic.length / 4,
    Number(daysSinceRead(item, memory, day.date) < Infinity),
  ];
}

/** Sherman and Morrison's update of the inverse by one observation. */
function update(inverse: number[][], x: readonly number[]): void {
  const ax = inverse.map((row) => dot(row, x));
  const scale = 1 + dot(x, ax);
  inverse.forEach((row, i) => {
    row.forEach((value, j) => (row[j] = value - ((ax[i] ?? 0) * (ax[j] ?? 0)) / scale));
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
