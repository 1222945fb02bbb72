import { problem } from '#boundary/problem.ts';
import type { Purpose } from '#boundary/purpose.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import { type Drawer, type PendingAuthorization, takePending } from './pending-authorization.ts';

/** What the worker needs to spend the code. The page passes it on and keeps nothing. */
export interface Authorization extends PendingAuthorization {
  readonly code: string;
}

/** What came back, and what the launch was for, which stands where the EHR said no as well; a brief where nothing tells. */
export type Taken = Result<Authorization> & { readonly purpose: Purpose };

/** The parts of the browser that carry the answer of the EHR. */
export interface Arrival extends Drawer {
  readonly location: Pick<Location, 'origin' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
}

/**
 * Takes the code out of the address, which is cleaned in the same turn, so that it stays in no history entry. A page without a code,
 * or with one whose `state` this tab did not make, is a session that is over: a code is spent once. An answer that names another
 * authorization server than the tenant's is refused (RFC 9207).
 */
export function takeAuthorization(
  { location, history, ...drawer }: Arrival,
  authorizationServer: string,
): Taken {
  const answer = new URLSearchParams(location.search);
  history.replaceState(null, '', location.pathname);
  const pending = takePending(
    drawer,
    answer.get('state') ?? '',
    location.origin + location.pathname,
  );
  const code = answer.get('code');
  return { ...resultOf(), purpose: pending?.purpose ?? 'brief' };

  function resultOf(): Result<Authorization> {
    if ((answer.get('iss') ?? authorizationServer) !== authorizationServer)
      return failure(problem('launch', 'endpoint-mismatch'));
    if (answer.has('error')) return failure(problem('launch', 'authorization-refused'));
    if (code === null || pending === undefined) return failure(problem('launch', 'session-over'));
    return success({ code, ...pending });
  }
}
