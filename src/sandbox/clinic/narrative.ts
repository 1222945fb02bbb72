import type { Narrative, Reference, Patient, Practitioner } from '@medplum/fhirtypes';
import type { Mark } from './canary.ts';

/** The readable text that EHRs put on a resource, with a name in it. */
export function narrative(what: string, mark: Mark): Narrative {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">${what} of ${mark()}</div>`;
  return { status: 'generated', div };
}

/** A reference to a patient with the name beside it. */
export function patientReference(id: string, mark: Mark): Reference<Patient> {
  return { reference: `Patient/${id}`, display: `Patient ${mark()}` };
}

/** A reference to a clinician with the name beside it. */
export function practitionerReference(id: string, mark: Mark): Reference<Practitioner> {
  return { reference: `Practitioner/${id}`, display: `Dr. ${mark()}` };
}

/** An id that gives itself away: the kind of resource and a canary. */
export function markedId(kind: string, mark: Mark): string {
  return `${kind}-${mark()}`;
}
