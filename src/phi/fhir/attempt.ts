import { isObject } from '#boundary/guards.ts';
import { type ProblemCode, problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import type { TenantVendor } from '#boundary/tenant.ts';
import { epicMeaningOf } from './epic-codes.ts';
import { readJson } from './read-json.ts';
import type { FhirObject } from './resource.ts';

/** One request, as it may be sent more than once. */
export interface Asked {
  readonly url: URL;
  /** The resource type that the answer must be. */
  readonly type: string;
  /** Null for a GET. */
  readonly post: Posted | null;
  /** Requests that the server may count it as: the searches of a batch. */
  readonly counts: number;
}

interface Posted {
  readonly what: 'batch' | 'search';
  readonly body: string;
}

/** What came of one try. */
export interface Attempt {
  readonly answer: Result<FhirObject>;
  /** Null where no whole answer came. */
  readonly status: number | null;
  /** Milliseconds that the server asks to be left alone. */
  readonly retryAfter: number | null;
}

interface AttemptParts {
  /** Null for what a server shows to anyone. */
  readonly token: { readonly authorization: () => string } | null;
  readonly vendor: TenantVendor;
  readonly fetchImpl: typeof fetch;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  /** When it is sent, likewise. */
  readonly began: number;
  readonly timing: {
    readonly now: () => number;
    readonly timeOut: (milliseconds: number) => AbortSignal;
  };
}

/** The one catch of this room. Bodies of refusals stay unread, as an OperationOutcome can name a patient; Epic's are read for its codes alone. */
export async function attemptOnce(asked: Asked, parts: AttemptParts): Promise<Attempt> {
  const { deadline, began, timing } = parts;
  let status: number | null = null;
  try {
    const response = await parts.fetchImpl(asked.url, {
      method: asked.post === null ? 'GET' : 'POST',
      body: asked.post?.body ?? null,
      headers: headersOf(asked, parts),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: timing.timeOut(Math.min(REQUEST_TIME_OUT, deadline - began)),
    });
    if (response.status !== 200) {
      ({ status } = response);
      const retryAfter = parseRetryAfter(response.headers.get('retry-after'), timing.now());
      return { answer: await readRefusal(response, asked, parts.vendor), status, retryAfter };
    }
    const body = await readJson(response, LARGEST_BODY);
    return { answer: expected(body, asked.type), status: response.status, retryAfter: null };
  } catch (error) {
    if (status !== null)
      return { answer: refused(codeOfStatus(status, asked)), status, retryAfter: null };
    const code = codeOfThrown(error, parts);
    return {
      answer: refused(code),
      status: code === 'malformed-response' ? 200 : null,
      retryAfter: null,
    };
  }
}

const REQUEST_TIME_OUT = 20_000; // ms
const LARGEST_BODY = 20_000_000; // bytes
const LARGEST_REFUSAL = 100_000; // bytes

/** No header but these: a custom one can fail an EHR's preflight. */
function headersOf({ post }: Asked, { token }: AttemptParts): Record<string, string> {
  return {
    Accept: 'application/fhir+json',
    ...(token === null ? {} : { Authorization: token.authorization() }),
    ...(post === null ? {} : { 'Content-Type': CONTENT_TYPES[post.what] }),
  };
}

const CONTENT_TYPES = {
  batch: 'application/fhir+json',
  search: 'application/x-www-form-urlencoded',
} as const satisfies Record<Posted['what'], string>;

async function readRefusal(
  response: Response,
  asked: Asked,
  vendor: TenantVendor,
): Promise<Result<FhirObject>> {
  const code = codeOfStatus(response.status, asked);
  if (vendor !== 'epic' || !MAY_SAY_WHY.has(response.status)) {
    await response.body?.cancel();
    return refused(code);
  }
  const body = await readJson(response, LARGEST_REFUSAL);
  const meaning = body.ok ? epicMeaningOf(body.value) : undefined;
  if (meaning === 'no-match' && asked.type === 'Bundle') return success(NO_MATCH);
  return refused(
    meaning === undefined || meaning === 'no-match' || meaning === 'stands' ? code : meaning,
  );
}

/** Refusals in whose body Epic says more than in the status. */
const MAY_SAY_WHY: ReadonlySet<number> = new Set([400, 403, 404, 422]);

const NO_MATCH: FhirObject = { resourceType: 'Bundle', type: 'searchset' };

function expected(body: Result<unknown>, type: string): Result<FhirObject> {
  if (!body.ok) return body;
  const isExpected = isObject(body.value) && body.value['resourceType'] === type;
  return isExpected ? success(body.value) : refused('malformed-response');
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

function codeOfStatus(status: number, { post }: Pick<Asked, 'post'>): ProblemCode {
  const code = CODE_FOR_STATUS[status];
  const ends = code === 'session-over' || code === 'server-busy';
  if (post?.what === 'batch' && !ends) return 'not-supported';
  if (post?.what === 'search' && NO_SUCH_POST.has(status)) return 'not-supported';
  if (code !== undefined) return code;
  if (status >= 500) return 'server-busy';
  return status >= 400 ? 'not-supported' : 'malformed-response';
}

/** True for the status of a posted search after which it is asked for by GET instead. */
export function isPostRefused(status: number): boolean {
  return codeOfStatus(status, { post: { what: 'search', body: '' } }) === 'not-supported';
}

/** Statuses that refuse a posted search as one the server does not know, or not by POST. */
const NO_SUCH_POST: ReadonlySet<number> = new Set([404, 405, 415, 501]);

/** Some EHRs answer a spent token without CORS headers, which looks like no answer: past the deadline it is the session's end. */
function codeOfThrown(error: unknown, { deadline, timing }: AttemptParts): ProblemCode {
  if (error instanceof SyntaxError || error instanceof RangeError) return 'malformed-response';
  return timing.now() >= deadline ? 'session-over' : 'server-unreachable';
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date. Milliseconds from now; null where absent or unreadable. */
function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** The failure of a read that ends in this code. */
export function refused(code: ProblemCode): Result<never> {
  return failure(problem(code === 'session-over' ? 'session' : 'read', code));
}
