import type { Appointment } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import type { Tenant } from '#boundary/tenant.ts';
import { SANDBOX_RULES } from '#sandbox/ehr/server-rules.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import { tenantNamed } from '../../support/sandbox-handlers.ts';
import { horizonsOf, patientsOf, visitsOf } from './sandbox-expected.ts';
import { aNetwork } from './server.ts';
import {
  CLINIC,
  DOCTOR,
  FRIDAY_MORNING,
  ofPatients,
  OTHER,
  runAt,
  stops,
  vendorNamed,
} from './vendor-run.ts';

const server = aNetwork();

describe('whose visits count', () => {
  const union = ofPatients([...visitsOf(CLINIC, OTHER), ...visitsOf(CLINIC, DOCTOR)]).toSorted(
    (a, b) => Date.parse(a.start ?? '') - Date.parse(b.start ?? ''),
  );
  const whose: Tenant['whose'] = [
    { rule: 'me', practitioners: [''] },
    { rule: 'supervisor', practitioners: [`${OTHER}>${DOCTOR}`] },
  ];

  it.each(['oracle', 'medplum', 'meditech'] as const)(
    'at %s a resident’s are read with those booked under the supervisor, once each, and the brief says so',
    async (id) => {
      const { horizons, opened } = await runAt(server, id, { tenant: { whose }, clinician: OTHER });
      const all = [...new Set([...visitsOf(CLINIC, OTHER), ...visitsOf(CLINIC, DOCTOR)])];
      const expected = horizonsOf(all.toSorted(byStart), FRIDAY_MORNING);
      expect(horizons).toMatchObject(
        expected.map((visits) => ({
          found: visits.length,
          basis: { whose: ['me', 'supervisor'] },
        })),
      );
      expect([...opened.difference(new Set(patientsOf(union)))]).toEqual([]);
    },
  );

  it('someone whom the rule does not name reads their own alone', async () => {
    const { horizons } = await runAt(server, 'oracle', { tenant: { whose } });
    const expected = horizonsOf(visitsOf(CLINIC, DOCTOR), FRIDAY_MORNING);
    expect(horizons).toMatchObject(
      expected.map((visits) => ({ found: visits.length, basis: { whose: ['me'] } })),
    );
  });
});

function byStart(a: Appointment, b: Appointment): number {
  return Date.parse(a.start ?? '') - Date.parse(b.start ?? '');
}

describe('Epic', { timeout: 120_000 }, () => {
  it('searched by practitioner refuses, and the lists are used', async () => {
    const { horizons, ladder } = await runAt(server, 'epic', {
      tenant: { schedule: ['appointments-by-practitioner', 'patient-lists'] },
    });
    expect(ladder).toMatchObject({
      tried: [
        { strategy: 'appointments-by-practitioner', end: 'not-supported' },
        { strategy: 'patient-lists', end: 'used' },
      ],
    });
    expect(horizons[0]).toMatchObject({ basis: { strategy: 'patient-lists' } });
  });

  it.each([
    ['names no list', { lists: [] }, 'not-set-up'],
    ['names a list that is not there', { lists: ['urn:oid:1.2.3|1'] }, 'unproven'],
  ] as const)('a tenant that %s is told so', async (_, tenant, end) => {
    const { words, ladder } = await runAt(server, 'epic', {
      tenant: { schedule: ['patient-lists'], ...tenant },
    });
    expect(words.at(-1)).toMatchObject(stops('schedule', 'not-supported'));
    expect(ladder).toMatchObject({ tried: [{ strategy: 'patient-lists', end }] });
  });

  it('reads surgery by itself and adds it to the clinic’s visits', async () => {
    const [next] = ofPatients(visitsOf(CLINIC, DOCTOR)).filter(
      ({ start = '' }) => Date.parse(start) > FRIDAY_MORNING,
    );
    if (next === undefined) throw new Error('no visit to come');
    const surgery: Appointment = {
      ...next,
      id: 'a-surgery',
      serviceCategory: [{ coding: [{ code: 'surgery' }] }],
    };
    const clinic = { ...CLINIC, resources: [...CLINIC.resources, surgery] };
    const { horizons } = await runAt(server, 'epic', { clinic });
    const all = ofPatients([...visitsOf(CLINIC, DOCTOR), surgery]).toSorted(byStart);
    expect(horizons).toMatchObject(
      horizonsOf(all, FRIDAY_MORNING).map((visits) => ({
        found: visits.length,
        basis: { strategy: 'patient-lists' },
      })),
    );
  });
});

