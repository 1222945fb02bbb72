/** Runs a task when its turn comes: the lowest turn first, within one turn first come, first served. */
type Queue = <T>(task: () => Promise<T>, turn?: number) => Promise<T>;

interface Waiting {
  readonly turn: number;
  readonly start: () => void;
}

/** A queue with at most so many tasks under way as `most` says at the time. */
export function createQueue(most: () => number): Queue {
  let underWay = 0;
  const waiting: Waiting[] = []; // by turn, then as they came
  const startNext = () => {
    while (underWay < most()) {
      const next = waiting.shift();
      if (next === undefined) return;
      underWay += 1;
      next.start();
    }
  };
  return async (task, turn = 0) => {
    await new Promise<void>((start) => {
      const behind = waiting.findIndex((other) => other.turn > turn);
      waiting.splice(behind < 0 ? waiting.length : behind, 0, { turn, start });
      startNext();
    });
    try {
      return await task();
    } finally {
      underWay -= 1;
      startNext();
    }
  };
}
