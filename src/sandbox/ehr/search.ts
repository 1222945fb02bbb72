import { evalFhirPath } from '@medplum/core';
import type { Bundle, BundleEntry, OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import { isObject } from '#boundary/guards.ts';
import { type Answer, refusal } from './answer.ts';
import type { Access } from './access.ts';
import { searchParameter } from './definitions.ts';
import type { PageLinks } from './page-links.ts';
import { patientsOf } from './patients-of.ts';
import type { Repository } from './repository.ts';
import type { SearchQuery, Sort } from './search-query.ts';
import { redacted } from './redacted.ts';
import type { AskedSearch, ServerRules } from './server-rules.ts';
import { subsetOf } from './subset.ts';

export interface SearchParts {
  readonly base: string;
  readonly repository: Repository;
  readonly restricted: ReadonlySet<string>;
  readonly pageLinks: PageLinks;
  readonly rules: ServerRules;
}

/** Which part of a search to answer, and what may be added to it. */
export interface Page {
  readonly offset: number;
  /** The search as asked, for the links of the answer. */
  readonly asked: URLSearchParams;
  /** Whether a resource of this type may be read by whoever asks: an `_include` gives no more than a read would. */
  readonly mayRead: (type: string) => boolean;
  readonly access: Access;
  /** What is remarked on beside the matches. */
  readonly issues: readonly OperationOutcomeIssue[];
}

/** Answers one page of a search. A patient whose record is restricted is refused when named, left out when not. */
export async function search(parts: SearchParts, query: SearchQuery, page: Page): Promise<Answer> {
  const { rules, repository } = parts;
  const named = query.type === 'Patient' ? query.named.ids : query.named.patients;
  const [closed] = query.named.patients.filter((id) => isRestricted(parts, query.type, id));
  if (closed !== undefined && rules.restricted !== 'redacted') {
    return { ...rules.restricted(closed), patients: named };
  }
  const found = await repository.search(query.request, query.named);
  const readable = found
    .flatMap((resource) => readableForm(parts, resource))
    .filter((resource) => rules.shows(resource, page.access));
  if (readable.length > rules.matches.most && rules.matches.beyond === 'refused') {
    return { ...refusal(413, 'too-costly', 'The result is too large.'), patients: named };
  }
  const matches = sorted(readable, query.sorts).slice(0, rules.matches.most);
  const shown = matches.slice(page.offset, page.offset + query.count);
  const included = (await includedWith(parts, query, shown)).filter(({ resourceType }) =>
    page.mayRead(resourceType),
  );
  const asked = query.type === 'Appointment' ? included.filter(isPatient) : [...shown, ...included];
  const issues = [...page.issues, ...rules.remarks(readable.length)];
  return {
    status: 200,
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      ...(rules.pages.total ? { total: matches.length } : {}),
      link: links(parts, query, { ...page, total: matches.length }),
      entry: [
        ...remarked(issues),
        ...shown.map((resource) => entry(parts, subsetOf(resource, query.elements), 'match')),
        ...included.map((resource) => entry(parts, resource, 'include')),
      ],
    },
    // The schedule is not a chart: only patients named in the search for it were asked for.
    patients: [...new Set([...named, ...asked.flatMap(patientsOf)])],
  };
}

/** What answers a search with 200 and nothing. */
export function nothing(base: string, { type, parameters }: AskedSearch): Answer {
  const link = [{ relation: 'self', url: `${base}/${type}?${parameters.toString()}` }];
  return {
    status: 200,
    body: { resourceType: 'Bundle', type: 'searchset', total: 0, link, entry: [] },
  };
}

function isRestricted({ rules, restricted }: SearchParts, type: string, patient: string): boolean {
  return (rules.types.get(type)?.chart ?? true) && restricted.has(patient);
}

/** A resource as it may be read: as it is, redacted, or not at all. */
function readableForm(parts: SearchParts, resource: Resource): readonly Resource[] {
  const closed = patientsOf(resource).some((id) => isRestricted(parts, resource.resourceType, id));
  if (!closed) return [resource];
  return parts.rules.restricted === 'redacted' ? [redacted(resource)] : [];
}

async function includedWith(
  parts: SearchParts,
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
      return parts.repository.read(referredType, id);
    }),
  );
  return found.flatMap((resource) => (resource === undefined ? [] : readableForm(parts, resource)));
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
  { base, pageLinks, rules }: SearchParts,
  { type, count }: SearchQuery,
  { asked, offset, total }: Page & { readonly total: number },
): NonNullable<Bundle['link']> {
  const self = { relation: 'self', url: `${base}/${type}?${asked.toString()}` };
  const next = offset + count;
  if (count === 0 || next >= total) return [self];
  const begins = Math.max(offset + 1, next - rules.pages.repeated);
  return [self, { relation: 'next', url: pageLinks.write(type, { offset: begins, asked }) }];
}

function entry(
  { base, rules }: SearchParts,
  resource: Resource,
  mode: 'match' | 'include',
): BundleEntry {
  const fullUrl = `${base}/${resource.resourceType}/${resource.id}`;
  return { fullUrl, resource: rules.shape(resource), search: { mode } };
}

/** FHIR R4 http.html, section "Handling Errors": an OperationOutcome may stand among the matches. */
function remarked(issues: readonly OperationOutcomeIssue[]): readonly BundleEntry[] {
  if (issues.length === 0) return [];
  const resource = { resourceType: 'OperationOutcome' as const, issue: [...issues] };
  return [{ resource, search: { mode: 'outcome' } }];
}

function isPatient({ resourceType }: Resource): boolean {
  return resourceType === 'Patient';
}

function referred(value: unknown): readonly string[] {
  const reference = isObject(value) ? value['reference'] : undefined;
  return typeof reference === 'string' ? [reference] : [];
}
