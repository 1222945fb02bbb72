import { isObject } from '#boundary/guards.ts';
import { type ProblemCode, problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import { type Extent, type Found, readAll, readOn } from './paging.ts';
import { type FhirObject, objectsOf, textOf } from './resource.ts';
import type { Search } from './search.ts';
import type { Transport } from './transport.ts';

/** What one search gave. */
export type Searched = Result<Found>;

/** Asks several searches, in batches where the server takes them. */
export interface Searcher {
  readonly transport: Transport;
  /** How many searches are best asked together. */
  readonly together: () => number;
  /** One result per search, in their order. */
  readonly readEach: (searches: readonly Search[]) => Promise<readonly Searched[]>;
  /** The same searcher over `transport.inTurn`. */
  readonly inTurn: (turn: number) => Searcher;
}

interface SearcherParts {
  readonly transport: Transport;
  /** Searches in one batch; null where the server declares no batch. */
  readonly batchSize: number | null;
  readonly pages: number;
}

/** A searcher for one session. Once a batch is not taken it asks singly, for good. */
export function createSearcher({ transport: first, batchSize, pages }: SearcherParts): Searcher {
  const extent: Extent = { pages, enough: Infinity };
  let size = batchSize;

  async function readTogether(
    searches: readonly Search[],
    transport: Transport,
  ): Promise<readonly Searched[]> {
    const readSingly = () =>
      Promise.all(searches.map((search) => readAll(transport, search, extent)));
    if (size === null) return readSingly();
    const batch = await transport.readBatch(searches);
    const answers = batch.ok ? answersOf(batch.value, searches.length) : undefined;
    if (answers !== undefined) {
      return Promise.all(
        searches.map((search, index) => settle(transport, { search, extent }, answers[index])),
      );
    }
    const code = batch.ok ? 'malformed-response' : batch.problem.code;
    if (!SAYS_NOTHING_OF_BATCHES.has(code)) size = null;
    return batch.ok || size === null ? readSingly() : searches.map(() => batch);
  }

  const over = (transport: Transport): Searcher => ({
    transport,
    together: () => size ?? 1,
    readEach: async (searches) => {
      const chunks = chunksOf(searches, size ?? searches.length);
      return (await Promise.all(chunks.map((chunk) => readTogether(chunk, transport)))).flat();
    },
    inTurn: (turn) => over(transport.inTurn(turn)),
  });
  return over(first);
}

/** The list in runs of at most `size`. */
export function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const step = Math.max(1, size);
  return Array.from({ length: Math.ceil(list.length / step) }, (_, index) =>
    list.slice(index * step, (index + 1) * step),
  );
}

/** Asking one by one would fare no better, and would burden a busy server more. */
const SAYS_NOTHING_OF_BATCHES: ReadonlySet<ProblemCode> = new Set([
  'session-over',
  'server-busy',
  'server-unreachable',
]);

/** FHIR R4 http, batch: the answers stand in the order of the requests. Undefined where they do not match up. */
function answersOf(bundle: FhirObject, asked: number): readonly FhirObject[] | undefined {
  const answers = objectsOf(bundle['entry']);
  return answers.length === asked ? answers : undefined;
}

interface Single {
  readonly search: Search;
  readonly extent: Extent;
}

/** Judges one entry by its own status. A busy one is asked again by itself: some servers stop a batch at the first busy entry. */
async function settle(
  transport: Transport,
  { search, extent }: Single,
  answer: FhirObject | undefined,
): Promise<Searched> {
  const response = answer?.['response'];
  const status = isObject(response) ? /^\d{3}/.exec(textOf(response['status']))?.[0] : undefined;
  if (status === '429' || status === '503') return readAll(transport, search, extent);
  if (status?.startsWith('2') !== true)
    return refused(CODE_FOR_ENTRY[status ?? ''] ?? 'not-supported');
  const first = answer?.['resource'];
  if (!isObject(first) || first['resourceType'] !== 'Bundle') return refused('malformed-response');
  return success(await readOn(transport, { search, first }, extent));
}

const CODE_FOR_ENTRY: Readonly<Record<string, ProblemCode>> = {
  401: 'not-permitted', // the session stands: the batch itself was answered
  403: 'not-permitted',
  404: 'not-permitted',
  410: 'not-permitted',
  451: 'not-permitted',
  500: 'server-busy',
  502: 'server-busy',
  504: 'server-busy',
};

function refused(code: ProblemCode): Result<never> {
  return failure(problem('read', code));
}
