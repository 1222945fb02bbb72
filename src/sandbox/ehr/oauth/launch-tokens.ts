import { randomBytes } from 'node:crypto';

/** Who opens the app, and from whose chart when it was opened from one. */
export interface LaunchContext {
  readonly clinician: string;
  readonly patient: string | null;
}

/** The EHR's opaque launch tokens: written by the day view, spent at authorization. */
export interface LaunchTokens {
  readonly write: (context: LaunchContext) => string;
  /** The context of a token that is still good. The same launch may be authorized again, as when a page is reloaded. */
  readonly read: (token: string | undefined) => LaunchContext | undefined;
}

const LIFE_MS = 10 * 60_000;

/** Launch tokens that live ten minutes by the given clock, which answers in milliseconds. */
export function createLaunchTokens(clock: () => number): LaunchTokens {
  const kept = new Map<string, { readonly context: LaunchContext; readonly until: number }>();
  return {
    write(context) {
      for (const [token, { until }] of kept) if (until < clock()) kept.delete(token);
      const token = randomBytes(18).toString('base64url');
      kept.set(token, { context, until: clock() + LIFE_MS });
      return token;
    },
    read(token) {
      const found = token === undefined ? undefined : kept.get(token);
      return found === undefined || found.until < clock() ? undefined : found.context;
    },
  };
}
