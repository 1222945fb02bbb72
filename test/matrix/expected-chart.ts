import type {
  CodeableConcept,
  Condition,
  MedicationRequest,
  Observation,
  Procedure,
  Resource,
} from '@medplum/fhirtypes';
import { topicOf } from '#boundary/topic.ts';
import type { Chart, Coding, LabResult } from '#phi/signals/clinical-snapshot.ts';
import { patientsOf } from '#sandbox/ehr/patients-of.ts';
import { SHIPPED_INDEXES } from '../support/indexes.ts';
import { MORNING } from './a-day.ts';

/* What a chart in the sandbox’s store says, looked up in the plainest way: nothing here knows FHIR searches, or our readers of them. */

/** A patient’s records by type, as far as an EHR gave them. */
export interface Records {
  readonly Condition: readonly Condition[];
  readonly MedicationRequest: readonly MedicationRequest[];
  readonly Observation: readonly Observation[];
  readonly Procedure: readonly Procedure[];
  readonly ServiceRequest: readonly Extract<
    Resource,
    { readonly resourceType: 'ServiceRequest' }
  >[];
}

/** Every record of one patient in a store. */
export function recordsOf(resources: readonly Resource[], patient: string): Records {
  const own = resources.filter((resource) => patientsOf(resource).includes(patient));
  return {
    Condition: own.filter((one) => one.resourceType === 'Condition'),
    MedicationRequest: own.filter((one) => one.resourceType === 'MedicationRequest'),
    Observation: own.filter((one) => one.resourceType === 'Observation'),
    Procedure: own.filter((one) => one.resourceType === 'Procedure'),
    ServiceRequest: own.filter((one) => one.resourceType === 'ServiceRequest'),
  };
}

const DAY = 86_400_000; // ms
const YEAR = 365 * DAY;
/** What the documents promise: half a year of results, a year of procedures, a quarter in which a drug is new. */
const RESULTS = 180 * DAY;
const NEW = 90 * DAY;

/** What those records come to as a chart. */
export function chartOf(records: Records): Chart {
  const { Condition: conditions } = records;
  const standing = conditions.filter(stands);
  const codings = (list: readonly Condition[]) =>
    list.flatMap((condition) =>
      codingsIn(condition.code).map((coding) =>
        isOld(condition) ? { ...coding, old: true } : coding,
      ),
    );
  const isVisits = (condition: Condition) =>
    has(condition.category, 'encounter-diagnosis') && !has(condition.category, 'problem-list-item');
  return {
    problems: codings(standing.filter((condition) => !isVisits(condition))),
    encounterDiagnoses: codings(standing.filter(isVisits)),
    history: conditions
      .filter((condition) => has([condition.clinicalStatus], 'remission') && isTrue(condition))
      .flatMap(({ code }) => codingsIn(code)),
    said: standing.filter(({ code }) => codingsIn(code).length === 0).flatMap(saidBy),
    medications: records.MedicationRequest.filter(({ status }) => status === 'active').map(drugOf),
    results: newest(records.Observation),
    procedures: records.Procedure.filter(
      ({ status }) => status !== 'not-done' && status !== 'entered-in-error',
    )
      .filter(
        (procedure) =>
          timeOf(procedure.performedDateTime ?? procedure.performedPeriod?.end) >= MORNING - YEAR,
      )
      .flatMap(({ code }) => codingsIn(code)),
    orders: records.ServiceRequest.filter(({ status }) => status === 'active').flatMap(({ code }) =>
      codingsIn(code),
    ),
  };
}

function stands(condition: Condition): boolean {
  const isOver = ['resolved', 'inactive', 'remission'].some((code) =>
    has([condition.clinicalStatus], code),
  );
  return (
    isTrue(condition) && !isOver && !(timeOf(condition.abatementDateTime, Infinity) <= MORNING)
  );
}

function isTrue({ verificationStatus }: Condition): boolean {
  return !['refuted', 'entered-in-error'].some((code) => has([verificationStatus], code));
}

function isOld({ onsetDateTime, onsetPeriod, recordedDate }: Condition): boolean {
  return timeOf(onsetDateTime ?? onsetPeriod?.start ?? recordedDate, Infinity) < MORNING - YEAR;
}

function saidBy(condition: Condition): Chart['said'] {
  const said = SHIPPED_INDEXES.text.topicsIn(condition.code?.text ?? '');
  return said.filter(({ topic }) => !isOld(condition) || !topicOf(topic).episode);
}

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

function drugOf({
  medicationCodeableConcept: name,
  authoredOn,
}: MedicationRequest): Chart['medications'][number] {
  const names = new Set([name?.text, ...(name?.coding ?? []).map(({ display }) => display)]);
  const began = timeOf(authoredOn, -Infinity);
  return {
    words: [...names].flatMap((one) =>
      (one ?? '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== ''),
    ),
    rxnorm: codingsIn(name).flatMap(({ system, code }) => (system === RXNORM ? [code] : [])),
    recent: began <= MORNING && began >= MORNING - NEW,
  };
}

/** The last result of each code: laboratory, recent, and standing. */
function newest(observations: readonly Observation[]): readonly LabResult[] {
  const last = new Map<string, Observation>();
  for (const one of observations) {
    const [coding] = codingsIn(one.code);
    if (coding === undefined || VOID.has(one.status) || !isAskedFor(one)) continue;
    const known = last.get(coding.code);
    if (known === undefined || timeOf(one.effectiveDateTime) > timeOf(known.effectiveDateTime))
      last.set(coding.code, one);
  }
  return [...last.values()].map(resultOf);
}

/** A laboratory result of the half year. */
export function isAskedFor({ category, effectiveDateTime }: Observation): boolean {
  return has(category, 'laboratory') && timeOf(effectiveDateTime) >= MORNING - RESULTS;
}

const VOID: ReadonlySet<string> = new Set(['cancelled', 'entered-in-error', 'registered']);
const OUTSIDE = ['H', 'HH', 'HU', 'L', 'LL', 'LU', 'A', 'AA', '>', '<'];

function resultOf({ code, valueQuantity: value, interpretation }: Observation): LabResult {
  const [coding = { system: '', code: '' }] = codingsIn(code);
  const quantity =
    value?.value === undefined
      ? null
      : {
          value: value.value,
          unit: value.code ?? value.unit ?? '',
          comparator: value.comparator ?? null,
        };
  return { coding, quantity, abnormal: OUTSIDE.some((flag) => has(interpretation, flag)) };
}

/** The codings of a concept that have a system and a code. */
export function codingsIn(concept: CodeableConcept | undefined): readonly Coding[] {
  return (concept?.coding ?? []).flatMap(({ system = '', code = '' }) =>
    system === '' || code === '' ? [] : [{ system, code }],
  );
}

function has(
  concepts: readonly (CodeableConcept | undefined)[] | undefined,
  code: string,
): boolean {
  return (concepts ?? []).some((concept) =>
    (concept?.coding ?? []).some((one) => one.code === code),
  );
}

function timeOf(text: string | undefined, otherwise = -Infinity): number {
  return text === undefined ? otherwise : Date.parse(text);
}
