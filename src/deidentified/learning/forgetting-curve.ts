/** w20 of FSRS-6 with its default parameters: how fast forgetting slows down. */
const DECAY = 0.1542;
const FACTOR = 0.9 ** (-1 / DECAY) - 1;

/**
 * The chance to recall after `days` what has this stability, 0.9 after as many days as it has: the forgetting curve of FSRS-6 with its
 * default decay, `(1 + F · t / S)^(−w20)` with `F = 0.9^(−1 / w20) − 1`.
 */
export function recall(days: number, stabilityDays: number): number {
  return (1 + (FACTOR * Math.max(0, days)) / stabilityDays) ** -DECAY;
}
