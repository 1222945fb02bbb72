import type { Appointment, AppointmentParticipant, CodeableConcept } from '@medplum/fhirtypes';
import type { Mark } from './canary.ts';
import { instantOf } from './clinic-time.ts';
import { concept, SYSTEMS } from './coding-systems.ts';
import { markedId, narrative, patientReference, practitionerReference } from './narrative.ts';
import { chance, pick } from './random.ts';
import type { Random } from './random.ts';

/** A visit to be written down. */
export interface Booking {
  readonly day: string;
  readonly startMinute: number;
  readonly minutes: number;
  readonly patientId: string;
  /** In the order they stand on the appointment. */
  readonly practitionerIds: readonly string[];
  /** What the scheduler typed, with codings where someone coded it; undefined when the field was left empty. */
  readonly reason: CodeableConcept | undefined;
  readonly kind: 'preventive' | 'complaint' | 'follow-up' | 'new-patient';
}

/** What all appointments of a clinic share. */
export interface Desk {
  readonly random: Random;
  readonly mark: Mark;
  readonly today: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly locationId: string | undefined;
}

/**
 * Percent of visits: cancelled, not yet confirmed, missed, by video, and booked under a name that no chart is linked to; and percent of
 * typed reasons that stand in the description, where some EHRs have no other field for them.
 */
const RATES = {
  cancelled: 4.5,
  unconfirmed: 1.2,
  missed: 6,
  video: 9,
  unlinked: 1.2,
  described: 40,
} as const;
const CANCELLATION = 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason';

/** The Appointment of a booking; every text in it that could name someone carries a canary. */
export function appointmentOf(booking: Booking, desk: Desk): Appointment {
  const { random, mark } = desk;
  const start = instantOf(booking.day, booking.startMinute, desk.timeZone);
  const end = instantOf(booking.day, booking.startMinute + booking.minutes, desk.timeZone);
  const status = statusOf({ start, end }, desk);
  const video = booking.kind !== 'preventive' && chance(random, RATES.video);
  const service = video
    ? 'Video visit (virtual, telehealth)'
    : pick(random, SERVICES[booking.kind]);
  const appointment: Appointment = {
    resourceType: 'Appointment',
    id: markedId('a', mark),
    text: narrative('Appointment', mark),
    identifier: [{ system: 'urn:sandbox:appointment', value: mark() }],
    status,
    ...(status === 'cancelled' ? { cancelationReason: concept(CANCELLATION, 'pat') } : {}),
    serviceType: [{ text: service }],
    appointmentType: concept(SYSTEMS.appointmentType, TYPES[booking.kind]),
    description: `${service}, ${mark()}`,
    start,
    end,
    minutesDuration: booking.minutes,
    ...(chance(random, 35) ? { comment: `Called by ${mark()}, please confirm` } : {}),
    ...(chance(random, 25)
      ? { patientInstruction: `${mark()}: bring all medication bottles` }
      : {}),
    participant: participantsOf(booking, desk, video),
  };
  return { ...appointment, ...reasonIn(booking, random) };
}

/** Drawn last, so that it changes nothing else of the visit. */
function reasonIn({ reason }: Booking, random: Random): Partial<Appointment> {
  if (reason === undefined) return {};
  const isDescribed = reason.coding === undefined && chance(random, RATES.described);
  return isDescribed && reason.text !== undefined
    ? { description: reason.text }
    : { reasonCode: [reason] };
}

const TYPES = {
  preventive: 'CHECKUP',
  complaint: 'WALKIN',
  'follow-up': 'FOLLOWUP',
  'new-patient': 'ROUTINE',
} as const;
const SERVICES = {
  preventive: ['Preventive visit', 'Physical'],
  complaint: ['Office visit', 'Same-day visit', 'Acute visit'],
  'follow-up': ['Office visit', 'Follow-up visit', 'Return patient'],
  'new-patient': ['New patient visit'],
} as const;

/** One draw decides, so that the same visit keeps its fate from day to day. */
function statusOf(time: { start: string; end: string }, desk: Desk): Appointment['status'] {
  const draw = desk.random.next() * 100;
  if (draw < RATES.cancelled) return 'cancelled';
  const now = desk.now.getTime();
  if (Date.parse(time.end) <= now) return draw > 100 - RATES.missed ? 'noshow' : 'fulfilled';
  if (Date.parse(time.start) <= now) return draw > 100 - RATES.missed ? 'noshow' : 'arrived';
  if (draw < RATES.cancelled + RATES.unconfirmed) return draw % 1 < 0.5 ? 'pending' : 'proposed';
  return 'booked';
}

function participantsOf(booking: Booking, desk: Desk, video: boolean): AppointmentParticipant[] {
  const { mark, locationId } = desk;
  const linked = !chance(desk.random, RATES.unlinked);
  const patient = linked
    ? patientReference(booking.patientId, mark)
    : { display: `Patient ${mark()}` };
  const place =
    locationId === undefined || video
      ? []
      : [{ reference: `Location/${locationId}`, display: `Room of ${mark()}` }];
  const clinicians = booking.practitionerIds.map((id) => practitionerReference(id, mark));
  return [...clinicians, patient, ...place].map((actor) => ({ actor, status: 'accepted' }));
}
