import { expect, it } from 'vitest';
import { MOST_VISITS } from '#boundary/field-policy.ts';
import { success } from '#boundary/result.ts';
import type { StrategyName } from '#boundary/schedule-strategy.ts';
import { createSearcher } from '#phi/fhir/batch.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { readSchedule } from '#phi/fhir/read-schedule.ts';
import { relativeUrl, type Search } from '#phi/fhir/search.ts';
import type { Transport } from '#phi/fhir/transport.ts';

const BASE = new URL('https://ehr.example/fhir/');
const NOW = Date.parse('2026-11-20T13:00:00Z');
const EACH = 600;

/** Of everyone who is asked for, so many visits of today. */
const transport: Transport = {
  base: BASE,
  search: (search) => Promise.resolve(success(answerTo(search))),
  follow: unasked,
  read: unasked,
  readBatch: unasked,
  inTurn: () => transport,
};

it.each<readonly [StrategyName, readonly string[]]>([
  ['appointments-by-practitioner', ['me', 'partner']],
  ['encounters-by-practitioner', ['me', 'partner', 'third']],
])(
  'by %s, of several clinicians no more visits than a door admits, and the rest is a gap',
  async (name, practitioners) => {
    const { schedule } = await readSchedule({
      searcher: createSearcher({ transport, batchSize: null, pages: 5 }),
      capabilities: { batch: false, declares: () => true },
      clinician: { practitioner: 'me', role: null },
      patients: createPatientNumbers(),
      tenant: {
        vendor: 'generic',
        lists: [],
        timeZone: 'America/New_York',
        limits: { concurrency: 4, batchSize: 5, pages: 5, visits: 20, perMinute: null },
        schedule: [name],
        whose: [{ rule: 'shared', practitioners }],
      },
      now: NOW,
      topicsIn: () => [],
      mayRead: () => true,
    });
    if (!schedule.ok) throw new Error(schedule.problem.code);
    const { value, gaps } = schedule.value;
    expect(value).toHaveLength(MOST_VISITS);
    expect(value.every(({ start }, place) => start >= (value[place - 1]?.start ?? 0))).toBe(true);
    expect(gaps).toContainEqual({ kind: 'schedule', code: 'cut-short' });
  },
);

function answerTo(search: Search) {
  const [, practitioner = ''] = search.params.find(([name]) => name === 'practitioner') ?? [];
  return {
    resourceType: 'Bundle',
    link: [{ relation: 'self', url: new URL(relativeUrl(search), BASE).href }],
    entry: Array.from({ length: EACH }, (_, place) => ({
      resource: visitOf(search.type, practitioner, place),
    })),
  };
}

function visitOf(type: string, practitioner: string, place: number) {
  const time = {
    start: new Date(NOW + (place + 1) * 60_000).toISOString(),
    end: new Date(NOW + (place + 2) * 60_000).toISOString(),
  };
  const id = `${practitioner.replace('/', '-')}-${String(place)}`;
  const [who, patient] = [{ reference: practitioner }, { reference: `Patient/${id}` }];
  return type === 'Appointment'
    ? {
        resourceType: type,
        id,
        status: 'booked',
        ...time,
        participant: [{ actor: who }, { actor: patient }],
      }
    : {
        resourceType: type,
        id,
        status: 'planned',
        period: time,
        subject: patient,
        participant: [{ individual: who }],
      };
}

function unasked(): never {
  throw new Error('nothing else is asked');
}
