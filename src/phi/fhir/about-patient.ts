import { PAGE_SIZE, type PlannedParam } from './search.ts';
import { idOf } from './reference.ts';
import type { FhirObject } from './resource.ts';

/** Whose record is asked for, and when. */
export interface AskedPatient {
  /** FHIR id. */
  readonly patient: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What every search of a chart begins with. */
export const OF_PATIENT: PlannedParam<AskedPatient> = {
  name: 'patient',
  why: 'Only this patient, who is on the schedule or on the panel.',
  value: ({ patient }) => `Patient/${patient}`,
};

/** What every search of a chart ends with. */
export const PAGE: PlannedParam<AskedPatient> = PAGE_SIZE;

/** The resources that are about this patient: a server that drops a parameter it does not know would send anyone's. */
export function aboutPatient(
  resources: readonly FhirObject[],
  patient: string,
  base: URL,
): readonly FhirObject[] {
  return resources.filter(
    ({ subject, patient: named }) => idOf(subject ?? named, 'Patient', base) === patient,
  );
}
