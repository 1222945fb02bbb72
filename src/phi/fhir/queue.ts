/** Runs a task when its turn comes. */
type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue, first come first served, with at most `most` tasks under way. */
export function createQueue(most: number): Queue {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) underWay -= 1;
      else next(); // the place passes on
    }
  };
}
