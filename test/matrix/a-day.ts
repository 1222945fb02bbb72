import type { Appointment, Observation, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import { patientsOf } from '#sandbox/ehr/patients-of.ts';

/* The clinics of the matrix: the sandbox's own patients and reasons for visits, laid into as many visits as a case wants. */

/** Friday, five past eight in the clinic’s zone, in milliseconds since 1970. */
export const MORNING = Date.parse('2026-11-20T08:05:00-05:00');
const TIME_ZONE = 'America/New_York';

const CLINIC = generateClinic({ seed: 7, today: '2026-11-20', timeZone: TIME_ZONE });
const [FAMILY, INTERNIST, , RESIDENT] = CLINIC.clinicians.map(({ id }) => id);

/** Who signs in: a family physician, or a resident whose visits partly stand under the supervisor. */
export const DOCTOR = FAMILY ?? '';
export const SUPERVISOR = INTERNIST ?? '';
export const TRAINEE = RESIDENT ?? '';

/** What a day of the matrix is. */
export interface DayWanted {
  /** Visits that stand, of which a sixth are on Monday. */
  readonly visits: number;
  /** One in so many patients has a chart that is closed. */
  readonly closedOneIn: number;
  /** Laboratory results that one of the patients has besides. */
  readonly moreResults?: number;
}

/** One clinician’s days: one visit is surgery, one names nobody, one patient comes twice; others do not stand, or are someone else’s. */
export function aDay({ visits, closedOneIn, moreResults = 0 }: DayWanted): Clinic {
  const booked = bookedWith(DOCTOR);
  const own = booked.slice(0, visits).map((visit, place) => laid(visit, place, visits));
  const standing = own.map((visit, place) => {
    if (place === 2) return ofNobody(visit);
    if (place === visits - 1) return withPatientOf(visit, own[4]);
    return place === 5 ? asSurgery(visit) : visit;
  });
  const patients = standing.flatMap(patientsOf);
  const closed = new Set(patients.filter((_, place) => place % closedOneIn === 1));
  const clinic = clinicOf(
    [...standing, ...fallen(booked.slice(visits, visits + 3), visits)],
    closed,
  );
  const [patient = ''] = patientsOf(standing[3] ?? {});
  return { ...clinic, resources: [...clinic.resources, ...resultsOf(patient, moreResults)] };
}

/** As many sodium results, one a day back from yesterday: within normal limits, then out of them, the newest last. */
function resultsOf(patient: string, count: number): readonly Observation[] {
  return Array.from({ length: count }, (_, place) => ({
    resourceType: 'Observation',
    id: `one-of-many-${place}`,
    status: 'final',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'laboratory' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '2951-2' }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: new Date(MORNING - (count - place) * 24 * HOUR).toISOString(),
    valueQuantity: {
      value: place < 100 ? 140 : 124,
      unit: 'mmol/L',
      system: 'http://unitsofmeasure.org',
      code: 'mmol/L',
    },
  }));
}

const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

/** A resident’s day: own visits, visits that only the supervisor’s name stands on, and some with both; and the supervisor’s other days. */
export function aSupervisedDay(): Clinic {
  const own = bookedWith(TRAINEE).slice(0, 12);
  const visits = own.map((visit, place) => {
    const names =
      place % 3 === 0 ? [TRAINEE] : place % 3 === 1 ? [SUPERVISOR] : [SUPERVISOR, TRAINEE];
    return withClinicians(laid(visit, place, own.length), names);
  });
  const closed = new Set(patientsOf(visits[3] ?? {}));
  return clinicOf(visits, closed);
}

/** Milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Five sixths today, in two halves with a free hour between, the rest on Monday. */
function laid(visit: Appointment, place: number, of: number): Appointment {
  const today = Math.ceil((of * 5) / 6);
  const half = Math.ceil(today / 2);
  const length = Math.max(4, Math.floor(240 / half));
  const isMonday = place >= today;
  const minutes = isMonday
    ? (place - today) * 15
    : place < half
      ? place * length
      : 300 + (place - half) * length;
  const first = MORNING + 25 * MINUTE + (isMonday ? 72 * HOUR : 0);
  return at(visit, first + minutes * MINUTE, length);
}

