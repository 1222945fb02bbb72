import { changed, when } from './faults.ts';
import { entry, limits, meddled, type Misconfiguration, ruled } from './misconfiguration.ts';

const IN_CONSOLE = { vendor: 'oracle', place: 'console' } as const;

/** Times written at UTC, as by a server that does not say where a clinic is. */
const IN_UTC = meddled(
  when(
    { type: 'Appointment' },
    changed((text) =>
      text.replaceAll(
        /"(start|end)":"([^"]+)"/g,
        (_, name: string, time: string) => `"${name}":"${new Date(time).toISOString()}"`,
      ),
    ),
  ),
);

/** What goes wrong in the tenant's entry alone: lists, zones, limits, and who may frame the app. */
export const WRONG_ENTRIES: readonly Misconfiguration[] = [
  {
    name: 'the entry names no patient list',
    vendor: 'epic',
    place: 'console',
    seed: entry({ lists: [] }),
    finds: { check: 'lists', end: 'not-named' },
    fixNames: /lists/,
  },
  {
    name: 'the patient list is not shown to who signed in',
    vendor: 'epic',
    place: 'console',
    seed: entry({ lists: ['urn:oid:1.2.840.114350.1.13.0.1.7.2.698283|1'] }),
    finds: { check: 'strategy', end: 'unproven', subject: 'patient-lists' },
    fixNames: /list/i,
  },
  {
    name: 'the clinic is in another time zone, by the hours of its visits',
    vendor: 'medplum',
    place: 'console',
    seed: (world) => IN_UTC(entry({ timeZone: 'Asia/Tokyo' })(world)),
    finds: { check: 'time-zone', end: 'odd-hours' },
    fixNames: /timeZone/,
  },
  {
    name: 'the clinic is in another time zone, by the times the EHR writes',
    ...IN_CONSOLE,
    seed: entry({ timeZone: 'America/Chicago' }),
    finds: { check: 'time-zone', end: 'differs' },
    fixNames: /timeZone/,
  },
  {
    name: 'the time zone is none',
    ...IN_CONSOLE,
    seed: entry({ timeZone: 'America/Springfield' }),
    finds: { check: 'time-zone', end: 'unknown' },
    fixNames: /timeZone/,
  },
  {
    name: 'the entry has no limit where the vendor publishes one',
    vendor: 'ecw',
    place: 'console',
    seed: limits({ perMinute: null }),
    finds: { check: 'per-minute', end: 'not-set' },
    fixNames: /perMinute/,
  },
  {
    name: 'the entry allows more than the vendor publishes',
    vendor: 'ecw',
    place: 'console',
    seed: limits({ perMinute: { requests: 600, counts: 'all', aligned: true } }),
    finds: { check: 'per-minute', end: 'above-vendor' },
    fixNames: /perMinute/,
  },
  {
    name: 'the server refuses before the entry’s limit is reached',
    vendor: 'ecw',
    place: 'console',
    seed: ruled(({ limit }) => ({ limit: limit === null ? null : { ...limit, points: 6 } })),
    finds: { check: 'limits', end: 'refused-within' },
    fixNames: /perMinute/,
  },
  {
    name: 'too much is asked at once',
    ...IN_CONSOLE,
    seed: limits({ concurrency: 16 }),
    finds: { check: 'concurrency', end: 'above-vendor' },
    fixNames: /concurrency/,
  },
  {
    name: 'too many searches stand in a batch',
    ...IN_CONSOLE,
    seed: limits({ batchSize: 100 }),
    finds: { check: 'batch-size', end: 'above-vendor' },
    fixNames: /batchSize/,
  },
  {
    name: 'nobody may frame the app',
    ...IN_CONSOLE,
    seed: entry({ frameAncestors: [] }),
    finds: { check: 'frame-ancestors', end: 'nobody' },
    fixNames: /frameAncestors/,
  },
];
