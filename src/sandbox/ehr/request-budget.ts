/** How much a server answers in a while, and what it says when that is used up. */
export interface Limit {
  /** Points of one window. */
  readonly points: number;
  /** Milliseconds. */
  readonly window: number;
  /** Windows begin with the minutes of the wall clock, not with the first request. */
  readonly aligned: boolean;
  /** Whether the requests for authorization and for tokens count too. */
  readonly countsSignIn: boolean;
  /** What a request costs. */
  readonly cost: Readonly<Record<'read' | 'search' | 'other', number>>;
  /** Headers of every answer, from the points left and the milliseconds to the next window. */
  readonly headers: (left: number, until: number) => Readonly<Record<string, string>>;
}

/** What of a limit is used: the whole of what is remembered between requests. */
export interface Spent {
  /** When the window began, in milliseconds since 1970. */
  readonly since: number;
  readonly points: number;
}

/** What is used after one more request at `now`, and whether it is within the limit. A refused request costs nothing. */
export function spend(
  limit: Limit,
  spent: Spent | undefined,
  { cost, now }: { readonly cost: number; readonly now: number },
): { readonly spent: Spent; readonly within: boolean } {
  const { window, aligned, points: most } = limit;
  const begins = aligned ? Math.floor(now / window) * window : now;
  const stands = spent !== undefined && now >= spent.since && now < spent.since + window;
  const current = stands ? spent : { since: begins, points: 0 };
  const within = current.points + cost <= most;
  return { spent: within ? { ...current, points: current.points + cost } : current, within };
}

/** Keeps count of one limit for everyone who asks. */
export interface RequestBudget {
  /** Counts one request; false when it must be refused. */
  readonly take: (what: keyof Limit['cost']) => boolean;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly countsSignIn: boolean;
}

/** A budget by the given clock (milliseconds since 1970); one without a limit never refuses. */
export function createRequestBudget(limit: Limit | null, now: () => number): RequestBudget {
  if (limit === null) return { take: () => true, headers: () => ({}), countsSignIn: false };
  let kept: Spent | undefined;
  return {
    take(what) {
      const { spent, within } = spend(limit, kept, { cost: limit.cost[what], now: now() });
      kept = spent;
      return within;
    },
    headers() {
      const { since = now(), points = 0 } = kept ?? {};
      return limit.headers(limit.points - points, Math.max(0, since + limit.window - now()));
    },
    countsSignIn: limit.countsSignIn,
  };
}
