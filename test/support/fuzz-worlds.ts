import fc from 'fast-check';
import type { StartReading } from '#boundary/messages.ts';
import { aGrant, anIdToken, aStart, type Json } from '../contract/phi/fake-ehr.ts';
import { holdings } from './fuzz-bundles.ts';
import { CANARY, CLINICIAN, hostileWords, ROLE } from './fuzz-codings.ts';
import { type Fault, faults, type ResourceFault, resourceFaults } from './fuzz-faults.ts';

/** A tenant, the server behind it, and all that is wrong with its answers. */
export interface World {
  readonly start: StartReading;
  readonly grant: Json;
  readonly statement: Json;
  readonly holdings: readonly Json[];
  readonly resourceFaults: readonly ResourceFault[];
  readonly faults: readonly Fault[];
  readonly pageSize: number;
  /** The server drops the parameter that says whose records are asked for. */
  readonly ignoresPatient: boolean;
  /** Milliseconds that every answer takes. */
  readonly latency: number;
}

const usually = <T>(usual: T, ...odd: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...odd) },
  );

const starts = fc
  .record({
    limits: fc.record({
      concurrency: fc.integer({ min: 1, max: 8 }),
      batchSize: fc.integer({ min: 1, max: 20 }),
      pages: fc.integer({ min: 1, max: 5 }),
      visits: fc.integer({ min: 1, max: 12 }),
      perMinute: fc.constant(null),
    }),
    panel: fc.option(
      fc.record({
        strategies: fc.subarray(['general-practitioner', 'care-team'] as const, { minLength: 1 }),
        patients: fc.integer({ min: 1, max: 8 }),
      }),
    ),
    past: fc.option(
      fc.record({
        days: fc.integer({ min: 1, max: 400 }),
        encounters: fc.integer({ min: 1, max: 60 }),
      }),
    ),
    timeZone: fc.constantFrom('America/New_York', 'UTC', 'Asia/Kolkata', 'Pacific/Kiritimati'),
  })
  .map((tenant) => aStart(tenant));

const claims = fc
  .oneof(
    { weight: 24, arbitrary: fc.constant(`Practitioner/${CLINICIAN}`) },
    { weight: 4, arbitrary: fc.constant(`PractitionerRole/${ROLE}`) },
    { weight: 1, arbitrary: fc.oneof(hostileWords, fc.constant(`Person/${CANARY}`)) },
  )
  .map((fhirUser) => ({ fhirUser, name: `${CANARY} Zoë` }));

const grants: fc.Arbitrary<Json> = fc
  .record({
    claims,
    expires_in: usually<unknown>(570, 60, 1, 0, -1, 1e308, '570', undefined, null),
    scope: usually<unknown>(undefined, 'user/*.rs', `user/Patient.rs ${CANARY}`, '', 7),
    patient: usually<unknown>(undefined, CANARY, null),
  })
  .map(({ claims: claimed, ...grant }) => aGrant({ ...grant, id_token: anIdToken(claimed) }));

const offered = {
  Appointment: ['practitioner', 'date'],
  Patient: ['general-practitioner'],
  CareTeam: ['participant'],
  Encounter: ['practitioner', 'date'],
};
const statements: fc.Arbitrary<Json> = fc
  .record({
    lacking: usually<string>('', ...Object.keys(offered)),
    batch: fc.boolean(),
    publisher: hostileWords,
  })
  .map(({ lacking, batch, publisher }) => ({
    resourceType: 'CapabilityStatement',
    publisher,
    rest: [
      {
        mode: 'server',
        resource: Object.entries(offered).map(([type, names]) => ({
          type,
          searchParam:
            type === lacking ? [] : names.map((name) => ({ name, documentation: CANARY })),
        })),
        interaction: batch ? [{ code: 'batch' }] : [],
      },
    ],
  }));

/** Servers of every kind, with whatever is wrong with them. */
export const worlds: fc.Arbitrary<World> = fc.record({
  start: starts,
  grant: grants,
  statement: statements,
  holdings,
  resourceFaults,
  faults,
  pageSize: fc.constantFrom(2, 5, 100, 100),
  ignoresPatient: usually(false, true),
  latency: usually(20, 80, 300, 3_000),
});
