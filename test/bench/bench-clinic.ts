import type { Appointment, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { FRIDAY_MORNING, fridayClinic } from '../support/world.ts';

/** How the visits of the day lie: as a clinic day with a lunch hour, or as one session without a break. */
export type DayShape = 'with-lunch' | 'unbroken';

/** A clinic where one clinician has one day of just so many visits, each of another patient whose chart may be read. */
export interface BenchClinic {
  readonly clinic: Clinic;
  /** Id of the Practitioner. */
  readonly clinician: string;
}

/** Lays the internist's coming visits into one day; all other appointments of the clinic are taken out. */
export function benchClinic(visits: number, shape: DayShape): BenchClinic {
  const whole = fridayClinic();
  const [, internist] = whole.clinicians;
  if (internist === undefined) throw new Error('the clinic has no internist');
  const own = firstVisits(whole, internist.id).slice(0, visits);
  if (own.length < visits) throw new Error(`the clinic has only ${own.length} patients to see`);
  const day = own.map((appointment, place) => ({
    ...appointment,
    ...timesOf(place, visits, shape),
  }));
  const others = whole.resources.filter(({ resourceType }) => resourceType !== 'Appointment');
  return { clinic: { ...whole, resources: [...others, ...day] }, clinician: internist.id };
}

/** The first visit of each patient, as booked. */
function firstVisits(clinic: Clinic, clinician: string): readonly Appointment[] {
  const firstOf = new Map<string, Appointment>();
  for (const resource of clinic.resources) {
    if (!isAppointment(resource) || actorOf(resource, 'Practitioner') !== clinician) continue;
    const patient = actorOf(resource, 'Patient');
    if (patient === undefined || clinic.restrictedPatients.has(patient)) continue;
    if (!firstOf.has(patient)) firstOf.set(patient, { ...resource, status: 'booked' });
  }
  return [...firstOf.values()];
}

function isAppointment(resource: Resource): resource is Appointment {
  return resource.resourceType === 'Appointment';
}

function actorOf({ participant }: Appointment, type: string): string | undefined {
  return participant
    .map(({ actor }) => actor?.reference?.split('/') ?? [])
    .find(([named]) => named === type)?.[1];
}

const MINUTE = 60_000; // ms
/** Each half of the day, and the free hour between them. */
const HALF = 240 * MINUTE;
const LUNCH = 60 * MINUTE;

function timesOf(place: number, visits: number, shape: DayShape) {
  const half = Math.ceil(visits / 2);
  const length = Math.floor(HALF / half / MINUTE) * MINUTE;
  const isAfternoon = place >= half;
  const from = isAfternoon
    ? (shape === 'with-lunch' ? HALF + LUNCH : half * length) + (place - half) * length
    : place * length;
  const start = FRIDAY_MORNING.getTime() + 30 * MINUTE + from;
  return {
    start: new Date(start).toISOString(),
    end: new Date(start + length).toISOString(),
    minutesDuration: length / MINUTE,
  };
}
