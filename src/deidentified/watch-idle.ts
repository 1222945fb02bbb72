/** A clock and timers, and the events of a page. */
export interface IdleWindow {
  readonly now: () => number;
  readonly later: (task: () => void, milliseconds: number) => unknown;
  readonly listen: (event: string, hear: () => void) => void;
}

type Idleness =
  { readonly step: 'staying' } | { readonly step: 'idle'; readonly secondsLeft: number };

/** What is said to the page. */
export interface IdleCalls {
  /** Every second of the last minute, and when the reader stays. */
  readonly tell: (idleness: Idleness) => void;
  readonly end: () => void;
}

/** How to go on: the reader said that they stay. */
export interface IdleWatch {
  readonly stay: () => void;
}

/**
 * Calls `end` once nobody has touched the page for so many minutes, and tells of it in the last of them; from then on only `stay` keeps the
 * session. Clock times are compared, whenever the page wakes and every second: a timer stands still while a computer sleeps.
 */
export function watchIdle(
  { now, later, listen }: IdleWindow,
  minutes: number,
  { tell, end }: IdleCalls,
): IdleWatch {
  const limit = minutes * MINUTE;
  const warnedFor = Math.min(MINUTE, limit / 2);
  let last = now();
  let isWarned = false;
  let isOver = false;

  for (const event of TOUCHES) {
    listen(event, () => {
      look(); // a touch that wakes a sleeping page comes too late
      if (!isWarned) last = now();
    });
  }
  for (const event of WAKES) listen(event, look);
  tick();

  return {
    stay: () => {
      look();
      last = now();
      isWarned = false;
      if (!isOver) tell({ step: 'staying' });
    },
  };

  function tick(): void {
    look();
    if (!isOver) later(tick, SECOND);
  }

  function look(): void {
    if (isOver) return;
    const left = limit - (now() - last);
    if (left <= 0) {
      isOver = true;
      end();
    } else if (left <= warnedFor) {
      isWarned = true;
      tell({ step: 'idle', secondsLeft: Math.ceil(left / SECOND) });
    }
  }
}

/** The page's own timers and events, with a clock. */
export function idleWindow(
  window: Pick<Window, 'setTimeout' | 'addEventListener'>,
  now: () => number,
): IdleWindow {
  return {
    now,
    later: (task, milliseconds) => window.setTimeout(task, milliseconds),
    listen: (event, hear) => {
      window.addEventListener(event, hear, { passive: true, capture: true });
    },
  };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'];
const WAKES = ['visibilitychange', 'pageshow', 'focus'];
