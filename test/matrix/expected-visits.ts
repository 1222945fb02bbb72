import type { Appointment } from '@medplum/fhirtypes';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { patientsOf, readableOf, visitsOf } from '../contract/phi/sandbox-expected.ts';
import type { Condition } from './conditions.ts';
import type { Variant } from './variants.ts';

/** Who counts as the clinician of a case: whoever signed in, and whom a rule names for them. */
export function countedIn({ clinician, whose }: Condition): readonly string[] {
  return whose.flatMap(({ practitioners }) =>
    practitioners.flatMap((written) => {
      if (written === '') return [clinician];
      const [who, id] = written.split('>');
      return who === clinician && id !== undefined ? [id] : [];
    }),
  );
}

/** The visits that stand, as far as this vendor’s EHR shows them, by start. */
export function visitsShown(
  { shown }: Variant,
  condition: Condition,
  clinic: Clinic,
): readonly Appointment[] {
  const of = shown === 'encounters' ? plannedOf : visitsOf;
  const standing = new Map(
    countedIn(condition).flatMap((id) => of(clinic, id).map((visit) => [visit.id, visit] as const)),
  );
  const visits = [...standing.values()].toSorted(
    (a, b) => Date.parse(a.start ?? '') - Date.parse(b.start ?? ''),
  );
  switch (shown) {
    case 'appointments':
      return visits;
    case 'encounters':
      return readableOf(visits, clinic);
    case 'own-list': {
      const listed = patientsOfClinician(clinic, condition.clinician);
      return visits.filter((visit) => patientsOf([visit]).some((id) => listed.has(id)));
    }
    case 'nothing':
      return [];
  }
}

/** Where visits to come stand as encounters, one that nobody has confirmed is planned all the same. */
function plannedOf({ resources }: Clinic, clinician: string): readonly Appointment[] {
  return resources
    .filter((resource) => resource.resourceType === 'Appointment')
    .filter((visit) => isWith(visit, clinician) && !NOT_PLANNED.has(visit.status));
}

const NOT_PLANNED: ReadonlySet<string> = new Set(['noshow', 'cancelled', 'entered-in-error']);

/** Patients who have a visit with a clinician that was not cancelled: whom the clinician’s own list or group holds. */
export function patientsOfClinician({ resources }: Clinic, clinician: string): ReadonlySet<string> {
  return new Set(
    resources.flatMap((resource) =>
      resource.resourceType === 'Appointment' &&
      resource.status !== 'cancelled' &&
      isWith(resource, clinician)
        ? patientsOf([resource])
        : [],
    ),
  );
}

/** Kept apart from other visits by its service category. */
export function isSurgery({ serviceCategory = [] }: Appointment): boolean {
  return serviceCategory.some(({ coding = [] }) => coding.some(({ code }) => code === 'surgery'));
}

function isWith({ participant }: Appointment, clinician: string): boolean {
  return participant.some(({ actor }) => actor?.reference === `Practitioner/${clinician}`);
}
