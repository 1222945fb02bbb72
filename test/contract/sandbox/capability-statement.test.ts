import { describe, expect, it } from 'vitest';
import type { CapabilityStatement, CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { validateResource } from '@medplum/core';
import { loadDefinitions } from '#sandbox/ehr/definitions.ts';
import { fhirClient, type FhirClient, resourceIn } from './fhir-client.ts';

/** For each parameter, a value that some resource of the small clinic has and one that none has. */
const VALUES: Readonly<Record<string, readonly [some: string, none: string]>> = {
  'Practitioner.name': ['Ada', 'Zed'],
  'PractitionerRole.practitioner': ['Practitioner/dr-one', 'Practitioner/none'],
  'Encounter.status': ['finished', 'planned'],
  'Encounter.class': ['AMB', 'IMP'],
  'Appointment.status': ['booked', 'noshow'],
  'Procedure.status': ['completed', 'preparation'],
  'Observation.status': ['final', 'preliminary'],
  'Observation.category': ['laboratory', 'vital-signs'],
  'ServiceRequest.category': ['108252007', '0'],
  'Condition.code': ['http://hl7.org/fhir/sid/icd-10-cm|E11.9', 'E11.8'],
  'Procedure.code': ['73761001', '0'],
  'MedicationRequest.medication': ['Medication/med-1', 'Medication/none'],
  _id: ['', 'none'],
  patient: ['Patient/p1', 'Patient/none'],
  practitioner: ['Practitioner/dr-one', 'Practitioner/none'],
  participant: ['Practitioner/dr-one', 'Practitioner/none'],
  'general-practitioner': ['Practitioner/dr-two', 'Practitioner/none'],
  encounter: ['Encounter/enc-p1', 'Encounter/none'],
  date: ['ge2026-01-01', 'lt2000-01-01'],
  'onset-date': ['ge2020-01-01', 'lt2000-01-01'],
  'recorded-date': ['ge2020-01-01', 'lt2000-01-01'],
  authoredon: ['ge2026-01-01', 'lt2000-01-01'],
  authored: ['ge2026-01-01', 'lt2000-01-01'],
  category: ['problem-list-item', 'encounter-diagnosis'],
  'clinical-status': ['active', 'resolved'],
  status: ['active', 'entered-in-error'],
  intent: ['order', 'plan'],
  code: ['4548-4', '0'],
};

const IDS: Readonly<Record<string, string>> = {
  Practitioner: 'dr-one',
  PractitionerRole: 'role-1',
  Organization: 'org-1',
  Location: 'room-1',
  Medication: 'med-1',
  Patient: 'p1',
  CareTeam: 'team-1',
  Appointment: 'appt-p1',
  Encounter: 'enc-p1',
  Condition: 'cond-p1',
  MedicationRequest: 'rx-p1',
  Observation: 'obs-1',
  Procedure: 'proc-p1',
  ServiceRequest: 'order-p1',
};

/** What else a search must name for the parameter to be allowed. */
function company(type: string, name: string): string {
  if (['_id', 'patient', 'general-practitioner', 'name'].includes(name)) return '';
  if (name === 'participant' && type === 'CareTeam') return '';
  if (['practitioner', 'participant'].includes(name)) {
    return type === 'PractitionerRole' ? '' : '&date=ge2000-01-01';
  }
  return '&patient=Patient/p1';
}

describe('the CapabilityStatement', () => {
  it('is valid, and says batch and where to authorize', async () => {
    const client = await fhirClient();
    const statement = await statementOf(client);
    loadDefinitions();
    expect(() => validateResource(statement)).not.toThrow();
    expect(statement.rest?.[0]?.interaction).toEqual([{ code: 'batch' }]);
    const uris = statement.rest?.[0]?.security?.extension?.[0]?.extension?.map(
      ({ valueUri }) => valueUri,
    );
    expect(uris).toEqual([
      'http://localhost:8410/oauth/authorize',
      'http://localhost:8410/oauth/token',
    ]);
  });

  it('declares no parameter that does not both find and tell apart', async () => {
    const client = await fhirClient('user/*.rs');
    const statement = await statementOf(client);
    const resources: CapabilityStatementRestResource[] = statement.rest?.[0]?.resource ?? [];
    expect(resources).toHaveLength(Object.keys(IDS).length);
    for (const { type, searchParam = [] } of resources) {
      for (const { name } of searchParam) {
        const [some, none] = VALUES[`${type}.${name}`] ?? VALUES[name] ?? ['', ''];
        const value = name === '_id' ? (IDS[type] ?? '') : some;
        const ask = (each: string) =>
          client.bundle(`${type}?${name}=${encodeURIComponent(each)}${company(type, name)}`);
        const [found, notFound] = [await ask(value), await ask(none)];
        expect([type, name, (found.total ?? 0) > 0, notFound.total]).toEqual([type, name, true, 0]);
      }
    }
  });

  it('declares every include that works', async () => {
    const client = await fhirClient('user/*.rs');
    const statement = await statementOf(client);
    for (const { type, searchInclude = [] } of statement.rest?.[0]?.resource ?? []) {
      for (const include of searchInclude) {
        const { entry = [] } = await client.bundle(`${type}?patient=p1&_include=${include}`);
        const modes = entry.map(({ search }) => search?.mode);
        expect([include, modes.includes('include')]).toEqual([include, true]);
      }
    }
  });
});

async function statementOf(client: FhirClient): Promise<CapabilityStatement> {
  return resourceIn(await client.request('metadata'), 'CapabilityStatement');
}
