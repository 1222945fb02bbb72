import type { ProblemCode } from '#boundary/problem.ts';
import type { Result } from '#boundary/result.ts';
import { success } from '#boundary/result.ts';
import { type FhirObject, objectsOf, parseTime } from './resource.ts';
import { missingByOutcome } from './outcomes.ts';
import type { ReadGap, Reading, Search } from './search.ts';
import type { Transport } from './transport.ts';
import { isObject } from '#boundary/guards.ts';

/** How far one search is followed. */
export interface Extent {
  /** Pages at most. */
  readonly pages: number;
  /** Resources after which no further page is asked for. */
  readonly enough: number;
  /** `enough` is a cap: nor is a page asked for that would go beyond it, were it as long as the one before. */
  readonly isCap?: boolean;
}

/** Every page of a search: the resources of its type, once each. A failed first page is a problem, a later one a gap. */
export async function readAll(
  transport: Transport,
  search: Search,
  extent: Extent,
): Promise<Result<Reading<readonly FhirObject[]>>> {
  const first = await transport.search(search);
  return first.ok
    ? success(await readOn(transport, { search, first: first.value }, extent))
    : first;
}

/** A search whose first page is already here. */
interface Begun {
  readonly search: Search;
  readonly first: FhirObject;
}

/** Follows `next` links from a first page on: under the base only, each once, as far as the extent. */
export async function readOn(
  transport: Transport,
  { search: { kind, type }, first }: Begun,
  { pages, enough, isCap = false }: Extent,
): Promise<Reading<readonly FhirObject[]>> {
  const found = new Map<string, FhirObject>();
  const followed = new Set<string>();
  const missing = new Set<ProblemCode>();
  const end = (code?: ProblemCode): Reading<readonly FhirObject[]> => {
    if (code !== undefined) missing.add(code);
    return {
      value: [...found.values()],
      gaps: [...missing].map((why): ReadGap => ({ kind, code: why })),
    };
  };
  let bundle = first;
  for (;;) {
    const before = found.size;
    collect(bundle, type, found);
    const withheld = missingByOutcome(bundle);
    if (withheld !== undefined) missing.add(withheld);
    if (isUntold(bundle, type)) missing.add('malformed-response');
    const ahead = isCap ? found.size - before : 0;
    const next = linkOf(bundle, 'next');
    if (next === undefined) return end();
    if (found.size >= enough || found.size + ahead > enough) {
      return isCap ? end() : end('cut-short');
    }
    if (followed.has(next)) return end('malformed-response');
    if (followed.size + 1 >= pages) return end('cut-short');
    followed.add(next);
    const page = await transport.follow(next);
    if (!page.ok) return end(page.problem.code);
    bundle = page.value;
  }
}

/** The URL of a Bundle's link, as the server wrote it. */
export function linkOf(bundle: FhirObject, relation: string): string | undefined {
  const link = objectsOf(bundle['link']).find((candidate) => candidate['relation'] === relation);
  const url = link?.['url'];
  return typeof url === 'string' && url !== '' ? url : undefined;
}

/** A page that holds something, and nothing of what was asked for or may come with it: a record lost on the way, not an empty answer. */
function isUntold({ entry }: FhirObject, type: string): boolean {
  const entries: unknown = entry ?? [];
  if (!Array.isArray(entries)) return true;
  const held = entries.filter((each: unknown) => !comesAlong(each));
  return held.length > 0 && !held.some((each: unknown) => typeOf(each) === type);
}

/** FHIR R4 search-entry-mode: what is no match. Some servers send outcomes without a mode. */
function comesAlong(entry: unknown): boolean {
  const search = isObject(entry) ? entry['search'] : undefined;
  const mode = isObject(search) ? search['mode'] : undefined;
  return mode === 'include' || mode === 'outcome' || typeOf(entry) === 'OperationOutcome';
}

function typeOf(entry: unknown): unknown {
  const resource = isObject(entry) ? entry['resource'] : undefined;
  return isObject(resource) ? resource['resourceType'] : undefined;
}

/** Pages of a moving search can repeat a resource: the newest version stands, in the place of the first. */
function collect(bundle: FhirObject, type: string, found: Map<string, FhirObject>): void {
  for (const { resource } of objectsOf(bundle['entry'])) {
    if (!isObject(resource) || resource['resourceType'] !== type) continue; // outcomes and includes
    const { id } = resource;
    const key = typeof id === 'string' ? id : `without an id, ${String(found.size)}`;
    const known = found.get(key);
    if (known === undefined || updatedAt(resource) >= updatedAt(known)) found.set(key, resource);
  }
}

function updatedAt({ meta }: FhirObject): number {
  return (isObject(meta) ? parseTime(meta['lastUpdated']) : undefined) ?? 0;
}