describe('patients found first, their visits then', () => {
  it('MEDITECH’s group of the clinician gives the same visits', async () => {
    const { horizons } = await runAt(server, 'meditech', { tenant: { schedule: ['group'] } });
    const expected = horizonsOf(ofPatients(visitsOf(CLINIC, DOCTOR)), FRIDAY_MORNING);
    expect(horizons).toMatchObject(
      expected.map((visits) => ({ found: visits.length, basis: { strategy: 'group' } })),
    );
  });

  /** Whom a resource names as the clinician’s, by the clinic’s own resources; one that is labelled as restricted is not read. */
  const PATIENTS_BY = {
    'general-practitioner': CLINIC.resources.flatMap((each) =>
      each.resourceType === 'Patient' &&
      each.meta?.security === undefined &&
      namesDoctor(each.generalPractitioner)
        ? [each.id]
        : [],
    ),
    'care-team': CLINIC.resources.flatMap((each) =>
      each.resourceType === 'CareTeam' && namesDoctor(each.participant)
        ? [each.subject?.reference?.replace('Patient/', '')]
        : [],
    ),
  } as const;

  describe.each(['care-team', 'general-practitioner'] as const)('by %s', (strategy) => {
    const named = new Set(PATIENTS_BY[strategy]);
    const theirs = visitsOf(CLINIC, DOCTOR).filter((visit) =>
      patientsOf([visit]).some((patient) => named.has(patient)),
    );
    const type = strategy === 'care-team' ? 'CareTeam' : 'Patient';
    const { scopes, limits } = tenantOf(vendorNamed('medplum'), tenantNamed('sandbox-minimal'));
    const tenant: Partial<Tenant> = {
      schedule: [strategy],
      limits: { ...limits, visits: 400 },
      scopes: [...scopes, `user/${type}.rs`],
    };

    it.each(['medplum', 'generic'] as const)(
      'a %s EHR gives the visits of those patients, and the brief says whose they are',
      async (id) => {
        const { horizons, log } = await runAt(server, 'medplum', {
          tenant: { ...tenant, vendor: id },
          ...(id === 'generic' ? { rules: SANDBOX_RULES } : {}),
        });
        expect(theirs.length).toBeGreaterThan(0);
        expect(horizons).toMatchObject(
          horizonsOf(theirs, FRIDAY_MORNING).map((visits) => ({
            found: visits.length,
            basis: { strategy },
          })),
        );
        const charts = log.filter((row) => row.type !== type).flatMap(({ patients }) => patients);
        expect([...new Set(charts).difference(named)]).toEqual([]);
      },
    );

    it.each(['oracle', 'athena'] as const)(
      '%s does not declare that search, and it is passed over unasked',
      async (id) => {
        const asking = tenantOf(vendorNamed(id), tenantNamed('sandbox-minimal')).scopes;
        const { words, ladder, opened } = await runAt(server, id, {
          tenant: {
            schedule: [strategy],
            scopes: [...new Set([...asking, `user/${type}.rs`, 'user/Appointment.rs'])],
          },
        });
        expect(words.at(-1)).toMatchObject(stops('schedule', 'not-supported'));
        expect(ladder).toMatchObject({ tried: [{ strategy, end: 'not-declared' }] });
        expect(opened.size).toBe(0);
      },
    );
  });
});

function namesDoctor(list: unknown): boolean {
  return JSON.stringify(list ?? []).includes(`Practitioner/${DOCTOR}"`);
}
