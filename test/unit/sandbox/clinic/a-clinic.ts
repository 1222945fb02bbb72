import type { Appointment, Resource } from '@medplum/fhirtypes';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';

/** A Monday in New York, well away from a change of clocks. */
export const MONDAY = { seed: 7, today: '2026-11-16', timeZone: 'America/New_York' };

/** The clinic most tests look at. */
export const clinic = generateClinic(MONDAY);

/** The resources of one type. */
export function ofType<T extends Resource['resourceType']>(
  resources: readonly Resource[],
  type: T,
): readonly Extract<Resource, { resourceType: T }>[] {
  return resources.filter((resource) => isOfType(resource, type));
}

function isOfType<T extends Resource['resourceType']>(
  resource: Resource,
  type: T,
): resource is Extract<Resource, { resourceType: T }> {
  return resource.resourceType === type;
}

/** Whether the appointment is booked under that practitioner. */
export function isBookedUnder(appointment: Appointment, practitionerId: string): boolean {
  return actorsOf(appointment).includes(`Practitioner/${practitionerId}`);
}

/** The references of everyone and everything that takes part. */
export function actorsOf({ participant }: Appointment): readonly string[] {
  return participant.flatMap(({ actor }) => actor?.reference ?? []);
}

/** The calendar day of an appointment where the clinic is. */
export function dayOf({ start = '' }: Appointment): string {
  return start.slice(0, 10);
}
