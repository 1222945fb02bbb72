import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { DAY } from '#phi/signals/durations.ts';
import { codingsOf, type FhirObject, textOf } from './resource.ts';
import { instant, type SearchPlan } from './search.ts';

/** Design choice: what was done within a year can still be the subject of a visit. */
const PROCEDURE_DAYS = 365;

/** What is asked for procedures, and why. */
export const PROCEDURES: SearchPlan<AskedPatient> = {
  kind: 'procedures',
  type: 'Procedure',
  params: [
    OF_PATIENT,
    {
      name: 'date',
      why: 'Only the last year.',
      value: ({ now }) => `ge${instant(now - PROCEDURE_DAYS * DAY)}`,
    },
    PAGE,
  ],
};

/** The codes of procedures that were done or begun. */
export function parseProcedures(resources: readonly FhirObject[]): readonly Coding[] {
  return resources
    .filter(({ status }) => !NOT_DONE.has(textOf(status)))
    .flatMap(({ code }) => codingsOf(code));
}

/** FHIR R4 event-status. */
const NOT_DONE: ReadonlySet<string> = new Set(['not-done', 'entered-in-error']);
