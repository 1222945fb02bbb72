import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseTenant } from '#boundary/tenant.ts';
import { SANDBOX_RULES } from '#sandbox/ehr/server-rules.ts';
import { SERVED_TYPES } from '#sandbox/ehr/served-types.ts';
import { invalidIn } from '#sandbox/validate.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';
import { readRegistry } from '../../../../launch/tenants/read-registry.ts';
import { fridayClinic } from '../../../support/world.ts';
import { clientOf } from '../fhir-client.ts';
import { startAsVendor } from '../launch.ts';
import { smallClinic } from '../small-clinic.ts';

const REGISTRY = fileURLToPath(new URL('../../../../launch/tenants', import.meta.url));
const SANDBOX = readRegistry(REGISTRY).find(({ id }) => id === 'sandbox');

describe.each(VENDORS.map((vendor) => [vendor.name, vendor] as const))(
  'the sandbox as %s',
  (_, vendor) => {
    it('has a tenant that holds to the registry’s schema', () => {
      if (SANDBOX === undefined) throw new Error('no sandbox');
      const tenant = tenantOf(vendor, SANDBOX);
      expect(parseTenant(tenant)).toEqual(tenant);
      expect(tenant.panel).toBeNull();
    });

    it('asks for scopes that it grants, each of them', () => {
      if (SANDBOX === undefined) throw new Error('no sandbox');
      const asked = tenantOf(vendor, SANDBOX).scopes.filter((scope) => scope.startsWith('user/'));
      expect(asked.filter((scope) => !vendor.grants(scope))).toEqual([]);
      const types = asked.map((scope) => /^user\/(\w+)/.exec(scope)?.[1] ?? '');
      expect(types.filter((type) => !vendor.types.has(type))).toEqual([]);
    });

    it('opens on the day with the visits, and Foreword for its tenant alone', async () => {
      const sandbox = await startAsVendor(vendor);
      const page = await (await fetch(sandbox.ehrUrl)).text();
      await sandbox.close();
      expect(page.match(/<th scope="row">/g)).toHaveLength(18);
      expect(page).toContain(`answering as ${vendor.name} is documented to`);
      const offered = [...page.matchAll(/tenant=([a-z-]+)/g)].map(([, tenant]) => tenant);
      expect(new Set(offered)).toEqual(new Set([`sandbox-${vendor.id}`]));
    });

    it('keeps what it adds to a clinic valid, and changes no chart', () => {
      const clinic = fridayClinic();
      const before = new Set<unknown>(clinic.resources);
      const changed = vendor.lay(clinic).filter((resource) => !before.has(resource));
      const few = changed.filter((_resource, index) => index % 40 === 0).map(vendor.shape);
      expect(invalidIn(few)).toEqual([]);
      const types = new Set(changed.map(({ resourceType }) => resourceType));
      expect([...types].filter((type) => CHARTS.includes(type))).toEqual([]);
    });
  },
);

/** Encounter is not among them: planned ones are added. MedicationRequest is not: its medication may be written out. */
const CHARTS: readonly string[] = [
  'Condition',
  'Observation',
  'Procedure',
  'ServiceRequest',
  'Patient',
];

describe('the sandbox as itself', () => {
  it('is strict, whole and without limits, whatever the vendors are', async () => {
    const client = await clientOf({ scopes: ['user/*.rs'] });
    const said: unknown = await (await client.request('metadata')).json();
    expect(said).toMatchObject({
      software: { name: 'Foreword sandbox EHR' },
      rest: [
        {
          security: { cors: true },
          interaction: [{ code: 'batch' }],
          resource: [...SERVED_TYPES].map(([type, { parameters }]) => ({
            type,
            searchParam: parameters.map((name) => ({ name })),
          })),
        },
      ],
    });
    expect(SANDBOX_RULES.limit).toBeNull();
    expect(SANDBOX_RULES.types.has('List')).toBe(false);
    const { resources } = smallClinic();
    expect(SANDBOX_RULES.lay({ resources, clinicians: [], restrictedPatients: new Set() })).toBe(
      resources,
    );
    const { headers } = await client.request('Condition/cond-p1');
    expect([...headers.keys()].filter((name) => /rate|retry/.test(name))).toEqual([]);
    expect((await client.bundle('Condition?patient=Patient/p1')).entry).toEqual([
      expect.objectContaining({ search: { mode: 'match' } }),
    ]);
  });
});
