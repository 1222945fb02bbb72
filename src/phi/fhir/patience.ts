import type { ProblemCode } from '#boundary/problem.ts';

/** How long a run bears with a server that is busy or gives no answer. A lane is one kind of request. */
export interface Patience {
  /** Waits while the server has asked to be left alone. */
  readonly slowDown: () => Promise<void>;
  /** The code to give in place of asking once patience with this lane, or with the whole server, is at its end. */
  readonly lostWith: (lane: string) => ProblemCode | undefined;
  /** Takes note of an attempt (the first is 0); milliseconds until it should be made again, undefined where it should not. */
  readonly delayAfter: (lane: string, attempt: number, tried: Tried) => number | undefined;
}

interface Tried {
  /** Null where no whole answer came. */
  readonly status: number | null;
  /** Milliseconds that the server asks to be left alone. */
  readonly retryAfter: number | null;
  /** Whether it may be sent again where no answer came: it was a GET, and soon over. */
  readonly again: boolean;
}

interface Clock {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 to 1; the middle unless said. */
  readonly random?: () => number;
  /** Milliseconds; a server that asks to be left alone for longer is busy for this run. */
  readonly longestWait: number;
}

/** Retries by status, of reads alone, as nothing here writes. A refusal is never asked again; other 5xx are not known to pass. */
const RETRIES: Readonly<Record<number, number>> = { 429: 2, 502: 1, 503: 2, 504: 1 };
const RETRIES_UNANSWERED = 1;
const LAST_BACKOFF = 1500; // ms
const BACKOFF = [500, LAST_BACKOFF] as const; // ms, before the first and the second retry, give or take half

/* Design choice: failures in a row after which nothing more is asked, of one lane and of the server. Any real answer starts anew. */
const LOST_LANE = 3;
const LOST_SERVER = 6;

/** Design choice: retries in a row, of all requests together, so that many at once do not press a busy server. */
const MOST_RETRIES = 6;

/** Fresh patience, for one session. */
export function createPatience({ now, wait, longestWait, random = () => 0.5 }: Clock): Patience {
  const inARow = new Map<string, number>();
  const lost = new Map<string, ProblemCode>();
  let overall = 0;
  let retries = 0;
  let leftAloneUntil: number | null = null;

  function noteFailure(lane: string, code: ProblemCode): void {
    const failures = (inARow.get(lane) ?? 0) + 1;
    inARow.set(lane, failures);
    overall += 1;
    if (failures >= LOST_LANE) lost.set(lane, code);
    if (overall >= LOST_SERVER) lost.set(WHOLE_SERVER, code);
  }

  return {
    slowDown: async () => {
      if (leftAloneUntil === null) return;
      const left = leftAloneUntil - now();
      if (left > 0) await wait(left);
    },
    lostWith: (lane) => lost.get(WHOLE_SERVER) ?? lost.get(lane),
    delayAfter: (lane, attempt, { status, retryAfter, again }) => {
      if (status !== null && RETRIES[status] === undefined) {
        inARow.delete(lane);
        overall = 0;
        retries = 0;
        return undefined;
      }
      const code = status === null ? 'server-unreachable' : 'server-busy';
      if (retryAfter !== null && retryAfter > longestWait) lost.set(WHOLE_SERVER, code);
      // Once a request was given up, the next ones find out at their first try whether the server is back.
      const most = overall > 0 ? 0 : retriesAfter(status, again);
      if (attempt >= most || retries >= MOST_RETRIES || lost.has(WHOLE_SERVER)) {
        noteFailure(lane, code);
        return undefined;
      }
      retries += 1;
      const delay = retryAfter ?? Math.round((BACKOFF[attempt] ?? LAST_BACKOFF) * (0.5 + random()));
      leftAloneUntil = Math.max(leftAloneUntil ?? 0, now() + delay);
      return delay;
    },
  };
}

function retriesAfter(status: number | null, again: boolean): number {
  if (status === null) return again ? RETRIES_UNANSWERED : 0;
  return RETRIES[status] ?? 0;
}

/** No lane has this name: lanes are paths. */
const WHOLE_SERVER = '*';
