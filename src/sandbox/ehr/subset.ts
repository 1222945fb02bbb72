import type { Resource } from '@medplum/fhirtypes';
import { elementNames } from './definitions.ts';

const SUBSETTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
};

/** The named elements of a resource with those it must have, tagged SUBSETTED; the whole of it where none is named. */
export function subsetOf<R extends Resource>(resource: R, elements: readonly string[]): R {
  if (elements.length === 0) return resource;
  const { required, choices } = elementNames(resource.resourceType);
  const kept = new Set([...ALWAYS, ...required, ...elements]);
  const tag = [...(resource.meta?.tag ?? []), SUBSETTED];
  const subset = { ...resource, meta: { ...resource.meta, tag } };
  for (const key of Object.keys(subset)) {
    const name = elementOf(key.replace(/^_/, ''), choices);
    if (!kept.has(name)) Reflect.deleteProperty(subset, key);
  }
  return subset;
}

const ALWAYS = ['resourceType', 'id', 'meta'];

/** `effectiveDateTime` is a form of the element `effective`. */
function elementOf(key: string, choices: readonly string[]): string {
  return (
    choices.find((name) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length))) ?? key
  );
}
