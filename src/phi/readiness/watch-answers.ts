/** What the answers to a run's requests had in common, by numbers alone. */
export interface AnswersSeen {
  /** Requests with the token that any answer came to. */
  readonly answered: number;
  /** Requests with the token that none came to. */
  readonly unanswered: number;
  /** Answers with 429. */
  readonly tooMany: number;
  /** Whether one told how much may still be asked, or when to come again, in a header that can be read here. */
  readonly tellsLimits: boolean;
  /** Statuses of searches that were posted. */
  readonly posted: readonly number[];
}

interface Watch {
  readonly fetchImpl: typeof fetch;
  readonly seen: () => AnswersSeen;
}

/** Lets every request through as it is and counts what comes back. */
export function watchAnswers(fetchImpl: typeof fetch): Watch {
  let [answered, unanswered, tooMany] = [0, 0, 0];
  let tellsLimits = false;
  const posted: number[] = [];
  return {
    seen: () => ({ answered, unanswered, tooMany, tellsLimits, posted: [...posted] }),
    fetchImpl: async (input, init) => {
      const hasToken = new Headers(init?.headers).has('authorization');
      try {
        const response = await fetchImpl(input, init);
        if (hasToken) answered += 1;
        if (response.status === 429) tooMany += 1;
        tellsLimits ||= LIMIT_HEADERS.some((name) => response.headers.has(name));
        if (init?.method === 'POST' && addressOf(input).endsWith('/_search'))
          posted.push(response.status);
        return response;
      } catch (error) {
        if (hasToken) unanswered += 1;
        throw error;
      }
    },
  };
}

/** RFC 9110, and the drafts and customs for telling limits. */
const LIMIT_HEADERS = [
  'retry-after',
  'ratelimit',
  'ratelimit-remaining',
  'x-ratelimit-remaining',
] as const;

function addressOf(input: URL | RequestInfo): string {
  if (typeof input === 'string') return input;
  return 'href' in input ? input.href : input.url;
}
