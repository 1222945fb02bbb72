import type {
  Appointment,
  Coding,
  Condition,
  Encounter,
  Patient,
  Practitioner,
  Resource,
} from '@medplum/fhirtypes';
import { appointmentOf } from './appointment-resource.ts';
import { marksFrom } from './canary.ts';
import type { Clinic, ClinicianLogin, ClinicOptions } from './clinic.ts';
import { dayAfter, instantOf } from './clinic-time.ts';
import { SYSTEMS } from './coding-systems.ts';
import { planDay } from './day-plan.ts';
import { monthsBetween } from './person.ts';
import { markedId } from './narrative.ts';
import { chance, pick, randomFor } from './random.ts';
import type { Random } from './random.ts';
import { DAYS_AHEAD } from './schedule.ts';

const CLINICIANS = 3;
const SMALLEST_PANEL = 40;
const ADULT_MONTHS = 216;

type Identified<R> = R & { readonly id: string };

/**
 * A clinic from someone else's data: keeps the appointments it has near today; where it has none, lays about eighteen visits a
 * clinic day over its living patients, under up to three of its practitioners, or under an invented internist.
 */
export function layScheduleOver(resources: readonly Resource[], options: ClinicOptions): Clinic {
  const restrictedPatients = new Set(resources.filter(isRestrictedPatient).map(({ id }) => id));
  const present = resources
    .filter(isAppointment)
    .filter((appointment) => isNear(appointment, options));
  const booked = loginsOf(resources, idsBookedIn(present));
  if (booked.length > 0) return { resources, clinicians: booked, restrictedPatients };
  const busiest = loginsOf(resources, idsByEncounters(resources));
  const invented = busiest.length === 0 ? [inventedInternist(options)] : [];
  const clinicians = [...busiest, ...invented.map(loginOf)].slice(0, CLINICIANS);
  const chart = readChart(resources, options);
  const laid = clinicians.flatMap((clinician) => visitsOf(clinician, chart, options));
  return { resources: [...resources, ...invented, ...laid], clinicians, restrictedPatients };
}

function isNear(appointment: Appointment, { today }: ClinicOptions): boolean {
  const day = appointment.start?.slice(0, 10) ?? '';
  return day >= dayAfter(today, -1) && day <= dayAfter(today, DAYS_AHEAD);
}

function idsBookedIn(appointments: readonly Appointment[]): readonly string[] {
  return byFrequency(
    appointments.flatMap(({ participant }) =>
      participant.map(({ actor }) => idIn(actor?.reference, 'Practitioner')),
    ),
  );
}

function idsByEncounters(resources: readonly Resource[]): readonly string[] {
  return byFrequency(resources.filter(isEncounter).flatMap(practitionersIn));
}

function practitionersIn({ participant = [] }: Encounter): readonly string[] {
  return participant.map(({ individual }) => idIn(individual?.reference, 'Practitioner'));
}

/** The most frequent first; the order of equals is that of their ids, not of the files. */
function byFrequency(ids: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const id of ids) if (id !== '') counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}

function loginsOf(
  resources: readonly Resource[],
  ids: readonly string[],
): readonly ClinicianLogin[] {
  const byId = new Map(resources.filter(isPractitioner).map((found) => [found.id, found]));
  const known = ids.flatMap((id) => byId.get(id) ?? []);
  return known.slice(0, CLINICIANS).map(loginOf);
}

function loginOf(practitioner: Identified<Practitioner>): ClinicianLogin {
  const [name] = practitioner.name ?? [];
  const spoken = [...(name?.given ?? []), name?.family ?? ''].join(' ').trim();
  return {
    id: practitioner.id,
    name: spoken === '' ? 'Clinician' : `Dr. ${spoken}`,
    role: 'Attending physician',
    specialty: 'internal medicine',
    about: 'From the loaded data; adults, about 18 visits a clinic day',
  };
}

function inventedInternist({ seed }: ClinicOptions): Identified<Practitioner> {
  const mark = marksFrom(randomFor(seed, 'invented'));
  return {
    resourceType: 'Practitioner',
    id: markedId('prac', mark),
    name: [{ family: `Rowe ${mark()}`, given: ['Ada'] }],
  };
}

