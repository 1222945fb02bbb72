/** A clock that stands still while anything is worked on, and leaps to the next wait once all is quiet. */
export interface VirtualClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Holds the clock while this goes on. */
  readonly work: <T>(task: () => Promise<T>) => Promise<T>;
  /** Turns the clock until this is done; throws where it never would be, as nothing is waited for. */
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
}

interface Waiting {
  readonly at: number;
  readonly resume: () => void;
}

/** Turns of the event loop without anything to do after which all is quiet: bodies are read over one or two. */
const QUIET_TURNS = 4;

/** Turns after which nothing more will come of itself. */
const STUCK_TURNS = 20_000;

/** A clock that shows `start`, in milliseconds since 1970. */
export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let underWork = 0;
  const waiting: Waiting[] = []; // soonest first

  const wait = (milliseconds: number) =>
    new Promise<void>((resume) => {
      const at = now + Math.max(0, milliseconds);
      const behind = waiting.findIndex((other) => other.at > at);
      waiting.splice(behind < 0 ? waiting.length : behind, 0, { at, resume });
    });

  const leap = () => {
    const next = waiting.shift();
    if (next === undefined) return false;
    now = Math.max(now, next.at);
    next.resume();
    return true;
  };

  return {
    now: () => now,
    wait,
    work: async (task) => {
      underWork += 1;
      try {
        return await task();
      } finally {
        underWork -= 1;
      }
    },
    run: async (task) => {
      let isDone = false;
      const done = task().finally(() => (isDone = true));
      const isOver = () => isDone;
      for (let quiet = 0; !isOver(); quiet += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (underWork > 0) quiet = 0;
        else if (quiet >= QUIET_TURNS && leap()) quiet = 0;
        if (quiet > STUCK_TURNS) throw new Error('nothing is waited for, and nothing is done');
      }
      return done;
    },
  };
}
