import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';
import { patientsOf, visitsOf } from './sandbox-expected.ts';
import { aNetwork } from './server.ts';
import { CLINIC, DOCTOR, OTHER, runAt, stops } from './vendor-run.ts';

const server = aNetwork();

/** Someone whose chart is not restricted, and who is not on this clinician's list. */
const [CHART = ''] = patientsOf(visitsOf(CLINIC, OTHER)).filter(
  (patient) =>
    !CLINIC.restrictedPatients.has(patient) &&
    !patientsOf(visitsOf(CLINIC, DOCTOR)).includes(patient),
);

/** A tenant that reads the chart it is opened from, and also practice, where it is opened from elsewhere. */
const READS_THE_CHART: Partial<Tenant> = {
  schedule: ['launch-patient', 'appointments-by-practitioner', 'encounters-by-practitioner'],
  panel: { strategies: ['general-practitioner'], patients: 5 },
  past: { days: 90, encounters: 50 },
};

describe.each(VENDORS.map(({ id }) => id))('opened from a chart at %s', (id) => {
  it('that chart is read and no other, and nothing is asked of a schedule', async () => {
    const { words, horizons, log } = await runAt(server, id, {
      tenant: READS_THE_CHART,
      chart: CHART,
    });
    expect(horizons).toMatchObject([
      {
        horizon: 'session',
        basis: { strategy: 'launch-patient', whose: ['me'] },
        found: 1,
        readable: 1,
        patterns: [],
      },
    ]);
    expect(horizons).toHaveLength(1);
    expect(words.at(-1)).toMatchObject({ type: 'finished', complete: true });
    expect(new Set(log.flatMap(({ patients }) => patients))).toEqual(new Set([CHART]));
    expect(log.map(({ type }) => type)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(Appointment|List|Group|CareTeam)$/)]),
    );
  });
});

it.each(VENDORS.map(({ id }) => id))(
  'a tenant that does not read it asks %s for nothing, and the reader is told where to open it',
  async (id) => {
    const { words, log } = await runAt(server, id, {
      tenant: { schedule: ['appointments-by-practitioner', 'own-choice'] },
      chart: CHART,
    });
    expect(words).toMatchObject([stops('session', 'patient-context')]);
    expect(log.filter(({ patients }) => patients.length > 0)).toEqual([]);
  },
);

it.each([
  ['another server’s address', 'https://elsewhere.example/fhir/Patient/1'],
  ['a reference', `Patient/${CHART}`],
  ['a way out of the base', '../Patient/1'],
  ['two patients', `${CHART},x`],
  ['a name', 'Smith, John'],
  ['no text', { reference: `Patient/${CHART}` }],
  ['nothing but a space', ' '],
  ['an endless word', 'x'.repeat(65)],
])('a patient that is %s is refused, and nobody is read', async (_, chart) => {
  const { words, log } = await runAt(server, 'oracle', { chart });
  expect(words).toMatchObject([stops('session', 'malformed-response')]);
  expect(log.filter(({ patients }) => patients.length > 0)).toEqual([]);
});

it('a restricted chart is counted as not readable, and no other is read in its place', async () => {
  const [restricted = ''] = CLINIC.restrictedPatients;
  const { horizons, opened } = await runAt(server, 'oracle', { chart: restricted });
  expect(horizons).toMatchObject([{ found: 1, readable: 0, signals: [] }]);
  expect([...opened].filter((patient) => patient !== restricted)).toEqual([]);
});

it('what reading a chart needs, and was not granted, is named', async () => {
  const scopes = ['openid', 'fhirUser', 'user/Appointment.rs', 'user/Practitioner.rs'];
  const { words, ladder } = await runAt(server, 'oracle', { chart: CHART, scopes });
  expect(words.at(-1)).toMatchObject(stops('session', 'scope-missing'));
  expect(ladder).toMatchObject({ tried: [{ strategy: 'launch-patient', end: 'scope-missing' }] });
});

it('opened from elsewhere, the way by a chart is passed over and says why', async () => {
  const { words, ladder } = await runAt(server, 'openemr', {
    tenant: { schedule: ['appointments-by-practitioner', 'launch-patient'] },
  });
  expect(words.at(-1)).toMatchObject(stops('schedule', 'not-supported'));
  expect(isObject(ladder) && ladder['tried']).toMatchObject([
    { strategy: 'appointments-by-practitioner', end: 'not-declared' },
    { strategy: 'launch-patient', end: 'no-chart' },
  ]);
});