/** What booking needs of the data. */
interface ReadChart {
  readonly adults: readonly string[];
  readonly seenBy: ReadonlyMap<string, ReadonlySet<string>>;
  readonly problems: ReadonlyMap<string, readonly Condition[]>;
}

function readChart(resources: readonly Resource[], { today }: ClinicOptions): ReadChart {
  const adults = resources
    .filter(isPatient)
    .filter(
      ({ deceasedBoolean, deceasedDateTime }) =>
        deceasedBoolean !== true && deceasedDateTime === undefined,
    )
    .filter(
      ({ birthDate }) => birthDate === undefined || monthsBetween(birthDate, today) >= ADULT_MONTHS,
    )
    .map(({ id }) => id)
    .toSorted();
  const seenBy = new Map<string, Set<string>>();
  for (const encounter of resources.filter(isEncounter)) {
    for (const id of practitionersIn(encounter)) {
      seenBy.set(
        id,
        (seenBy.get(id) ?? new Set()).add(idIn(encounter.subject?.reference, 'Patient')),
      );
    }
  }
  const active = resources.filter(isCondition).filter(isActive);
  return {
    adults,
    seenBy,
    problems: Map.groupBy(active, ({ subject }) => idIn(subject.reference, 'Patient')),
  };
}

function visitsOf({ id }: ClinicianLogin, chart: ReadChart, options: ClinicOptions): Appointment[] {
  const own = chart.adults.filter((patient) => chart.seenBy.get(id)?.has(patient) === true);
  const panel = own.length >= SMALLEST_PANEL ? own : chart.adults;
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => dayAfter(options.today, ahead));
  return days.flatMap((day) =>
    planDay({ seed: options.seed, key: id, day, panel }).map((slot, place) => {
      const random = randomFor(options.seed, 'visit', id, day, place);
      const mark = marksFrom(random);
      const coding = codingFor(slot.booked, chart, random);
      const now = options.now ?? new Date(instantOf(options.today, 485, options.timeZone));
      return appointmentOf(
        {
          day,
          startMinute: slot.startMinute,
          minutes: slot.minutes,
          patientId: slot.booked,
          practitionerIds: [id],
          reason:
            coding === undefined
              ? undefined
              : { coding: [coding], text: `${typedFor(coding)} ${mark()}` },
          kind: 'follow-up',
        },
        {
          random,
          mark,
          today: options.today,
          timeZone: options.timeZone,
          now,
          locationId: undefined,
        },
      );
    }),
  );
}

/** Two visits in three have a reason, taken from one of the patient's active problems. */
function codingFor(patientId: string, { problems }: ReadChart, random: Random): Coding | undefined {
  const listed = problems.get(patientId) ?? [];
  if (listed.length === 0 || !chance(random, 66)) return undefined;
  return pick(random, listed).code?.coding?.[0];
}

/** As a scheduler types it: the name of the problem without what kind of concept it is. */
function typedFor({ display = '' }: Coding): string {
  const name = display.replace(/ \([^()]*\)$/, '');
  return name === '' ? 'Follow-up' : `${name}, follow-up`;
}

function isActive({ clinicalStatus }: Condition): boolean {
  const codings = clinicalStatus?.coding ?? [];
  return codings.some(
    ({ system, code }) => system === SYSTEMS.conditionClinical && code === 'active',
  );
}

function idIn(reference: string | undefined, type: 'Patient' | 'Practitioner'): string {
  return new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]+)`).exec(reference ?? '')?.[1] ?? '';
}

function isAppointment(resource: Resource): resource is Appointment {
  return resource.resourceType === 'Appointment';
}

function isEncounter(resource: Resource): resource is Encounter {
  return resource.resourceType === 'Encounter';
}

function isCondition(resource: Resource): resource is Condition {
  return resource.resourceType === 'Condition';
}

function isPatient(resource: Resource): resource is Identified<Patient> {
  return resource.resourceType === 'Patient' && resource.id !== undefined;
}

function isPractitioner(resource: Resource): resource is Identified<Practitioner> {
  return resource.resourceType === 'Practitioner' && resource.id !== undefined;
}

function isRestrictedPatient(resource: Resource): resource is Identified<Patient> {
  return isPatient(resource) && (resource.meta?.security ?? []).some(({ code }) => code === 'R');
}
