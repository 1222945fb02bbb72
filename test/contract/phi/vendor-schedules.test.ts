import type { Appointment } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import { tenantNamed } from '../../support/sandbox-handlers.ts';
import { horizonsOf, patientsOf, readableOf, visitsOf } from './sandbox-expected.ts';
import { aNetwork } from './server.ts';
import {
  CLINIC,
  DOCTOR,
  FRIDAY_MORNING,
  ofPatients,
  runAt,
  stops,
  vendorNamed,
} from './vendor-run.ts';

const server = aNetwork();

/** Encounters are part of a chart, so a restricted patient's visit is not among them; and one of nobody's is none. */
const asEncounters = (visits: readonly Appointment[]) => readableOf(visits, CLINIC);
const asAppointments = (visits: readonly Appointment[]) => visits;
const WINNERS = [
  ['epic', 'patient-lists', ofPatients],
  ['oracle', 'appointments-by-practitioner', asAppointments],
  ['meditech', 'appointments-by-practitioner', asAppointments],
  ['athena', 'encounters-by-practitioner', asEncounters],
  ['ecw', 'encounters-by-practitioner', asEncounters],
  ['medplum', 'appointments-by-practitioner', asAppointments],
] as const;

describe.each(WINNERS)('at %s', (id, strategy, shownOf) => {
  it(`the visits are found by ${strategy}, each that the EHR shows and no other`, async () => {
    const { horizons, opened } = await runAt(server, id);
    const expected = horizonsOf(shownOf(visitsOf(CLINIC, DOCTOR)), FRIDAY_MORNING);
    expect(horizons).toMatchObject(
      expected.map((visits) => ({
        found: visits.length,
        basis: { strategy, whose: ['me'] },
      })),
    );
    const scheduled = new Set(patientsOf(visitsOf(CLINIC, DOCTOR)));
    expect(opened.size).toBeGreaterThan(0);
    expect([...opened.difference(scheduled)]).toEqual([]);
  });
});

const READ_NOTHING = new Set<string>();

describe('where an EHR gives no schedule by clinician', () => {
  it.each([
    ['openemr', [{ strategy: 'appointments-by-practitioner', end: 'not-declared' }]],
    ['veradigm', []],
  ] as const)('%s ends in what to mend, and never in an empty clinic', async (id, tried) => {
    const { words, opened, ladder } = await runAt(server, id);
    expect(words.at(-1)).toMatchObject(stops('schedule', 'not-supported'));
    expect(ladder).toMatchObject({ tried, offer: 'own-choice' });
    expect(opened).toEqual(READ_NOTHING);
  });

  it('a server that answers `practitioner` with 200 and nothing is not believed, and nothing else is offered', async () => {
    const { words, ladder } = await runAt(server, 'openemr', {
      tenant: { schedule: ['appointments-by-practitioner'] },
    });
    expect(words.at(-1)).toMatchObject(stops('schedule', 'not-supported'));
    expect(ladder).toMatchObject({ offer: null });
  });
});

describe('where a scope was dropped without a word', () => {
  it.each([
    ['meditech', 'user/Appointment.read'],
    ['oracle', 'user/Appointment.rs'],
    ['athena', 'user/Encounter.rs'],
    ['epic', 'user/List.rs'],
  ] as const)('%s without %s ends in the scope', async (id, scope) => {
    const { scopes } = tenantOf(vendorNamed(id), tenantNamed('sandbox-minimal'));
    const { words, ladder, opened } = await runAt(server, id, {
      scopes: scopes.filter((each) => each !== scope),
    });
    expect(words.at(-1)).toMatchObject(stops('session', 'scope-missing'));
    expect(ladder).toMatchObject({ offer: 'own-choice' });
    expect(JSON.stringify(ladder)).not.toMatch(/"end":"(?!scope-missing)/);
    expect(opened).toEqual(READ_NOTHING);
  });

  it('a strategy that lacks its scope is passed over, and the next one is used', async () => {
    const { scopes } = tenantOf(vendorNamed('medplum'), tenantNamed('sandbox-minimal'));
    const { ladder } = await runAt(server, 'medplum', {
      scopes: scopes.filter((scope) => !scope.startsWith('user/Appointment')),
    });
    expect(ladder).toMatchObject({
      tried: [
        { strategy: 'appointments-by-practitioner', end: 'scope-missing' },
        { strategy: 'encounters-by-practitioner' },
      ],
    });
  });
});

/** The clinic in which this clinician has no visit. */
function withoutVisitsOf(clinician: string): Clinic {
  const isTheirs = (resource: Clinic['resources'][number]) =>
    resource.resourceType === 'Appointment' && JSON.stringify(resource).includes(clinician);
  return { ...CLINIC, resources: CLINIC.resources.filter((each) => !isTheirs(each)) };
}

describe('a clinician without a visit', () => {
  it.each(['oracle', 'meditech', 'medplum'] as const)(
    'has an empty clinic at %s, where the search proved itself',
    async (id) => {
      const { horizons } = await runAt(server, id, { clinic: withoutVisitsOf(DOCTOR) });
      expect(horizons).toMatchObject([{ found: 0 }, { found: 0 }, { found: 0 }]);
    },
  );

  it.each([
    ['epic', 'patient-lists', 'no-visit'],
    ['athena', 'encounters-by-practitioner', 'unproven'],
    ['ecw', 'encounters-by-practitioner', 'unproven'],
  ] as const)('is not told so at %s, where %s cannot prove it', async (id, strategy, end) => {
    const { words, ladder, opened } = await runAt(server, id, { clinic: withoutVisitsOf(DOCTOR) });
    expect(words.at(-1)).toMatchObject(stops('schedule', 'not-supported'));
    expect(JSON.stringify(ladder)).toContain(JSON.stringify({ strategy, end }));
    expect(opened).toEqual(READ_NOTHING);
  });
});
