import { isObject } from '#boundary/guards.ts';
import { LAUNCH_SENT, type LaunchSent } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';

/** What must survive the way to the EHR and back: PKCE and nothing that opens a chart. */
export interface PendingAuthorization {
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** What the launch page has sent, for the ledger. */
  readonly sent: LaunchSent;
}

const PREFIX = 'foreword:authorizing:';

/** Keeps it in this tab until the redirect, under the `state` that will name it. False where the browser stores nothing. */
export function savePending(
  storage: () => Storage,
  state: string,
  pending: PendingAuthorization,
): boolean {
  try {
    storage().setItem(PREFIX + state, JSON.stringify(pending));
    return true;
  } catch {
    return false; // storage blocked or full: the browser throws on touch
  }
}

/**
 * Takes it out: what is named by `state` is spent by being read, and whatever else lay there goes with it. What was begun for another
 * page, such as another tenant's of the same site, is not given to this one.
 */
export function takePending(
  storage: () => Storage,
  state: string,
  redirectUri: string,
): PendingAuthorization | undefined {
  try {
    const kept = storage();
    const written = kept.getItem(PREFIX + state);
    Object.keys(kept)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => {
        kept.removeItem(key);
      });
    const pending = written === null ? undefined : parsePending(JSON.parse(written));
    return pending?.redirectUri === redirectUri ? pending : undefined;
  } catch {
    return undefined;
  }
}

/** Closed world: a member more, fewer or other than was saved is nothing that this app wrote. */
function parsePending(value: unknown): PendingAuthorization | undefined {
  if (!isObject(value) || Object.keys(value).length !== 3) return undefined;
  const { codeVerifier, redirectUri } = value;
  const sent = admit(LAUNCH_SENT, value['sent']);
  return typeof codeVerifier === 'string' && typeof redirectUri === 'string' && sent !== undefined
    ? { codeVerifier, redirectUri, sent }
    : undefined;
}
