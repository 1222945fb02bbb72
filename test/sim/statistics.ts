import { randomOf } from './random.ts';

/** A mean with its 95 % confidence interval. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2000;

/** The mean of differences between pairs, with an interval from resampling the pairs. */
export function estimate(differences: readonly number[]): Estimate {
  const random = randomOf('bootstrap', differences.length);
  const means = Array.from({ length: RESAMPLES }, () => {
    const drawn = differences.map(
      () => differences[Math.floor(random.uniform() * differences.length)] ?? 0,
    );
    return mean(drawn);
  }).toSorted((a, b) => a - b);
  return {
    mean: mean(differences),
    low: means[Math.floor(RESAMPLES * 0.025)] ?? 0,
    high: means[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0,
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
