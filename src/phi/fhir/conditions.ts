import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { codesOf, codingsOf, type FhirObject, objectsOf } from './resource.ts';
import type { SearchPlan } from './search.ts';

/** Problems and encounter diagnoses come in one search: servers disagree on how `category` is written, and some have none. */
export const CONDITIONS: SearchPlan<AskedPatient> = {
  kind: 'problems',
  type: 'Condition',
  params: [OF_PATIENT, PAGE],
};

/** The two kinds of Condition that are read differently. */
export interface Conditions {
  readonly problems: readonly Coding[];
  readonly encounterDiagnoses: readonly Coding[];
}

/** Splits Conditions by category; one that says none is a problem. What is over or was never so is left out. */
export function parseConditions(resources: readonly FhirObject[]): Conditions {
  const standing = resources.filter(isStanding);
  const codings = (conditions: readonly FhirObject[]) =>
    conditions.flatMap(({ code }) => codingsOf(code));
  return {
    problems: codings(standing.filter((condition) => !isOfEncounter(condition))),
    encounterDiagnoses: codings(standing.filter(isOfEncounter)),
  };
}

/** FHIR R4 condition-clinical, condition-ver-status. */
const OVER: ReadonlySet<string> = new Set(['resolved', 'inactive', 'remission']);
const NEVER_SO: ReadonlySet<string> = new Set(['refuted', 'entered-in-error']);

function isStanding({ clinicalStatus, verificationStatus }: FhirObject): boolean {
  return (
    !codesOf(clinicalStatus).some((code) => OVER.has(code)) &&
    !codesOf(verificationStatus).some((code) => NEVER_SO.has(code))
  );
}

/** FHIR R4 condition-category. A condition in both categories stands on the problem list. */
function isOfEncounter({ category }: FhirObject): boolean {
  const codes = objectsOf(category).flatMap(codesOf);
  return codes.includes('encounter-diagnosis') && !codes.includes('problem-list-item');
}
