import type { Appointment } from '@medplum/fhirtypes';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { FRIDAY_MORNING, fridayClinic } from './world.ts';

/** The Friday clinic with four visits of one clinician that morning and one on Monday: a whole reading takes a second. */
export function shortClinic(): Clinic {
  const clinic = fridayClinic();
  const booked = clinic.resources
    .filter((resource) => resource.resourceType === 'Appointment')
    .filter((appointment) => isBookedWith(appointment, internistOf(clinic)))
    .toSorted((one, other) => startOf(one) - startOf(other));
  const kept = new Set<unknown>([
    ...booked.filter((visit) => startOf(visit) > FRIDAY_MORNING.getTime()).slice(0, 4),
    ...booked.filter((visit) => startOf(visit) > Date.parse(MONDAY)).slice(0, 1),
  ]);
  return {
    ...clinic,
    resources: clinic.resources.filter(
      (resource) => resource.resourceType !== 'Appointment' || kept.has(resource),
    ),
  };
}

const MONDAY = '2026-11-23T00:00:00-05:00';

/** The clinician whose visits these are. */
export function internistOf({ clinicians }: Clinic): string {
  return clinicians[1]?.id ?? '';
}

/** Patients who come, in the order of their visits. */
export function patientsOf({ resources }: Clinic): readonly string[] {
  return resources
    .filter((resource) => resource.resourceType === 'Appointment')
    .toSorted((one, other) => startOf(one) - startOf(other))
    .flatMap(({ participant }) =>
      participant.flatMap(({ actor }) => /^Patient\/(.+)$/.exec(actor?.reference ?? '')?.[1] ?? []),
    );
}

function startOf({ start = '' }: Appointment): number {
  return Date.parse(start);
}

function isBookedWith({ status, participant }: Appointment, clinician: string): boolean {
  const actors = participant.map(({ actor }) => actor?.reference ?? '');
  return (
    status === 'booked' &&
    actors.includes(`Practitioner/${clinician}`) &&
    actors.some((actor) => actor.startsWith('Patient/'))
  );
}
