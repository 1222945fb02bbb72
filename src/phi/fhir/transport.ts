import { isObject } from '#boundary/guards.ts';
import { type ProblemCode, problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import { createPatience } from './patience.ts';
import { createQueue } from './queue.ts';
import { readJson } from './read-json.ts';
import { isPage } from './reference.ts';
import type { FhirObject } from './resource.ts';
import { relativeUrl, type Search } from './search.ts';

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
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Milliseconds since 1970: after it nothing is sent. */
  readonly deadline: number;
  readonly timing: Timing;
}

/** The clock and timers of a run, lent by the worker. */
export interface Timing {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly timeOut: (milliseconds: number) => AbortSignal;
  /** This computer's clock, in milliseconds since 1970, to see whether it agrees with the EHR's; without it they are taken to agree. */
  readonly machineNow?: () => number;
}

/** A transport for one session, in its first turn. */
export function createTransport(parts: TransportParts): Transport {
  const { base, deadline, timing } = parts;
  const queue = createQueue(parts.concurrency);
  const patience = createPatience(timing);
  let over = false;
  const isOver = () => over || timing.now() >= deadline;

  async function ask(request: Asked): Promise<Result<FhirObject>> {
    const lane = laneOf(request, base);
    await patience.slowDown();
    for (let attempt = 0; ; attempt += 1) {
      if (isOver()) return refused('session-over');
      const lost = patience.lostWith(lane);
      if (lost !== undefined) return refused(lost);
      const tried = await attemptOnce(request, parts);
      if (!tried.answer.ok && tried.answer.problem.code === 'session-over') over = true;
      const delay = patience.delayAfter(lane, attempt, tried);
      if (delay === undefined) return tried.answer;
      await timing.wait(delay);
    }
  }

  const inTurn = (turn: number): Transport => {
    const bundleAt = (url: URL, place: number) =>
      queue(() => ask({ url, type: 'Bundle', post: null }), place);
    return {
      base,
      inTurn,
      search: (search) => bundleAt(new URL(relativeUrl(search), base), turn),
      follow: async (link) => {
        if (!URL.canParse(link, base)) return refused('malformed-response');
        const url = new URL(link, base);
        if (!isPage(base, url)) return refused('malformed-response');
        return bundleAt(url, turn - BEFORE_ITS_TURN);
      },
      read: (relative, type) =>
        queue(() => ask({ url: new URL(relative, base), type, post: null }), turn),
      readBatch: (searches) =>
        queue(
          () => ask({ url: withoutSlash(base), type: 'Bundle', post: batchOf(searches) }),
          turn,
        ),
    };
  };
  return inTurn(0);
}

/** The rest of a search that has begun goes before new ones of its turn: its patient is done the sooner, and no long chain is left for last. */
const BEFORE_ITS_TURN = 0.5;

interface Asked {
  readonly url: URL;
  readonly type: string;
  /** The body of a batch; null for a GET. */
  readonly post: string | null;
}

interface Attempt {
  readonly answer: Result<FhirObject>;
  /** Null where no whole answer came. */
  readonly status: number | null;
  /** Milliseconds that the server asks to be left alone. */
  readonly retryAfter: number | null;
}

/** What is asked for: the type under the base, or the base itself. */
function laneOf({ url }: Asked, base: URL): string {
  return url.pathname.slice(base.pathname.length);
}

/** The one catch of this room. Bodies of refusals stay unread: an OperationOutcome can name a patient. */
async function attemptOnce(asked: Asked, parts: TransportParts): Promise<Attempt> {
  const { deadline, timing } = parts;
  const left = deadline - timing.now();
  try {
    const response = await parts.fetchImpl(asked.url, {
      method: asked.post === null ? 'GET' : 'POST',
      body: asked.post,
      headers: headersOf(asked, parts),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: timing.timeOut(Math.min(REQUEST_TIME_OUT, left)),
    });
    const { status } = response;
    if (status !== 200) {
      await response.body?.cancel();
      const retryAfter = parseRetryAfter(response.headers.get('retry-after'), timing.now());
      return { answer: refused(codeOfStatus(status, asked)), status, retryAfter };
    }
    const body = await readJson(response, LARGEST_BODY);
    return { answer: expected(body, asked.type), status, retryAfter: null };
  } catch (error) {
    const code = codeOfThrown(error, parts);
    const status = code === 'malformed-response' ? 200 : null;
    return { answer: refused(code), status, retryAfter: null };
  }
}

function expected(body: Result<unknown>, type: string): Result<FhirObject> {
  if (!body.ok) return body;
  const isExpected = isObject(body.value) && body.value['resourceType'] === type;
  return isExpected ? success(body.value) : refused('malformed-response');
}

const REQUEST_TIME_OUT = 20_000; // ms
const LARGEST_BODY = 20_000_000; // bytes

/** No header but these: a custom one can fail an EHR's preflight. */
function headersOf({ post }: Asked, { token }: TransportParts): Record<string, string> {
  return {
    Accept: 'application/fhir+json',
    ...(token === null ? {} : { Authorization: token.authorization() }),
    ...(post === null ? {} : { 'Content-Type': 'application/fhir+json' }),
  };
}

const CODE_FOR_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'session-over',
  403: 'not-permitted',
  404: 'not-permitted',
  410: 'not-permitted',
  413: 'cut-short',
  429: 'server-busy',
  451: 'not-permitted',
  503: 'server-busy',
};

function codeOfStatus(status: number, { post }: Asked): ProblemCode {
  const code = CODE_FOR_STATUS[status];
  if (post !== null && code !== 'session-over' && code !== 'server-busy') return 'not-supported';
  if (code !== undefined) return code;
  if (status >= 500) return 'server-busy';
  return status >= 400 ? 'not-supported' : 'malformed-response';
}

/** Some EHRs answer a spent token without CORS headers, which looks like no answer: past the deadline it is the session's end. */
function codeOfThrown(error: unknown, { deadline, timing }: TransportParts): ProblemCode {
  if (error instanceof SyntaxError || error instanceof RangeError) return 'malformed-response';
  return timing.now() >= deadline ? 'session-over' : 'server-unreachable';
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date. Milliseconds from now; null where absent or unreadable. */
function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
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

function refused(code: ProblemCode): Result<never> {
  return failure(problem(code === 'session-over' ? 'session' : 'read', code));
}
