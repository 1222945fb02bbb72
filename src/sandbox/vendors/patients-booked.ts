import type { Appointment, Patient, Reference, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '../clinic/clinic.ts';

/** The patients who have a visit that stands with a clinician, in the order of the store; with everyone's where none is named. */
export function patientsBooked({ resources }: Clinic, clinician?: string): readonly Patient[] {
  const ids = new Set(
    resources.flatMap((resource) =>
      resource.resourceType === 'Appointment' && stands(resource) && isWith(resource, clinician)
        ? actorsOf(resource, 'Patient')
        : [],
    ),
  );
  return resources.flatMap((resource) =>
    resource.resourceType === 'Patient' && ids.has(resource.id ?? '') ? [resource] : [],
  );
}

/** A reference to a patient with the name in plain sight, as EHRs write it in lists. */
export function namedReference({ id = '', name = [] }: Patient): Reference<Patient> {
  const [{ text, given = [], family = '' } = {}] = name;
  return { reference: `Patient/${id}`, display: text ?? [...given, family].join(' ').trim() };
}

/** Ids of those of one type who take part in a visit. */
export function actorsOf({ participant }: Appointment, type: Resource['resourceType']) {
  return participant.flatMap(({ actor }) => {
    const [referred, id] = actor?.reference?.split('/') ?? [];
    return referred === type && id !== undefined ? [id] : [];
  });
}

function stands({ status }: Appointment): boolean {
  return status !== 'cancelled';
}

function isWith(appointment: Appointment, clinician: string | undefined): boolean {
  return clinician === undefined || actorsOf(appointment, 'Practitioner').includes(clinician);
}
