import { isObject } from '#boundary/guards.ts';
import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { DAY } from '#phi/signals/durations.ts';
import { codingsOf, type FhirObject, parseTime, textOf } from './resource.ts';
import { instant, type PlannedParam, type PlansByVendor, type SearchPlan } from './search.ts';

/** Design choice: what was done within a year can still be the subject of a visit. */
const PROCEDURE_DAYS = 365;

const LAST_YEAR: PlannedParam<AskedPatient> = {
  name: 'date',
  why: 'Only the last year.',
  value: ({ now }) => `ge${instant(now - PROCEDURE_DAYS * DAY)}`,
};

/** What is asked for procedures, and why. */
export const PROCEDURES: SearchPlan<AskedPatient> = {
  kind: 'procedures',
  type: 'Procedure',
  params: [OF_PATIENT, LAST_YEAR, PAGE],
};

const CLOSED: SearchPlan<AskedPatient> = {
  ...PROCEDURES,
  params: [
    OF_PATIENT,
    LAST_YEAR,
    {
      name: 'date',
      why: 'What has been. This vendor refuses a range without an end.',
      value: ({ now }) => `le${instant(now)}`,
    },
    PAGE,
  ],
};

/** The same by vendor. Oracle Health's is documented in the Millennium R4 reference, Procedure. */
export const PROCEDURE_PLANS: PlansByVendor<AskedPatient> = {
  usual: [PROCEDURES],
  oracle: [CLOSED],
};

/** The codes of procedures that were done or begun within the year. Not every server minds the date it is asked for. */
export function parseProcedures(resources: readonly FhirObject[], now: number): readonly Coding[] {
  const from = now - (PROCEDURE_DAYS + 1) * DAY; // a bare day may begin before the moment asked for
  return resources
    .filter(({ status }) => !NOT_DONE.has(textOf(status)))
    .filter((procedure) => (endOf(procedure) ?? from) >= from)
    .flatMap(({ code }) => codingsOf(code));
}

function endOf({ performedDateTime, performedPeriod }: FhirObject): number | undefined {
  if (performedDateTime !== undefined) return parseTime(performedDateTime);
  return isObject(performedPeriod)
    ? parseTime(performedPeriod['end']) // one without an end goes on
    : undefined;
}

/** FHIR R4 event-status. */
const NOT_DONE: ReadonlySet<string> = new Set(['not-done', 'entered-in-error']);
