import { chanceOf } from '../random.ts';
import type { ReviewWorld } from './world-parameters.ts';

/** What a simulated clinician really holds of one card. */
export interface Trace {
  readonly on: number;
  readonly halfLife: number;
  readonly first: number;
}

/** The chance to recall on a day. */
export function trueRecall({ on, halfLife }: Trace, day: number, world: ReviewWorld): number {
  const lives = (day - on) / halfLife;
  return world.forgetting.curve === 'power' ? (1 + 3 * lives) ** -0.5 : 0.5 ** lives;
}

/** After the first answer and its reveal. */
export function firstTrace(on: number, first: number): Trace {
  return { on, halfLife: first, first };
}

/** After an answer and its reveal: recalled, it lasts longer; missed, it begins again with some of what it had. */
export function afterReview(trace: Trace, day: number, of: ReviewOf): Trace {
  const { world, isRecalled } = of;
  const { gain, steady, afterMiss } = world.forgetting;
  const growth = (1 + steady + gain * (1 - trueRecall(trace, day, world))) ** (of.share ?? 1);
  const halfLife = isRecalled
    ? trace.halfLife * growth
    : Math.max(trace.first, trace.halfLife * afterMiss);
  return { ...trace, on: day, halfLife: Math.min(3650, halfLife) };
}

interface ReviewOf {
  readonly world: ReviewWorld;
  readonly isRecalled: boolean;
  /** Of a whole review's gain. */
  readonly share?: number;
}

/** How an answer went: what chance decides is the same under every rule. */
export function answerOf(
  recalled: number,
  names: readonly (string | number)[],
  world: ReviewWorld,
) {
  const { lucky, sureness, luckySureness } = world.answering;
  const isRecalled = chanceOf(...names, 'recalls') < recalled;
  const isBest = isRecalled || chanceOf(...names, 'lucky') < lucky;
  const [guessing, fairly] = isRecalled ? sureness : luckySureness;
  const sure = chanceOf(...names, 'sure');
  const confidence =
    sure < guessing ? 'guessing' : sure < guessing + fairly ? 'fairly-sure' : 'sure';
  return { isRecalled, isBest, confidence } as const;
}
