import { isObject } from '#boundary/guards.ts';
import { LAUNCH_SENT, type LaunchSent } from '#boundary/ledger-policy.ts';
import { isPurpose, type Purpose } from '#boundary/purpose.ts';
import { admit } from '#boundary/record-policy.ts';

/** What must survive the way to the EHR and back: PKCE and nothing that opens a chart. */
export interface PendingAuthorization {
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** What the launch was for: the redirect URI is one for both. */
  readonly purpose: Purpose;
  /** What the launch page has sent, for the ledger. */
  readonly sent: LaunchSent;
}

/** Where it is kept meanwhile, and when that is. */
export interface Drawer {
  readonly storage: () => Storage;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const PREFIX = 'foreword:authorizing:';

/**
 * Keeps it in this tab until the redirect, under the `state` that will name it. False where the browser stores nothing. Several launches may
 * be under way here: some EHRs give every embedded browser of a computer one and the same session storage.
 */
export function savePending(
  { storage, now }: Drawer,
  state: string,
  pending: PendingAuthorization,
): boolean {
  try {
    const kept = storage();
    dropLeftOver(kept, now);
    kept.setItem(PREFIX + state, JSON.stringify({ ...pending, begun: now }));
    return true;
  } catch {
    return false; // storage blocked or full: the browser throws on touch
  }
}

/**
 * Takes it out: what is named by `state` is spent by being read, and what nobody came back to goes with it; what another instance has begun
 * stays its own. What was begun for another page, such as another tenant's of the same site, or too long ago, is not given to this one.
 */
export function takePending(
  { storage, now }: Drawer,
  state: string,
  redirectUri: string,
): PendingAuthorization | undefined {
  try {
    const kept = storage();
    dropLeftOver(kept, now);
    const pending = parsePending(kept.getItem(PREFIX + state), now);
    kept.removeItem(PREFIX + state);
    return pending?.redirectUri === redirectUri ? pending : undefined;
  } catch {
    return undefined;
  }
}

/** Design choice, in milliseconds: a reader may have to sign in on the way; whoever takes longer has gone. */
const LONGEST_WAY = 900_000;

function dropLeftOver(kept: Storage, now: number): void {
  Object.keys(kept)
    .filter((key) => key.startsWith(PREFIX) && parsePending(kept.getItem(key), now) === undefined)
    .forEach((key) => {
      kept.removeItem(key);
    });
}

/** Closed world: a member more, fewer or other than was saved is nothing that this app wrote. Nor is it anything once it is too old. */
function parsePending(written: string | null, now: number): PendingAuthorization | undefined {
  const value = parseJson(written);
  if (!isObject(value) || Object.keys(value).length !== 5) return undefined;
  const { codeVerifier, redirectUri, purpose, begun } = value;
  const sent = admit(LAUNCH_SENT, value['sent']);
  return typeof codeVerifier === 'string' &&
    typeof redirectUri === 'string' &&
    isPurpose(purpose) &&
    sent !== undefined &&
    typeof begun === 'number' &&
    Math.abs(now - begun) <= LONGEST_WAY
    ? { codeVerifier, redirectUri, purpose, sent }
    : undefined;
}

function parseJson(written: string | null): unknown {
  try {
    return JSON.parse(written ?? 'null');
  } catch {
    return undefined;
  }
}
