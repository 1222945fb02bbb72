import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import { MINUTE } from '#phi/signals/durations.ts';
import { hasClinicianByDisplay } from './clinician-by-display.ts';
import type { PatientNumbers } from './patient-numbers.ts';
import { type Clinician, namesClinician, referencesOf } from './read-clinician.ts';
import { idOf } from './reference.ts';
import { codingsOfAll, type FhirObject, objectsOf, parseInstant, textOf } from './resource.ts';
import type { TextIndex, TextTopic } from '#phi/signals/text-index.ts';

/** What an appointment is to the reader's schedule. `foreign`: another clinician's; `unreadable`: no participants, status or start. */
export type Parsed =
  | { readonly is: 'visit'; readonly visit: Visit }
  | { readonly is: 'no-visit' | 'foreign' | 'unreadable' };

/** Whose schedule is read, and on which server. */
export interface ScheduleOf {
  readonly clinician: Clinician;
  readonly base: URL;
  readonly patients: PatientNumbers;
  /** The server declares the search by clinician and did not drop it, so that one named without a reference may be trusted to be ours. */
  readonly declared: boolean;
  /** What words name. */
  readonly topicsIn: TextIndex['topicsIn'];
}

/**
 * Parses one Appointment. Of its words only description, reasons and service types are looked at, here, and nothing of them stays but the
 * topics they name; names and comments are never looked at.
 */
export function parseAppointment(appointment: FhirObject, schedule: ScheduleOf): Parsed {
  const { base, patients } = schedule;
  const actors = referencesOf(appointment['participant'], 'actor');
  const isOurs =
    namesClinician(actors, schedule.clinician, base) ||
    (schedule.declared && hasClinicianByDisplay(appointment['participant']));
  if (!isOurs) return { is: actors.length === 0 ? 'unreadable' : 'foreign' };
  const { status } = appointment;
  if (typeof status !== 'string') return { is: 'unreadable' };
  if (!VISIT_STATUSES.has(status)) return { is: 'no-visit' };
  const start = parseInstant(appointment['start']);
  if (start === undefined) return { is: 'unreadable' };
  const ids = new Set(actors.flatMap((actor) => idOf(actor, 'Patient', base) ?? []));
  const [patient = null, ...others] = [...ids].map((id) => patients.numberOf(id));
  const visit: Visit = {
    start,
    end: endOf(appointment, start),
    patient,
    ...(others.length > 0 ? { others } : {}),
    reasons: codingsOfAll(appointment['reasonCode']),
    said: saidIn(appointment, schedule.topicsIn),
  };
  return { is: 'visit', visit };
}

/** Each topic once, for certain where one of the phrases is sure. */
function saidIn(
  { description, reasonCode, serviceType }: FhirObject,
  topicsIn: TextIndex['topicsIn'],
): readonly TextTopic[] {
  const concepts = [...objectsOf(reasonCode), ...objectsOf(serviceType)].slice(0, MOST_PHRASES);
  const phrases = new Set([description, ...concepts.map(({ text }) => text)].map(textOf));
  const said = [...phrases].flatMap(topicsIn).toSorted((one, other) => rank(one) - rank(other));
  return said.filter(({ topic }, place) => said.findIndex((one) => one.topic === topic) === place);
}

/** More would be no reason for a visit, and each is work. */
const MOST_PHRASES = 8;

function rank({ tier }: TextTopic): number {
  return tier === 'high' ? 0 : 1;
}

/** FHIR R4 appointmentstatus: those where someone is expected. Not: proposed, pending, waitlist, cancelled, noshow, entered-in-error. */
const VISIT_STATUSES: ReadonlySet<string> = new Set([
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
]);

/** Design choice, for an appointment that says neither its end nor its length: a usual primary-care slot. */
const USUAL_MINUTES = 20;

/** No visit is longer: a slip in a year would otherwise make it last. */
const LONGEST_MINUTES = 24 * 60;

function endOf({ end, minutesDuration }: FhirObject, start: number): number {
  const said = parseInstant(end);
  if (said !== undefined && said > start && said <= start + LONGEST_MINUTES * MINUTE) return said;
  const isLength =
    typeof minutesDuration === 'number' &&
    minutesDuration > 0 &&
    minutesDuration <= LONGEST_MINUTES;
  return start + (isLength ? minutesDuration : USUAL_MINUTES) * MINUTE;
}
