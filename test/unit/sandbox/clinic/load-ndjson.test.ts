import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '@medplum/fhirtypes';
import { layScheduleOver } from '#sandbox/clinic/lay-schedule-over.ts';
import { loadNdjson } from '#sandbox/clinic/load-ndjson.ts';
import { MONDAY, clinic, dayOf, ofType } from './a-clinic.ts';

let folder = '';
const lines = (resources: readonly unknown[]): string =>
  resources.map((one) => JSON.stringify(one)).join('\n');

const PRACTITIONERS = ['one', 'two', 'three', 'four'].map((id) => ({
  resourceType: 'Practitioner',
  id,
  name: [{ family: 'Voss', given: [id] }],
}));
const PATIENTS = Array.from({ length: 60 }, (_, index) => ({
  resourceType: 'Patient',
  id: `patient-${index}`,
  birthDate: index < 5 ? '2020-01-01' : '1960-01-01',
  ...(index < 10 && index >= 5 ? { deceasedDateTime: '2025-01-01' } : {}),
}));
const ENCOUNTERS = PATIENTS.flatMap(({ id }, index) =>
  ['one', 'two', 'three'].slice(0, 1 + (index % 3)).map((practitioner) => ({
    resourceType: 'Encounter',
    id: `${id}-${practitioner}`,
    status: 'finished',
    class: { code: 'AMB' },
    subject: { reference: `Patient/${id}` },
    participant: [{ individual: { reference: `Practitioner/${practitioner}` } }],
  })),
);
const CONDITIONS = PATIENTS.map(({ id }) => ({
  resourceType: 'Condition',
  id: `${id}-condition`,
  clinicalStatus: {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' },
    ],
  },
  code: { coding: [{ system: 'http://snomed.info/sct', code: '38341003' }] },
  subject: { reference: `Patient/${id}` },
}));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ndjson-'));
  await writeFile(
    join(folder, 'a.ndjson'),
    `${lines(PRACTITIONERS)}\n\nnot json\n{"id":"no type"}\n[]\n`,
  );
  await writeFile(
    join(folder, 'b.ndjson.gz'),
    gzipSync(`${lines([...PATIENTS, ...ENCOUNTERS])}\n`),
  );
  await writeFile(join(folder, 'c.ndjson.gz'), gzipSync(lines(CONDITIONS)));
  await writeFile(join(folder, 'd.ndjson.gz'), 'no gzip at all');
  await writeFile(join(folder, 'notes.txt'), 'not read');
});
afterAll(() => rm(folder, { recursive: true }));

describe('loading a folder', () => {
  it('reads plain and gzipped files of any resource type and counts what it refuses', async () => {
    const { resources, refused } = await loadNdjson(folder);
    expect(resources.length).toBe(
      PRACTITIONERS.length + PATIENTS.length + ENCOUNTERS.length + CONDITIONS.length,
    );
    expect(refused).toBe(4);
  });
});

describe('laying a schedule over data that has none', () => {
  const laid = async () => layScheduleOver((await loadNdjson(folder)).resources, MONDAY);

  it('chooses the three practitioners with the most encounters', async () => {
    expect((await laid()).clinicians.map(({ id, name }) => [id, name])).toEqual([
      ['one', 'Dr. one Voss'],
      ['two', 'Dr. two Voss'],
      ['three', 'Dr. three Voss'],
    ]);
  });

  it('books about eighteen living adults a clinic day for each, and nobody at weekends', async () => {
    const { resources } = await laid();
    const appointments = ofType(resources, 'Appointment');
    const allowed = new Set(PATIENTS.slice(10).map(({ id }) => `Patient/${id}`));
    const counts = new Map<string, number>();
    for (const one of appointments) {
      const [practitioner, patient] = one.participant.map(({ actor }) => actor?.reference);
      if (patient !== undefined) expect(allowed).toContain(patient);
      const key = `${dayOf(one)} ${practitioner}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(13 * 3);
    for (const count of counts.values()) {
      expect(count).toBeGreaterThanOrEqual(15);
      expect(count).toBeLessThanOrEqual(20);
    }
  });

  it('takes a reason from the patient’s active problems, or gives none', async () => {
    const { resources } = await laid();
    const appointments = ofType(resources, 'Appointment');
    const codes = appointments.map(({ reasonCode }) => reasonCode?.[0]?.coding?.[0]?.code);
    expect(new Set(codes)).toEqual(new Set(['38341003', undefined]));
  });

  it('is the same for the same seed and day', async () => {
    expect(JSON.stringify(await laid())).toBe(JSON.stringify(await laid()));
  });

  it('invents an internist where nobody has encounters', () => {
    const patients: Resource[] = [{ resourceType: 'Patient', id: 'only', birthDate: '1950-02-03' }];
    const { clinicians, resources } = layScheduleOver(patients, MONDAY);
    expect(clinicians.length).toBe(1);
    expect(ofType(resources, 'Practitioner').map(({ id }) => id)).toEqual(
      clinicians.map(({ id }) => id),
    );
    expect(ofType(resources, 'Appointment').length).toBeGreaterThan(0);
  });
});

it('data that already has appointments near today keeps them as they are', () => {
  const { resources, restrictedPatients } = layScheduleOver(clinic.resources, MONDAY);
  expect(resources).toEqual(clinic.resources);
  expect(restrictedPatients).toEqual(clinic.restrictedPatients);
});
