import type { LearningHistory } from '#deidentified/ranking/history.ts';
import { randomOf } from '../../../sim/random.ts';
import { topic } from '../../../support/builders.ts';
import {
  briefOf,
  CARDS,
  type Case,
  CONTEXT,
  DAY,
  daysBefore,
  TOPICS,
  turned,
} from './a-ranking.ts';

/* Twenty fixed inputs, and what `rank-1` makes of them: plain, so that a browser can run it too. */

const CASES = Array.from({ length: 20 }, (_, number) => aCase(number));

/** The twenty briefs, as text; `turn` puts every input list into another order. */
export function goldenBriefs(turn: 'as-drawn' | 'turned'): string {
  const written = CASES.map((one, i) =>
    briefOf(turn === 'turned' ? inOtherOrder(one, i) : one),
  ).map(({ items, further }) => ({
    items: items.map(({ id, score, chosenBy }) => `${chosenBy} ${score} ${id}`),
    next: further.slice(0, 3).map(({ id, score }) => `${score} ${id}`),
  }));
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** A day and a history drawn once and for all. */
function aCase(number: number): Case {
  const random = randomOf('golden', number);
  const upTo = (most: number): number => Math.floor(random.uniform() * (most + 1));
  const some = TOPICS.filter(() => random.uniform() < 0.5);
  const history: LearningHistory = {
    learning: CARDS.filter(() => random.uniform() < 0.2).map(({ id }) => ({
      item: id,
      day: daysBefore(DAY, upTo(200)),
      mark: 'done',
      rating: (['again', 'good', null] as const)[upTo(2)] ?? null,
    })),
    marks: [],
    exposure: some
      .filter(() => random.uniform() < 0.7)
      .map((id) => ({
        topic: topic(id),
        quarter: `2026-Q${1 + upTo(3)}`,
        band: (['1-2', '3-10', '11+'] as const)[upTo(2)] ?? '1-2',
      })),
    shown: [],
    memories: [],
  };
  const signals = some.map((id) => {
    const visits = 1 + upTo(5);
    return { topic: id, visits, reasonVisits: upTo(visits), abnormalVisits: upTo(visits) };
  });
  return { horizon: { signals }, history, controls: { rareSlot: number % 5 === 0 } };
}

function inOtherOrder({ horizon, history, ...rest }: Case, by: number): Case {
  return {
    ...rest,
    horizon: { ...horizon, signals: turned(horizon.signals ?? [], by) },
    history: {
      ...(history ?? CONTEXT.history),
      learning: turned(history?.learning ?? [], by),
      exposure: turned(history?.exposure ?? [], by),
    },
  };
}
