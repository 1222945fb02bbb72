import type { Budget } from '#phi/fhir/budget.ts';
import { readJson } from '#phi/fhir/read-json.ts';
import type { Timing } from '#phi/fhir/transport.ts';

/** What came of a request without the token. A refusal's body stays unread. */
export type Answer =
  | { readonly came: 'json'; readonly headers: Headers; readonly body: unknown }
  | { readonly came: 'not-json'; readonly headers: Headers }
  | { readonly came: 'refusal'; readonly headers: Headers; readonly status: number }
  /** No answer, one that broke off, or one that a browser does not show. */
  | { readonly came: 'nothing' };

/** Asks once, without the token. */
export type Ask = (url: URL, init?: RequestInit) => Promise<Answer>;

interface AskParts {
  readonly fetchImpl: typeof fetch;
  readonly timing: Timing;
  readonly budget: Budget;
  readonly from: From;
}

/** From where is asked: a browser says itself where the app is served, and shows only what the server lets that origin read. */
export type From =
  | { readonly in: 'browser' }
  /** Null where it is not known. */
  | { readonly in: 'console'; readonly appOrigin: string | null };

/** Asks within the budget of the run and for no longer than a reader would wait; what throws is no answer. */
export function createAsk({ fetchImpl, timing, budget, from }: AskParts): Ask {
  return async (url, init = {}) => {
    const now = timing.now();
    const pause = budget.book(1, now, Infinity) ?? 0;
    if (pause > 0) await timing.wait(pause);
    const origin = appOriginOf(from);
    try {
      const response = await fetchImpl(url, {
        ...init,
        headers: {
          Accept: 'application/json',
          ...(origin === null ? {} : { Origin: origin }),
          ...headersOf(init),
        },
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: timing.timeOut(TIME_OUT),
      });
      return await answerOf(response);
    } catch {
      return { came: 'nothing' };
    }
  };
}

const TIME_OUT = 20_000; // ms
const LARGEST = 20_000_000; // bytes

function headersOf({ headers }: RequestInit): Record<string, string> {
  const named: Record<string, string> = {};
  new Headers(headers ?? {}).forEach((value, name) => {
    named[name] = value;
  });
  return named;
}

async function answerOf(response: Response): Promise<Answer> {
  const { headers, status } = response;
  if (status !== 200) {
    await response.body?.cancel();
    return { came: 'refusal', headers, status };
  }
  try {
    const body = await readJson(response, LARGEST);
    return body.ok ? { came: 'json', headers, body: body.value } : { came: 'not-json', headers };
  } catch (error) {
    if (error instanceof SyntaxError) return { came: 'not-json', headers };
    return { came: 'nothing' };
  }
}

/** Why an answer says nothing of what was asked; undefined where it is JSON. A page cannot tell a browser's refusal from a dead line. */
export function troubleOf(
  answer: Answer,
  from: From,
): 'no-answer' | 'cors-or-network' | 'busy' | 'not-there' | 'not-json' | undefined {
  switch (answer.came) {
    case 'json':
      return undefined;
    case 'not-json':
      return 'not-json';
    case 'nothing':
      return from.in === 'browser' ? 'cors-or-network' : 'no-answer';
    case 'refusal':
      return answer.status === 429 || answer.status >= 500 ? 'busy' : 'not-there';
  }
}

/** Whether the app may read an answer with these headers (Fetch, CORS check); where it is not known who asks, nothing is held against it. */
export function isShownTo(from: From, headers: Headers): boolean {
  const origin = appOriginOf(from);
  const allowed = headers.get('access-control-allow-origin');
  return origin === null || allowed === '*' || allowed === origin;
}

function appOriginOf(from: From): string | null {
  return from.in === 'console' ? from.appOrigin : null;
}
