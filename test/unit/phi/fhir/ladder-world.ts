import fc from 'fast-check';
import { problem, type ProblemCode } from '#boundary/problem.ts';
import { failure, success } from '#boundary/result.ts';
import type { StrategyName } from '#boundary/schedule-strategy.ts';
import { createSearcher } from '#phi/fhir/batch.ts';
import { createPatientNumbers, type PatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { readSchedule, type ScheduleRead } from '#phi/fhir/read-schedule.ts';
import type { Search } from '#phi/fhir/search.ts';
import { relativeUrl } from '#phi/fhir/search.ts';
import type { Transport } from '#phi/fhir/transport.ts';

const BASE = new URL('https://ehr.example/fhir/');
const NOW = Date.parse('2026-11-20T13:00:00Z');
const LIST = 'urn:oid:1.2.3|7';

/** How a server answers one type of search. */
type Answers = 'mine' | 'others' | 'nothing' | ProblemCode;

/** A server that says one thing of itself and does another. */
interface World {
  readonly declared: boolean | undefined;
  readonly echo: 'whole' | 'dropped' | 'none';
  readonly granted: boolean;
  readonly schedule: readonly StrategyName[];
  readonly appointments: Answers;
  readonly encounters: Answers;
  readonly patients: Answers;
}

const answers = fc.constantFrom<Answers>(
  'mine',
  'others',
  'nothing',
  'not-permitted',
  'not-supported',
  'malformed-response',
  'server-busy',
  'session-over',
);

/** Every world there is. */
export const worlds: fc.Arbitrary<World> = fc.record({
  declared: fc.constantFrom(true, false, undefined),
  echo: fc.constantFrom('whole', 'dropped', 'none'),
  granted: fc.boolean(),
  schedule: fc.shuffledSubarray<StrategyName>(
    [
      'appointments-by-practitioner',
      'encounters-by-practitioner',
      'patient-lists',
      'surgical-cases',
      'group',
      'care-team',
      'general-practitioner',
      'launch-patient',
      'own-choice',
    ],
    { minLength: 1 },
  ),
  appointments: answers,
  encounters: answers,
  patients: answers,
});

const reference = (value: string) => ({ reference: value });

/** Visits of a type: mine on the day after, or someone else's with their patient. */
function resources(type: string, whose: 'mine' | 'others'): readonly object[] {
  const [clinician, patient] =
    whose === 'mine' ? ['Practitioner/me', 'Patient/p1'] : ['Practitioner/x', 'Patient/p7'];
  const people = [reference(clinician), reference(patient)];
  const time = { start: '2026-11-21T14:00:00Z', end: '2026-11-21T14:20:00Z' };
  const id = `${type}-${whose}`;
  switch (type) {
    case 'Appointment':
      return [
        {
          resourceType: type,
          id,
          status: 'booked',
          ...time,
          participant: people.map((actor) => ({ actor })),
        },
      ];
    case 'Encounter':
      return [
        {
          resourceType: type,
          id,
          status: 'planned',
          period: time,
          subject: reference(patient),
          participant: [{ individual: reference(clinician) }],
        },
      ];
    case 'List': {
      const [system, value] = whose === 'mine' ? LIST.split('|') : ['x', 'y'];
      return [
        {
          resourceType: type,
          id,
          identifier: [{ system, value }],
          entry: [{ item: reference(patient) }],
        },
      ];
    }
    case 'Group':
      return [
        {
          resourceType: type,
          id,
          managingEntity: reference(clinician),
          member: [{ entity: reference(patient) }],
        },
      ];
    case 'CareTeam':
      return [
        {
          resourceType: type,
          id,
          subject: reference(patient),
          participant: [{ member: reference(clinician) }],
        },
      ];
    default:
      return [
        {
          resourceType: type,
          id: whose === 'mine' ? 'p1' : 'p7',
          generalPractitioner: [reference(clinician)],
        },
      ];
  }
}

interface Climbed extends ScheduleRead {
  readonly asked: readonly string[];
  readonly patients: PatientNumbers;
}

/** What the ladder comes to against this world, and what it asked; opened from a chart where one is named. */
export async function climb(world: World, chart: string | null = null): Promise<Climbed> {
  const asked: string[] = [];
  const answerOf = ({ type }: Search): Answers => {
    if (type === 'Appointment') return world.appointments;
    return type === 'Encounter' ? world.encounters : world.patients;
  };
  const search: Transport['search'] = (one) => {
    asked.push(decodeURIComponent(relativeUrl(one)));
    const answer = answerOf(one);
    if (answer !== 'mine' && answer !== 'others' && answer !== 'nothing') {
      return Promise.resolve(failure(problem('read', answer)));
    }
    const whole = new URL(relativeUrl(one), BASE).href;
    const self = world.echo === 'whole' ? whole : whole.replace(/practitioner=[^&]*&?/, '');
    return Promise.resolve(
      success({
        resourceType: 'Bundle',
        link: world.echo === 'none' ? [] : [{ relation: 'self', url: self }],
        entry:
          answer === 'nothing' ? [] : resources(one.type, answer).map((resource) => ({ resource })),
      }),
    );
  };
  const unasked = () => Promise.resolve(failure(problem('read', 'not-supported')));
  const transport: Transport = {
    base: BASE,
    search,
    follow: unasked,
    read: unasked,
    readBatch: unasked,
    inTurn: () => transport,
  };
  const patients = createPatientNumbers();
  const read = await readSchedule({
    searcher: createSearcher({ transport, batchSize: null, pages: 5 }),
    capabilities: { batch: false, declares: () => world.declared },
    clinician: { practitioner: 'me', role: null },
    patients,
    chart,
    tenant: {
      vendor: 'generic',
      lists: [LIST],
      timeZone: 'America/New_York',
      limits: { concurrency: 4, batchSize: 5, pages: 5, visits: 20, perMinute: null },
      schedule: world.schedule,
      whose: [{ rule: 'me', practitioners: [''] }],
    },
    now: NOW,
    topicsIn: () => [],
    mayRead: () => world.granted,
  });
  return { ...read, asked, patients };
}
