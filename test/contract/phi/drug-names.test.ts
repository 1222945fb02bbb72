import type { Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import type { Tenant } from '#boundary/tenant.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import { tenantNamed } from '../../support/sandbox-handlers.ts';
import { aNetwork } from './server.ts';
import { CLINIC, runAt, vendorNamed } from './vendor-run.ts';

const server = aNetwork();

function referring(resource: Resource): readonly Resource[] {
  if (resource.resourceType !== 'MedicationRequest') return [resource];
  const { medicationCodeableConcept: code, ...request } = resource;
  if (code === undefined) return [resource];
  const id = `drug-${resource.id ?? ''}`;
  return [
    { ...request, medicationReference: { reference: `Medication/${id}` } },
    { resourceType: 'Medication', id, code },
  ];
}

/** Someone with a drug and a chart that is not restricted. */
const [CHART = ''] = CLINIC.resources.flatMap((each) => {
  const [, patient = ''] =
    each.resourceType === 'MedicationRequest' && each.status === 'active'
      ? (each.subject.reference?.split('/') ?? [])
      : [];
  return patient === '' || CLINIC.restrictedPatients.has(patient) ? [] : [patient];
});

/** One chart is enough. */
const SMALL: Clinic = {
  ...CLINIC,
  resources: CLINIC.resources.filter((each) => JSON.stringify(each).includes(CHART)),
};

/** The same as these vendors keep it: each drug in a record of its own, which a request refers to. */
const REFERRING: Clinic = { ...SMALL, resources: SMALL.resources.flatMap(referring) };

describe.each(['athena', 'ecw', 'veradigm'] as const)('the names of drugs at %s', (id) => {
  const tenant: Partial<Tenant> = { schedule: ['launch-patient'] };
  const { scopes } = tenantOf(vendorNamed(id), tenantNamed('sandbox-minimal'));

  it('come with the scopes that its tenant asks for, as if they stood in the request', async () => {
    const named = await runAt(server, id, { tenant, chart: CHART, clinic: REFERRING });
    const plain = await runAt(server, id, { tenant, chart: CHART, clinic: SMALL });
    expect(JSON.stringify(named.horizons)).not.toContain('"kind":"medications"');
    expect(named.horizons).toEqual(plain.horizons);
  });

  it('do not without, and the reader is told which scope brings them', async () => {
    const { horizons, grants } = await runAt(server, id, {
      tenant,
      chart: CHART,
      clinic: REFERRING,
      scopes: scopes.filter((scope) => scope !== 'user/Medication.rs'),
    });
    expect(horizons).toMatchObject([{ gaps: [{ kind: 'medications', code: 'not-supported' }] }]);
    expect(grants).toMatchObject({
      lacking: [{ subject: 'Medication', lack: 'dropped', asked: 'rs' }],
    });
  });
});
