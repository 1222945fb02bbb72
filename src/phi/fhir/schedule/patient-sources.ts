import { isObject } from '#boundary/guards.ts';
import { type Clinician, namesClinician, referencesOf } from '../read-clinician.ts';
import type { PanelPlan } from '../read-panel.ts';
import { idOf } from '../reference.ts';
import { type FhirObject, objectsOf, textOf } from '../resource.ts';
import type { SearchPlan } from '../search.ts';
import { type AskedForPatients, GROUP_PLAN, LIST_PLAN } from './plans.ts';

/** Where patients who may come are named. */
export interface PatientSource {
  readonly plan: SearchPlan<AskedForPatients>;
  /** How often it is asked. */
  readonly each: 'once' | 'practitioner' | 'list';
  /** Whether the resource is what was asked for: a server that drops a parameter it does not know sends anyone's. */
  readonly isOurs: (resource: FhirObject, asked: OfWhom) => boolean;
  readonly patientsOf: (resource: FhirObject, base: URL) => readonly string[];
}

interface OfWhom {
  readonly clinician: Clinician;
  /** `system|value`, where a list was asked for. */
  readonly list: string;
  readonly base: URL;
}

/** A list of patients by its identifier. */
export const LIST_SOURCE: PatientSource = {
  plan: LIST_PLAN,
  each: 'list',
  isOurs: ({ identifier, status }, { list }) =>
    !ENDED_LISTS.has(textOf(status)) &&
    objectsOf(identifier).some(
      ({ system, value }) => `${textOf(system)}|${textOf(value)}` === list,
    ),
  patientsOf: ({ entry }, base) =>
    objectsOf(entry)
      .filter(({ deleted }) => deleted !== true)
      .flatMap(({ item }) => idOf(item, 'Patient', base) ?? []),
};

/** FHIR R4 list-status: lists that no longer hold. */
const ENDED_LISTS: ReadonlySet<string> = new Set(['retired', 'entered-in-error']);

/** A group of persons that the clinician manages. */
export const GROUP_SOURCE: PatientSource = {
  plan: GROUP_PLAN,
  each: 'once',
  isOurs: ({ managingEntity, active }, { clinician, base }) =>
    active !== false && namesClinician([managingEntity], clinician, base),
  patientsOf: ({ member }, base) =>
    objectsOf(member)
      .filter(({ inactive }) => inactive !== true)
      .flatMap(({ entity }) => idOf(entity, 'Patient', base) ?? []),
};

/** A way to find a panel as a source of patients. */
export function panelSource(plan: PanelPlan): PatientSource {
  return {
    plan,
    each: 'practitioner',
    isOurs: (resource, { clinician, base }) =>
      namesClinician(plan.cliniciansOf(resource), clinician, base),
    patientsOf: (resource, base) => {
      const patient = plan.patientOf(resource, base);
      return patient === undefined ? [] : [patient];
    },
  };
}

/** True where a visit names this patient among those who take part. */
export function isVisitOf(appointment: FhirObject, patient: string, base: URL): boolean {
  return referencesOf(appointment['participant'], 'actor').some(
    (actor) => isObject(actor) && idOf(actor, 'Patient', base) === patient,
  );
}
