import type { DayShape } from './bench-clinic.ts';
import type { Conditions } from './slow-sandbox.ts';

/** One line of the first table: a day, read under conditions. */
export interface Cell extends Conditions {
  readonly visits: number;
  readonly shape: DayShape;
  readonly runs: number;
}

/** Everything that is measured in one go. */
export interface Plan {
  readonly cells: readonly Cell[];
  /** Runs of each other client at our concurrency. */
  readonly rivalRuns: number;
  /** Runs of fhirclient one by one. */
  readonly loopRuns: number;
  /** Runs of the two others one by one. */
  readonly slowRivalRuns: number;
  readonly derivations: number;
}

const LATENCIES = [20, 80, 300] as const; // ms
const DAYS = [18, 60] as const; // visits

const WHOLE: Plan = {
  cells: [
    ...DAYS.flatMap((visits) =>
      LATENCIES.flatMap((latency) =>
        [false, true].map((batch) => ({
          visits,
          latency,
          batch,
          shape: 'with-lunch' as const,
          runs: visits === 60 && latency === 300 && !batch ? 1 : 3, // 50 seconds each
        })),
      ),
    ),
    { visits: 18, latency: 300, batch: false, shape: 'unbroken', runs: 1 },
  ],
  rivalRuns: 3,
  loopRuns: 3,
  slowRivalRuns: 1,
  derivations: 7,
};

const QUICK: Plan = {
  cells: WHOLE.cells
    .filter(
      ({ visits, latency, batch, shape }) =>
        visits === 18 && (latency === 80 || (!batch && shape === 'unbroken')),
    )
    .map((cell) => ({ ...cell, runs: isCompared(cell) ? 3 : 1 })),
  rivalRuns: 3,
  loopRuns: 1,
  slowRivalRuns: 0,
  derivations: 5,
};

/** The whole bench, or two minutes of it. */
export function planFor(isQuick: boolean): Plan {
  return isQuick ? QUICK : WHOLE;
}

/** The line that others are compared on: 18 visits, 80 ms, no batch. */
export function isCompared({ visits, latency, batch }: Cell): boolean {
  return visits === 18 && latency === 80 && !batch;
}
