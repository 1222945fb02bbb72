import type { Resource } from '@medplum/fhirtypes';
import { appointmentOf } from './appointment-resource.ts';
import { marksFrom } from './canary.ts';
import type { Clinician, ClinicOptions } from './clinic.ts';
import { dayAfter, instantOf, weekdayOf } from './clinic-time.ts';
import { encounterDiagnosis } from './condition-resources.ts';
import type { ChartOf } from './condition-resources.ts';
import { planDay, RESIDENT_WEEK } from './day-plan.ts';
import type { Slot } from './day-plan.ts';
import { inpatientEncounter, pastEncounter } from './encounter-resources.ts';
import { monthsBetween } from './person.ts';
import type { Person } from './person.ts';
import { chance, randomFor, shuffled } from './random.ts';
import { reasonConcept } from './reason-concept.ts';
import { reasonFor } from './visit-reason.ts';

/** Days ahead that have a schedule, today included. */
export const DAYS_AHEAD = 17;
const DAYS_BACK = 180;
/** Percent of the past visits that are kept on record, so that an attending has at most about 900. */
const KEPT_PERCENT = { attending: 37, resident: 75 } as const;
const ON_THE_WARD = 7;

/** Whose time and patients the schedule is made of. */
export interface ScheduleOf {
  readonly people: readonly Person[];
  readonly clinicians: readonly Clinician[];
  readonly options: ClinicOptions;
  readonly locationId: string;
}

/** Appointments from today on, finished Encounters of the half year before, and the resident's inpatients of today. */
export function scheduleOf(of: ScheduleOf): Resource[] {
  const days = Array.from({ length: DAYS_BACK + DAYS_AHEAD }, (_, index) => index - DAYS_BACK);
  return of.clinicians.flatMap((clinician) => [
    ...days.flatMap((ahead) => visitsOn(dayAfter(of.options.today, ahead), clinician, of)),
    ...inpatientsOf(clinician, of),
  ]);
}

function visitsOn(day: string, clinician: Clinician, of: ScheduleOf): Resource[] {
  const { seed, today } = of.options;
  const panel = of.people.filter(({ home }) => home === clinician.key);
  const duty = RESIDENT_WEEK[weekdayOf(day)];
  const resident = clinician.key === 'resident';
  if (resident && (duty === undefined || duty === 'inpatient')) return [];
  const plan = planDay(
    { seed, key: clinician.key, day, panel, isSpread: ({ restricted }) => restricted },
    resident && typeof duty === 'number' ? [duty] : undefined,
  );
  const list = clinician.key === 'internal' ? withRoomToSupervise(plan, duty) : plan;
  return list.flatMap((slot, place) => {
    const visit = { day, slot, place, clinician };
    return day < today ? pastVisit(visit, of) : [comingVisit(visit, of)];
  });
}

/** During the resident's clinic the supervisor sees fewer patients of their own. */
function withRoomToSupervise<T>(
  plan: readonly Slot<T>[],
  duty: number | string | undefined,
): readonly Slot<T>[] {
  const during = plan.filter(
    ({ startMinute }) => typeof duty === 'number' && Math.abs(startMinute - duty - 120) <= 120,
  );
  const left = new Set(during.filter((_, index) => index % 2 === 1));
  return plan.filter((slot) => !left.has(slot));
}

interface Visit {
  readonly day: string;
  readonly slot: Slot<Person>;
  readonly place: number;
  readonly clinician: Clinician;
}

function comingVisit(visit: Visit, of: ScheduleOf): Resource {
  const { day, slot, clinician } = visit;
  const { options } = of;
  const random = randomFor(options.seed, 'visit', clinician.key, day, visit.place);
  const mark = marksFrom(random);
  const practitionerIds = bookedUnder(clinician, of, random.next() * 100);
  const reason = reasonFor(onDay(slot.booked, day), random);
  const now = options.now ?? new Date(instantOf(options.today, 485, options.timeZone));
  return appointmentOf(
    {
      day,
      startMinute: slot.startMinute,
      minutes: slot.minutes,
      patientId: slot.booked.id,
      practitionerIds,
      reason: reasonConcept(reason, random, mark),
      kind: reason.kind,
    },
    {
      random,
      mark,
      today: options.today,
      timeZone: options.timeZone,
      now,
      locationId: of.locationId,
    },
  );
}

/** A person as old as they are on that day. */
function onDay(person: Person, day: string): Person {
  const months = monthsBetween(person.birthDate, day);
  return { ...person, months, years: Math.floor(months / 12) };
}

/** Under whom a resident's visit stands: six in ten alone, a quarter after the supervisor, the rest under the supervisor only. */
function bookedUnder(clinician: Clinician, of: ScheduleOf, draw: number): readonly string[] {
  const own = clinician.practitioner.id;
  const supervisor = of.clinicians.find(({ key }) => key === 'internal')?.practitioner.id ?? own;
  if (clinician.key !== 'resident' || draw < 60) return [own];
  return draw < 85 ? [supervisor, own] : [supervisor];
}

function pastVisit(visit: Visit, of: ScheduleOf): Resource[] {
  const { day, slot, clinician } = visit;
  const { seed, today, timeZone } = of.options;
  const random = randomFor(seed, 'visit', clinician.key, day, visit.place, 'past');
  const kept = clinician.key === 'resident' ? KEPT_PERCENT.resident : KEPT_PERCENT.attending;
  if (!chance(random, kept) || slot.booked.birthDate > day) return [];
  const chart = chartOf(slot.booked, clinician, { random, today });
  const reason = reasonFor(onDay(slot.booked, day), random);
  const encounter = pastEncounter(
    {
      day,
      startMinute: slot.startMinute,
      minutes: slot.minutes,
      practitionerIds: [clinician.practitioner.id],
      reason: reasonConcept(reason, random, chart.mark),
      timeZone,
    },
    chart,
  );
  const diagnosed =
    reason.kind === 'complaint' || (reason.kind === 'follow-up' && chance(random, 30));
  return diagnosed
    ? [encounter, encounterDiagnosis(reason.coded, chart, { day, id: encounter.id })]
    : [encounter];
}

function inpatientsOf(clinician: Clinician, of: ScheduleOf): Resource[] {
  const { seed, today, timeZone } = of.options;
  if (clinician.key !== 'resident' || RESIDENT_WEEK[weekdayOf(today)] !== 'inpatient') return [];
  const ward = of.people.filter(({ home, years }) => home === 'internal' && years >= 50);
  const random = randomFor(seed, 'ward', today);
  return shuffled(random, ward)
    .slice(0, ON_THE_WARD)
    .map((person) => inpatientEncounter(chartOf(person, clinician, { random, today }), timeZone));
}

function chartOf(
  person: Person,
  clinician: Clinician,
  at: Pick<ChartOf, 'random' | 'today'>,
): ChartOf {
  return { ...at, person, mark: marksFrom(at.random), authorId: clinician.practitioner.id };
}
