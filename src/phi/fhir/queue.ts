/** Runs a task when its turn comes: the lowest turn first, within one turn first come, first served. */
type Queue = <T>(task: () => Promise<T>, turn?: number) => Promise<T>;

interface Waiting {
  readonly turn: number;
  readonly start: () => void;
}

/** A queue with at most `most` tasks under way. */
export function createQueue(most: number): Queue {
  let underWay = 0;
  const waiting: Waiting[] = []; // by turn, then as they came
  return async (task, turn = 0) => {
    if (underWay >= most) {
      await new Promise<void>((start) => {
        const behind = waiting.findIndex((other) => other.turn > turn);
        waiting.splice(behind < 0 ? waiting.length : behind, 0, { turn, start });
      });
    } else underWay += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) underWay -= 1;
      else next.start(); // the place passes on
    }
  };
}
