import type { Result } from '#boundary/result.ts';
import type { TenantVendor } from '#boundary/tenant.ts';
import { type Asked, attemptOnce, refused } from './attempt.ts';
import { type Budget, createBudget } from './budget.ts';
import { createFlow } from './flow.ts';
import { createPatience } from './patience.ts';
import { createQueue } from './queue.ts';
import { isPage } from './reference.ts';
import type { FhirObject } from './resource.ts';
import { formOf, relativeUrl, type Search } from './search.ts';

/** The only way to the FHIR server. It sends the token nowhere but under the base and gives back closed codes for trouble. */
export interface Transport {
  /** Ends in `/`. */
  readonly base: URL;
  /** A searchset Bundle. */
  readonly search: (search: Search) => Promise<Result<FhirObject>>;
  /** The Bundle behind a `next` link; `malformed-response` where the link leads anywhere but to the base or a type under it. */
  readonly follow: (link: string) => Promise<Result<FhirObject>>;
  /** A resource by its relative URL. */
  readonly read: (relative: string, type: string) => Promise<Result<FhirObject>>;
  /** A batch-response Bundle; `not-supported` where the server does not take the batch. */
  readonly readBatch: (searches: readonly Search[]) => Promise<Result<FhirObject>>;
  /** The same transport for what can wait: its requests start when none of a lower turn, a whole number from 0, is waiting. */
  readonly inTurn: (turn: number) => Transport;
}

interface TransportParts {
  readonly base: URL;
  /** Null for what a server shows to anyone. */
  readonly token: { readonly authorization: () => string } | null;
  readonly fetchImpl: typeof fetch;
  /** Requests under way at once, at most. */
  readonly concurrency: number;
  /** Milliseconds since 1970: after it nothing is sent. */
  readonly deadline: number;
  readonly timing: Timing;
  /** Whose server it is: which refusals say more than their status. */
  readonly vendor?: TenantVendor;
  /** How searches are sent; by GET unless said. A server that refuses a POST is asked by GET, from then on. */
  readonly by?: 'get' | 'post';
  /** What may be sent in a minute, shared by all transports of a session; anything unless said. */
  readonly budget?: Budget;
}

/** The clock and timers of a run, lent by the worker. */
export interface Timing {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly timeOut: (milliseconds: number) => AbortSignal;
  /** This computer's clock, in milliseconds since 1970, to see whether it agrees with the EHR's; without it they are taken to agree. */
  readonly machineNow?: () => number;
  /** From 0 to 1, so that many who were refused at once do not come back at once; the middle unless said. */
  readonly random?: () => number;
}

/** A transport for one session, in its first turn. */
export function createTransport(parts: TransportParts): Transport {
  const { base } = parts;
  const flow = createFlow(parts.concurrency);
  const queue = createQueue(flow.most);
  const ask = asker({ ...parts, noted: flow.noted });
  let by = parts.by ?? 'get';

  const askByGet = (search: Search) =>
    ask({ url: new URL(relativeUrl(search), base), type: 'Bundle', post: null, counts: 1 });
  const askByPost = async (search: Search) => {
    const url = new URL(`${search.type}/_search`, base);
    const post = { what: 'search', body: formOf(search) } as const;
    const answer = await ask({ url, type: 'Bundle', post, counts: 1 });
    if (answer.ok || answer.problem.code !== 'not-supported') return answer;
    by = 'get';
    return askByGet(search);
  };

  const inTurn = (turn: number): Transport => {
    const bundleAt = (url: URL, place: number) =>
      queue(() => ask({ url, type: 'Bundle', post: null, counts: 1 }), place);
    return {
      base,
      inTurn,
      search: (search) => queue(() => (by === 'post' ? askByPost(search) : askByGet(search)), turn),
      follow: async (link) => {
        if (!URL.canParse(link, base)) return refused('malformed-response');
        const url = new URL(link, base);
        if (!isPage(base, url)) return refused('malformed-response');
        return bundleAt(url, turn - BEFORE_ITS_TURN);
      },
      read: (relative, type) =>
        queue(() => ask({ url: new URL(relative, base), type, post: null, counts: 1 }), turn),
      readBatch: (searches) =>
        queue(() => {
          const post = { what: 'batch', body: batchOf(searches) } as const;
          return ask({ url: withoutSlash(base), type: 'Bundle', post, counts: searches.length });
        }, turn),
    };
  };
  return inTurn(0);
}

/** The rest of a search that has begun goes before new ones of its turn: its patient is done the sooner, and no long chain is left for last. */
const BEFORE_ITS_TURN = 0.5;

interface AskerParts extends TransportParts {
  readonly noted: ReturnType<typeof createFlow>['noted'];
}

/** Asks as often as the request deserves, within the budget, and not after the session's end. */
function asker(parts: AskerParts): (request: Asked) => Promise<Result<FhirObject>> {
  const { base, deadline, timing, vendor = 'generic', noted } = parts;
  const budget = parts.budget ?? createBudget(null, timing.now);
  const patience = createPatience({ ...timing, longestWait: budget.longestWait });
  let over = false;
  const isOver = () => over;
  return async (request) => {
    const lane = laneOf(request, base);
    await patience.slowDown();
    for (let attempt = 0; ; attempt += 1) {
      const now = timing.now();
      if (isOver() || now >= deadline) return refused('session-over');
      const lost = patience.lostWith(lane);
      if (lost !== undefined) return refused(lost);
      const pause = budget.book(request.counts, now, deadline);
      if (pause === undefined) return refused('cut-short');
      if (pause > 0) await timing.wait(pause);
      if (isOver()) return refused('session-over'); // meanwhile
      const began = pause > 0 ? timing.now() : now;
      const tried = await attemptOnce(request, { ...parts, vendor, began });
      const ended = timing.now();
      noted({ began, ended, status: tried.status });
      if (!tried.answer.ok && tried.answer.problem.code === 'session-over') over = true;
      if (tried.status === TOO_MANY && tried.retryAfter === null) budget.usedUp(ended);
      const delay = patience.delayAfter(lane, attempt, {
        ...tried,
        again: request.post === null && ended - began < SOON,
      });
      if (delay === undefined || ended + delay >= deadline) return tried.answer;
      await timing.wait(delay);
    }
  };
}

const TOO_MANY = 429;

/** A connection that is gone so soon may be there again; one that gave nothing for longer is not worth another such wait. */
const SOON = 5_000; // ms

/** What is asked for: the type under the base, or the base itself. */
function laneOf({ url }: Asked, base: URL): string {
  return url.pathname.slice(base.pathname.length).replace(/\/_search$/, '');
}

function batchOf(searches: readonly Search[]): string {
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'batch',
    entry: searches.map((search) => ({ request: { method: 'GET', url: relativeUrl(search) } })),
  });
}

/** FHIR R4 http: a batch is posted to the base itself. */
function withoutSlash(base: URL): URL {
  return new URL(base.href.replace(/\/$/, ''));
}
