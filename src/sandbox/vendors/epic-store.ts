import type { Identifier, List, Patient, Reference, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '../clinic/clinic.ts';
import { namedReference, patientsBooked } from './patients-booked.ts';

/** Identifiers of patient lists in Epic's public sandbox; the instance part and the number are each customer's own. */
export const EPIC_LISTS = {
  mine: { system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.698283', value: '9192' },
  department: { system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.806567', value: '5332' },
} as const satisfies Readonly<Record<string, Identifier>>;

/** A clinic as Epic keeps it: each visit with its service category, and the patient lists of the clinicians and of their department. */
export function epicStore(clinic: Clinic): readonly Resource[] {
  const mine = clinic.clinicians.map(({ id }) =>
    listOf(`list-mine-${id}`, EPIC_LISTS.mine, {
      patients: patientsBooked(clinic, id),
      owner: { reference: `Practitioner/${id}` },
    }),
  );
  const department = listOf('list-department', EPIC_LISTS.department, {
    patients: patientsBooked(clinic),
  });
  return [...clinic.resources.map(withServiceCategory), ...mine, department];
}

interface ListParts {
  readonly patients: readonly Patient[];
  readonly owner?: Reference<never>;
}

function listOf(id: string, identifier: Identifier, { patients, owner }: ListParts): List {
  return {
    resourceType: 'List',
    id,
    identifier: [identifier],
    status: 'current',
    mode: 'working',
    code: { coding: [{ code: 'patients' }] },
    ...(owner === undefined ? {} : { source: owner }),
    entry: patients.map((patient) => ({ item: namedReference(patient) })),
  };
}

/** A visit that says nothing else is an appointment; one stored as surgery stays so. */
function withServiceCategory(resource: Resource): Resource {
  if (resource.resourceType !== 'Appointment' || resource.serviceCategory !== undefined) {
    return resource;
  }
  return { ...resource, serviceCategory: [{ coding: [{ code: 'appointment' }] }] };
}
