import { isObject } from '#boundary/guards.ts';
import { type FhirObject, objectsOf, textOf } from '../resource.ts';

/** An encounter written as the appointment it would be, so that one parser judges both: who takes part, when, and why. */
export function asAppointment(encounter: FhirObject): FhirObject {
  const { id, meta, status, period, participant, subject, reasonCode, type, serviceType } =
    encounter;
  const { start, end } = isObject(period) ? period : {};
  return {
    id,
    meta,
    status: STATUSES.get(textOf(status)),
    start,
    end,
    participant: [
      ...objectsOf(participant).map(({ individual, type: part }) => ({
        actor: individual,
        type: part,
      })),
      ...(isObject(subject) ? [{ actor: subject }] : []),
    ],
    reasonCode,
    serviceType: [...objectsOf(type), ...objectsOf([serviceType])],
  };
}

/** FHIR R4 encounter-status as appointmentstatus. One that is neither is no visit, and one that says nothing is unreadable. */
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['planned', 'booked'],
  ['arrived', 'arrived'],
  ['triaged', 'checked-in'],
  ['in-progress', 'checked-in'],
  ['onleave', 'checked-in'],
  ['finished', 'fulfilled'],
  ['cancelled', 'cancelled'],
  ['entered-in-error', 'entered-in-error'],
]);
