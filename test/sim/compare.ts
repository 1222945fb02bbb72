import { BASELINES, ORACLE_NAME, RANK_ONE_NAME } from './policies.ts';
import type { Outcome, Outcomes } from './simulate.ts';
import { type Estimate, estimate, mean } from './statistics.ts';

/** How `rank-1` stands beside the best baseline of the same caps and the oracle. */
export interface Comparison {
  readonly best: string;
  /** Percentage points of questions met, and of the first twenty days'. */
  readonly gain: Estimate;
  readonly early: number;
  readonly oracleRatio: number;
  readonly rareRatio: number;
  readonly overBudget: number;
}

/** The best baseline is the one that did best here: it is picked after the fact, in its own favour. */
export function compare(outcomes: Outcomes): Comparison {
  const own = outcomes.get(RANK_ONE_NAME) ?? [];
  const [best = ''] = Object.keys(BASELINES).toSorted(
    (a, b) => metShare(outcomes.get(b) ?? []) - metShare(outcomes.get(a) ?? []),
  );
  const other = outcomes.get(best) ?? [];
  return {
    best,
    gain: gainOf(own, other),
    early:
      100 * (ratio(own, 'earlyMet', 'earlyQuestions') - ratio(other, 'earlyMet', 'earlyQuestions')),
    oracleRatio: metShare(own) / metShare(outcomes.get(ORACLE_NAME) ?? []),
    rareRatio: ratio(own, 'rareMet', 'rareQuestions') / ratio(other, 'rareMet', 'rareQuestions'),
    overBudget: own.reduce((sum, { overBudget }) => sum + overBudget, 0),
  };
}

/** Percentage points between two policies over the same clinicians. */
export function gainOf(own: readonly Outcome[], other: readonly Outcome[]): Estimate {
  return estimate(
    own.map((outcome, i) => {
      const beside = other[i];
      if (beside === undefined) throw new Error('policies ran over different clinicians');
      return 100 * (outcome.met / outcome.questions - beside.met / beside.questions);
    }),
  );
}

/** The mean share of a clinician's questions that were met. */
export function metShare(outcomes: readonly Outcome[]): number {
  return mean(outcomes.map(({ met, questions }) => met / questions));
}

/** One sum over another, over all clinicians. */
export function ratio(
  outcomes: readonly Outcome[],
  part: keyof Outcome,
  whole: keyof Outcome,
): number {
  const sum = (key: keyof Outcome): number => outcomes.reduce((all, one) => all + one[key], 0);
  return sum(part) / sum(whole);
}
