import { evalFhirPath } from '@medplum/core';
import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import { isObject } from '#boundary/guards.ts';
import { type Answer, refusal } from './answer.ts';
import { searchParameter } from './definitions.ts';
import type { PageLinks } from './page-links.ts';
import { patientsOf } from './patients-of.ts';
import type { Repository } from './repository.ts';
import type { SearchQuery, Sort } from './search-query.ts';
import { servedType } from './served-types.ts';
import { subsetOf } from './subset.ts';

export interface SearchParts {
  readonly base: string;
  readonly repository: Repository;
  readonly restricted: ReadonlySet<string>;
  readonly pageLinks: PageLinks;
}

/** Which part of a search to answer, and what may be added to it. */
export interface Page {
  readonly offset: number;
  /** The search as asked, for the links of the answer. */
  readonly asked: URLSearchParams;
  /** Whether a resource of this type may be read by whoever asks: an `_include` gives no more than a read would. */
  readonly mayRead: (type: string) => boolean;
}

/** Answers one page of a search. A patient whose record is restricted is refused when named, left out when not. */
export async function search(parts: SearchParts, query: SearchQuery, page: Page): Promise<Answer> {
  const chart = servedType(query.type)?.chart ?? true;
  const isRestricted = (patient: string): boolean => chart && parts.restricted.has(patient);
  const named = query.type === 'Patient' ? query.named.ids : query.named.patients;
  if (query.named.patients.some(isRestricted)) {
    return { ...refusal(403, 'forbidden', 'This record is restricted.'), patients: named };
  }
  const found = await parts.repository.search(query.request, query.named);
  const readable = found.filter((resource) => !patientsOf(resource).some(isRestricted));
  const matches = sorted(readable, query.sorts);
  const shown = matches.slice(page.offset, page.offset + query.count);
  const included = (await includedWith(parts, query, shown)).filter(({ resourceType }) =>
    page.mayRead(resourceType),
  );
  const asked = query.type === 'Appointment' ? included.filter(isPatient) : [...shown, ...included];
  return {
    status: 200,
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: matches.length,
      link: links(parts, query, { ...page, total: matches.length }),
      entry: [
        ...shown.map((resource) => entry(parts.base, subsetOf(resource, query.elements), 'match')),
        ...included.map((resource) => entry(parts.base, resource, 'include')),
      ],
    },
    // The schedule is not a chart: only patients named in the search for it were asked for.
    patients: [...new Set([...named, ...asked.flatMap(patientsOf)])],
  };
}

async function includedWith(
  { repository, restricted }: SearchParts,
  { type, includes }: SearchQuery,
  resources: readonly Resource[],
): Promise<readonly Resource[]> {
  const references = new Set(
    includes.flatMap((include) => {
      const { expression = '' } = searchParameter(type, include.split(':')[1] ?? '');
      return resources.flatMap((resource) => evalFhirPath(expression, resource).flatMap(referred));
    }),
  );
  const found = await Promise.all(
    [...references].map((reference) => {
      const [referredType = '', id = ''] = reference.split('/');
      return repository.read(referredType, id);
    }),
  );
  return found.flatMap((resource) => {
    if (resource === undefined) return [];
    const chart = servedType(resource.resourceType)?.chart ?? true;
    return chart && patientsOf(resource).some((id) => restricted.has(id)) ? [] : [resource];
  });
}

/** By each key in turn. A resource without a value comes last; equals stay in the order they were loaded. */
function sorted(resources: readonly Resource[], sorts: readonly Sort[]): readonly Resource[] {
  return sorts.reduceRight<readonly Resource[]>((list, { parameter, descending }) => {
    const keyed = list.map((resource) => ({ resource, key: sortKey(resource, parameter) }));
    const sign = descending ? -1 : 1;
    return keyed
      .toSorted((a, b) => {
        if (a.key === undefined || b.key === undefined) {
          return Number(a.key === undefined) - Number(b.key === undefined);
        }
        return a.key === b.key ? 0 : a.key < b.key ? -sign : sign;
      })
      .map(({ resource }) => resource);
  }, resources);
}

/** Dates as instants, so that offsets do not matter; ids as they are. */
function sortKey(resource: Resource, parameter: string): number | string | undefined {
  if (parameter === '_id') return resource.id;
  const { expression = '' } = searchParameter(resource.resourceType, parameter);
  const [value]: unknown[] = evalFhirPath(expression, resource);
  const start = isObject(value) ? (value['start'] ?? value['end']) : value;
  const instant = typeof start === 'string' ? Date.parse(start) : NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function links(
  { base, pageLinks }: SearchParts,
  { type, count }: SearchQuery,
  { asked, offset, total }: Page & { readonly total: number },
): NonNullable<Bundle['link']> {
  const self = { relation: 'self', url: `${base}/${type}?${asked.toString()}` };
  const next = offset + count;
  if (count === 0 || next >= total) return [self];
  return [self, { relation: 'next', url: pageLinks.write(type, { offset: next, asked }) }];
}

function entry(base: string, resource: Resource, mode: 'match' | 'include'): BundleEntry {
  return { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource, search: { mode } };
}

function isPatient({ resourceType }: Resource): boolean {
  return resourceType === 'Patient';
}

function referred(value: unknown): readonly string[] {
  const reference = isObject(value) ? value['reference'] : undefined;
  return typeof reference === 'string' ? [reference] : [];
}
