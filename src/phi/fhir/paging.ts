import { isObject } from '#boundary/guards.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import { type Result, success } from '#boundary/result.ts';
import { ingest } from './ingest.ts';
import { isWithheld } from './labels.ts';
import { missingByOutcome } from './outcomes.ts';
import { type FhirObject, objectsOf, parseTime } from './resource.ts';
import type { ReadGap, Reading, Search } from './search.ts';
import type { Transport } from './transport.ts';

/** How far one search is followed. */
export interface Extent {
  /** Pages at most. */
  readonly pages: number;
  /** Resources after which no further page is asked for. */
  readonly enough: number;
  /** `enough` is a cap: nor is a page asked for that would go beyond it, were it as long as the one before. */
  readonly isCap?: boolean;
}

/** The resources that a search matched, once each, with what came along with them. */
export interface Found extends Reading<readonly FhirObject[]> {
  /** Medications that their requests refer to. */
  readonly brought: readonly FhirObject[];
}

/**
 * Every page of a search: the resources of its type, with nothing left but what is used. A failed first page is a problem, a later one a gap;
 * what is labelled as withheld is left out, and a gap.
 */
export async function readAll(
  transport: Transport,
  search: Search,
  extent: Extent,
): Promise<Result<Found>> {
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
): Promise<Found> {
  const found = new Map<string, FhirObject>();
  const brought = new Map<string, FhirObject>();
  const followed = new Set<string>();
  const missing = new Set<ProblemCode>();
  const end = (code?: ProblemCode): Found => {
    if (code !== undefined) missing.add(code);
    return {
      value: [...found.values()],
      brought: [...brought.values()],
      gaps: [...missing].map((why): ReadGap => ({ kind, code: why })),
    };
  };
  let bundle = first;
  for (;;) {
    const before = found.size;
    const withheld = collect(bundle, type, found);
    if (type !== COMES_ALONG) collect(bundle, COMES_ALONG, brought);
    if (withheld > 0) missing.add('not-permitted');
    const leftOut = missingByOutcome(bundle);
    if (leftOut !== undefined) missing.add(leftOut);
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

/** The only type that is kept though it was not searched for. */
const COMES_ALONG = 'Medication';

/** Pages of a moving search can repeat a resource: the newest version stands, in the place of the first. How many were left out for their labels. */
function collect(bundle: FhirObject, type: string, found: Map<string, FhirObject>): number {
  let withheld = 0;
  for (const { resource } of objectsOf(bundle['entry'])) {
    if (!isObject(resource) || resource['resourceType'] !== type) continue; // outcomes and includes
    if (isWithheld(resource)) withheld += 1;
    else keepNewest(found, ingest(resource));
  }
  return withheld;
}

/** Several searches' resources of one type as one search's, once each. */
export function mergeFound(found: readonly Found[]): Found {
  const [value, brought] = [new Map<string, FhirObject>(), new Map<string, FhirObject>()];
  for (const one of found) {
    for (const resource of one.value) keepNewest(value, resource);
    for (const resource of one.brought) keepNewest(brought, resource);
  }
  return {
    value: [...value.values()],
    brought: [...brought.values()],
    gaps: found.flatMap(({ gaps }) => gaps),
  };
}

function keepNewest(found: Map<string, FhirObject>, resource: FhirObject): void {
  const { id } = resource;
  const key = typeof id === 'string' ? id : `without an id, ${String(found.size)}`;
  const known = found.get(key);
  if (known === undefined || isNewer(resource, known)) found.set(key, resource);
}

/** By when it was written, else by its number; of two that say neither, the later one that came. */
function isNewer({ meta }: FhirObject, { meta: other }: FhirObject): boolean {
  const [one, two] = [versionOf(meta), versionOf(other)];
  return one.time === two.time ? one.number >= two.number : one.time > two.time;
}

function versionOf(meta: unknown): { readonly time: number; readonly number: number } {
  const { lastUpdated, versionId } = isObject(meta) ? meta : {};
  const number = Number(versionId ?? 0);
  return { time: parseTime(lastUpdated) ?? 0, number: Number.isFinite(number) ? number : 0 };
}
