import { validateResource } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import { loadDefinitions } from './ehr/definitions.ts';

/** The `Type/id` of each resource that is not valid R4: cardinality, types, required bindings' shape, invariants, unknown members. */
export function invalidIn(resources: readonly Resource[]): readonly string[] {
  loadDefinitions();
  return resources.flatMap((resource) => {
    try {
      validateResource(resource);
      return [];
    } catch {
      return [`${resource.resourceType}/${resource.id ?? '?'}`];
    }
  });
}
