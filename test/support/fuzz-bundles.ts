import fc from 'fast-check';
import { BASE, type Json, NOW } from '../contract/phi/fake-ehr.ts';
import {
  bare,
  CANARY,
  CLINICIAN,
  diagnoses,
  drugs,
  hostileWords,
  mostly,
  results,
  ROLE,
  words,
} from './fuzz-codings.ts';

const ids = fc.nat(40).map((number) => `${CANARY}-${number}`);
const patients = fc.nat(5).map((number) => `${CANARY}-p${number}`);

const HOUR = 3_600_000;
const ODD_TIMES = fc.constantFrom(
  ...['2026-11-23T09:00:00', '2026-11-23', '2026-11', '2026', '2026-02-30T09:00:00Z'],
  ...['2026-11-01T01:30:00-04:00', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', ''],
  ...['2026-11-23T24:00:00Z', '2026-11-23T09:60:00Z', '+012026-11-23T09:00:00Z', 'Invalid Date'],
  ...[`${CANARY} tomorrow`, '20261123090000', '2026-11-23T09:00:60.999999999999Z'],
);
const timesWithin = (fromHours: number, toHours: number) =>
  mostly(
    fc
      .tuple(fc.integer({ min: fromHours * 4, max: toHours * 4 }), fc.constantFrom('Z', '-05:00'))
      .map(([quarters, offset]) => {
        const shown = NOW + (quarters * HOUR) / 4 - (offset === 'Z' ? 0 : 5 * HOUR);
        return new Date(shown).toISOString().replace('Z', offset);
      }),
    ODD_TIMES,
  );
const pastTimes = timesWithin(-400 * 24, 0);

const reference = (literals: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
  fc.record({ reference: literals, display: words }, { requiredKeys: ['reference'] });
const to = (type: string, wanted: fc.Arbitrary<string>) =>
  reference(
    fc
      .tuple(mostly(wanted, fc.oneof(ids, hostileWords)), fc.nat(19))
      .map(([id, form]) => writtenAs(`${type}/${id}`, form)),
  );
const writtenAs = (relative: string, form: number) =>
  [
    `${BASE}/${relative}`,
    `${relative}/_history/1`,
    `https://elsewhere.example/${relative}`,
    `#${relative}`,
    `${relative}/../../${CANARY}`,
  ][form] ?? relative;
const ours = to('Practitioner', fc.constant(CLINICIAN));

const resource = (
  type: string,
  needed: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  optional: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<Json> => {
  const members: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    resourceType: fc.constant(type),
    id: ids,
    meta: fc.record({ lastUpdated: pastTimes, source: words }),
    text: fc.record({ status: fc.constant('generated'), div: words }),
    ...needed,
    ...optional,
  };
  return fc.record(members, { requiredKeys: ['resourceType', ...Object.keys(needed)] });
};

const subject = to('Patient', patients);
const actor = (whom: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.record(
    { actor: whom, type: fc.array(bare('PPRF', 'SBJ', 'LOC'), { maxLength: 1 }) },
    { requiredKeys: ['actor'] },
  );
const byDisplay = words.map((display): Json => ({ display }));

const appointments = resource(
  'Appointment',
  {
    status: mostly(
      fc.constantFrom('booked', 'arrived', 'fulfilled', 'checked-in', 'booked'),
      fc.constantFrom('cancelled', 'proposed', 'entered-in-error', CANARY),
    ),
    start: timesWithin(-8, 17 * 24),
    participant: mostly(
      fc.tuple(actor(mostly(ours, byDisplay)), actor(subject)),
      fc.array(actor(fc.oneof(subject, byDisplay, ours)), { maxLength: 4 }),
    ),
  },
  {
    end: timesWithin(-8, 17 * 24),
    minutesDuration: fc.constantFrom(15, 20, 60, 0, -5, 1e308, 1e-9),
    reasonCode: fc.array(diagnoses, { maxLength: 2 }),
    comment: words,
  },
);

const standing = fc.constantFrom('active', 'active', 'stopped', 'entered-in-error');
const chartEntries = fc.oneof(
  resource(
    'Condition',
    { subject, code: diagnoses },
    {
      clinicalStatus: bare('active', 'recurrence', 'resolved'),
      verificationStatus: bare('confirmed', 'confirmed', 'refuted'),
      category: fc.array(bare('problem-list-item', 'encounter-diagnosis'), { maxLength: 2 }),
      recordedDate: pastTimes,
    },
  ),
  resource(
    'MedicationRequest',
    { subject, status: standing },
    {
      medicationCodeableConcept: drugs,
      medicationReference: to('Medication', ids),
      authoredOn: pastTimes,
      doNotPerform: fc.boolean(),
    },
  ),
  resource(
    'Observation',
    { subject, code: results, status: fc.constant('final') },
    {
      interpretation: fc.array(bare('H', 'N', 'LL', '>'), { maxLength: 2 }),
      effectiveDateTime: pastTimes,
      effectivePeriod: fc.record({ start: pastTimes, end: pastTimes }, { requiredKeys: [] }),
      valueQuantity: fc.record({ value: fc.double(), unit: words }),
    },
  ),
  resource(
    'Procedure',
    { subject, code: diagnoses },
    { status: standing, performedDateTime: pastTimes },
  ),
  resource('ServiceRequest', { subject, code: diagnoses }, { status: standing, note: words }),
);

const practiceEntries = fc.oneof(
  resource(
    'Patient',
    { id: patients, generalPractitioner: fc.array(ours, { minLength: 1, maxLength: 2 }) },
    { name: fc.array(fc.record({ family: words }), { maxLength: 1 }), birthDate: pastTimes },
  ),
  resource(
    'CareTeam',
    {
      subject,
      participant: fc.array(
        ours.map((member) => ({ member })),
        { minLength: 1 },
      ),
    },
    { status: fc.constantFrom('active', 'inactive', CANARY) },
  ),
  resource(
    'Encounter',
    {
      status: mostly(fc.constant('finished'), fc.constantFrom('cancelled', CANARY)),
      participant: fc.array(
        ours.map((individual) => ({ individual })),
        { minLength: 1 },
      ),
      period: fc.record({ start: pastTimes, end: pastTimes }, { requiredKeys: ['start'] }),
    },
    { subject, reasonCode: fc.array(diagnoses, { maxLength: 2 }) },
  ),
);

/** What one server holds: a schedule, the charts of a few patients, and a practice. Valid R4 shapes, but for odd values here and there. */
export const holdings: fc.Arbitrary<readonly Json[]> = fc
  .tuple(
    fc.array(appointments, { minLength: 1, maxLength: 12, size: 'max' }),
    fc.array(chartEntries, { minLength: 8, maxLength: 40, size: 'max' }),
    fc.array(practiceEntries, { maxLength: 8, size: 'max' }),
  )
  .map((lists) => [
    ...lists.flat(),
    {
      resourceType: 'PractitionerRole',
      id: ROLE,
      practitioner: { reference: `Practitioner/${CLINICIAN}` },
    },
  ]);
