import type { CheckName } from './readiness-checks.ts';

/**
 * The checks that say how many, each from how many on: of visits not one or two, as a report is handed on and so few point at someone; of
 * what a chart holds, or one way to the schedule found, never.
 */
const COUNTED_FROM: Readonly<Partial<Record<CheckName, number>>> = {
  'token-life': 0,
  clock: 0,
  'scopes-extra': 1,
  schedule: 3,
  limits: 0,
  concurrency: 1,
  'batch-size': 1,
  lists: 0,
  'frame-ancestors': 0,
};

/** Whether a check may say that many. */
export function canCount(check: CheckName, count: number): boolean {
  return count >= (COUNTED_FROM[check] ?? Infinity);
}
