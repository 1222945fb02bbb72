import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseTenant } from '#boundary/tenant.ts';
import { atOrigin, isOfSandbox } from '#sandbox/at-origin.ts';
import { readRegistry } from '../../../launch/tenants/read-registry.ts';

const REGISTRY = readRegistry(fileURLToPath(new URL('../../../launch/tenants', import.meta.url)));

describe('a sandbox tenant when the EHR listens elsewhere', () => {
  it('names the new origin throughout, and is still a tenant', () => {
    const moved = REGISTRY.filter(isOfSandbox).map((tenant) =>
      atOrigin(tenant, 'http://localhost:9000'),
    );
    expect(moved).toHaveLength(2);
    for (const tenant of moved) {
      expect(parseTenant(tenant)).toEqual(tenant);
      expect(JSON.stringify(tenant)).not.toContain(':8410');
      expect(tenant.issuer).toBe('http://localhost:9000/fhir');
    }
  });

  it('stays as it is at the registered origin', () => {
    for (const tenant of REGISTRY) {
      expect(atOrigin(tenant, 'http://localhost:8410')).toEqual(tenant);
    }
  });
});
