import { OperationOutcomeError, parseSearchRequest, type SearchRequest } from '@medplum/core';
import { type Answer, isAnswer, refusal } from './answer.ts';
import { searchParameter } from './definitions.ts';
import { patientId } from './patients-of.ts';
import type { Named } from './repository.ts';
import type { AskedSearch, ServerRules } from './server-rules.ts';
import type { ServedType } from './served-types.ts';

/** A search as this server understood it. */
export interface SearchQuery {
  readonly type: string;
  readonly request: SearchRequest;
  readonly named: Named;
  readonly count: number;
  readonly elements: readonly string[];
  readonly includes: readonly string[];
  readonly sorts: readonly Sort[];
}

export interface Sort {
  readonly parameter: string;
  readonly descending: boolean;
}

/** What a search is read with. */
interface QueryParts {
  readonly base: string;
  readonly rules: ServerRules;
}

/** Reads the parameters of a search, strictly: one this server does not have is an error, never ignored. */
export function parseSearchQuery(
  { type, parameters }: AskedSearch,
  { base, rules }: QueryParts,
): SearchQuery | Answer {
  const served = rules.types.get(type);
  if (served === undefined) return refusal(404, 'not-supported', 'No such resource type here.');
  const filters = filtersOf(parameters, base);
  const trouble =
    unknownParameter(served, [...parameters.keys()]) ??
    unmetNeed(served, filters) ??
    badControl(served, parameters);
  if (trouble !== undefined) return rules.misasked(trouble);
  const request = parsed(type, filters);
  if (isAnswer(request)) return request;
  return {
    type,
    request,
    named: {
      ids: listed(filters, '_id'),
      patients: listed(filters, 'patient').map((value) => patientId(value) ?? value),
    },
    count: Math.min(Number(parameters.get('_count') ?? rules.pages.usual), rules.pages.most),
    elements: listed(parameters, '_elements'),
    includes: includesOf(served, parameters),
    sorts: listed(parameters, '_sort').map(toSort),
  };
}

/** `*` stands for every one that this server has. */
function includesOf({ includes }: ServedType, parameters: URLSearchParams): readonly string[] {
  const asked = parameters.getAll('_include');
  return asked.includes('*') ? includes.filter((each) => each !== '*') : asked;
}

const CONTROLS = ['_count', '_elements', '_include', '_sort', '_format'];

function filtersOf(parameters: URLSearchParams, base: string): URLSearchParams {
  const filters = [...parameters].filter(([name]) => !CONTROLS.includes(name));
  return new URLSearchParams(
    filters.map(([name, value]) => [name, value.replaceAll(`${base}/`, '')]),
  );
}

function unknownParameter(served: ServedType, names: readonly string[]): string | undefined {
  const known = new Set([...served.parameters, ...CONTROLS]);
  const unknown = names.find((name) => !known.has(name.replace(/:not$/, '')));
  return unknown === undefined ? undefined : `Unknown search parameter or modifier: ${unknown}`;
}

function unmetNeed(served: ServedType, filters: URLSearchParams): string | undefined {
  const met = served.needs.some((names) => names.every((name) => (filters.get(name) ?? '') !== ''));
  if (met) return undefined;
  const ways = served.needs.map((names) => names.join(' with ')).join(', or ');
  return `This search needs ${ways}.`;
}

function badControl(served: ServedType, parameters: URLSearchParams): string | undefined {
  if (!/^\d{1,6}$/.test(parameters.get('_count') ?? '0')) return '_count is not a whole number.';
  const include = parameters.getAll('_include').find((each) => !served.includes.includes(each));
  if (include !== undefined) return `_include is not supported here: ${include}`;
  const sort = listed(parameters, '_sort').find(
    (each) => !served.sorts.includes(each.replace(/^-/, '')),
  );
  return sort === undefined ? undefined : `_sort is not supported here: ${sort}`;
}

function parsed(type: string, filters: URLSearchParams): SearchRequest | Answer {
  searchParameter(type, '_id'); // the definitions must be there before anything is parsed by them
  try {
    const query = Object.fromEntries(
      [...filters.keys()].map((name) => [name, filters.getAll(name)]),
    );
    return parseSearchRequest(type, query);
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return { status: 400, body: error.outcome };
  }
}

function listed(parameters: URLSearchParams, name: string): readonly string[] {
  return parameters.getAll(name).flatMap((value) => value.split(',').filter(Boolean));
}

function toSort(value: string): Sort {
  return { parameter: value.replace(/^-/, ''), descending: value.startsWith('-') };
}