function at(visit: Appointment, start: number, minutes: number): Appointment {
  return {
    ...visit,
    status: 'booked',
    start: new Date(start).toISOString(),
    end: new Date(start + minutes * MINUTE).toISOString(),
    minutesDuration: minutes,
  };
}

/** Visits that nobody is expected to, or not within the days that are read. */
function fallen(visits: readonly Appointment[], standing: number): readonly Appointment[] {
  if (standing === 0) return [];
  const [cancelled, proposed, later] = visits;
  return [
    ...(cancelled === undefined
      ? []
      : [{ ...at(cancelled, MORNING + HOUR, 20), status: 'cancelled' as const }]),
    ...(proposed === undefined
      ? []
      : [{ ...at(proposed, MORNING + 2 * HOUR, 20), status: 'proposed' as const }]),
    ...(later === undefined ? [] : [at(later, MORNING + 9 * 24 * HOUR, 20)]),
  ];
}

function bookedWith(clinician: string): readonly Appointment[] {
  const first = new Map<string, Appointment>();
  for (const resource of CLINIC.resources) {
    if (resource.resourceType !== 'Appointment') continue;
    const [patient] = patientsOf(resource);
    if (patient !== undefined && isWith(resource, clinician) && !first.has(patient)) {
      first.set(patient, resource);
    }
  }
  return [...first.values()];
}

function isWith({ participant }: Appointment, clinician: string): boolean {
  return participant.some(({ actor }) => actor?.reference === `Practitioner/${clinician}`);
}

function withClinicians(visit: Appointment, ids: readonly string[]): Appointment {
  const others = visit.participant.filter(
    ({ actor }) => actor?.reference?.startsWith('Practitioner/') !== true,
  );
  const names = ids.map((id) => ({
    actor: { reference: `Practitioner/${id}`, display: 'Clinician' },
    status: 'accepted' as const,
  }));
  return { ...visit, participant: [...names, ...others] };
}

function ofNobody(visit: Appointment): Appointment {
  return {
    ...visit,
    participant: visit.participant.map((one) =>
      one.actor?.reference?.startsWith('Patient/') === true
        ? { ...one, actor: { display: 'Patient without a record' } }
        : one,
    ),
  };
}

function withPatientOf(visit: Appointment, other: Appointment | undefined): Appointment {
  const patient = other?.participant.find(({ actor }) => actor?.reference?.startsWith('Patient/'));
  if (patient === undefined) return visit;
  return {
    ...visit,
    participant: visit.participant.map((one) =>
      one.actor?.reference?.startsWith('Patient/') === true ? patient : one,
    ),
  };
}

/** FHIR leaves the codes to each server; Epic documents these two for what it keeps apart. */
function asSurgery(visit: Appointment): Appointment {
  return { ...visit, serviceCategory: [{ coding: [{ code: 'surgery' }] }] };
}

/** How many visits of another clinician stand beside them: their charts are nobody's business. */
const OTHERS = 6;

/** These visits, some of another clinician’s, and the records of everyone on them. */
function clinicOf(visits: readonly Appointment[], closed: ReadonlySet<string>): Clinic {
  const others = bookedWith(CLINIC.clinicians[2]?.id ?? '')
    .slice(0, OTHERS)
    .map((visit, place) => laid(visit, place, OTHERS));
  const schedule = [...visits, ...others];
  const present = new Set(schedule.flatMap(patientsOf));
  const isKept = (resource: Resource) => {
    if (resource.resourceType === 'Appointment') return false;
    if (resource.resourceType === 'Encounter' && resource.status !== 'finished') return false;
    const about = patientsOf(resource);
    return about.length === 0 || about.some((patient) => present.has(patient));
  };
  return {
    ...CLINIC,
    resources: [...CLINIC.resources.filter(isKept), ...schedule],
    restrictedPatients: closed,
  };
}
