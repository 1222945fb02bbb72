import { parseConditions } from '#phi/fhir/conditions.ts';
import { parseMedications } from '#phi/fhir/medications.ts';
import { parseAppointment } from '#phi/fhir/parse-appointment.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { parseProcedures } from '#phi/fhir/procedures.ts';
import { parseResults } from '#phi/fhir/results.ts';
import type { Chart, Coding, Visit } from '#phi/signals/clinical-snapshot.ts';
import type { TextIndex } from '#phi/signals/text-index.ts';

/** A visit as someone types it, with what is known of who comes. */
export interface TypedVisit {
  readonly reasons: readonly Coding[];
  /** The first is the description, the others reasons in words. */
  readonly text: readonly string[];
  readonly problems: readonly Coding[];
  readonly encounterDiagnoses: readonly Coding[];
  /** Active conditions without a category. */
  readonly uncategorized: readonly Coding[];
  readonly resolved: readonly Coding[];
  /** Names of active drugs. */
  readonly drugs: readonly string[];
  readonly results: readonly TypedResult[];
  /** Vaccines and procedures. */
  readonly done: readonly Coding[];
}

/** A laboratory result; a value of null is one that was not measured as a number. */
export interface TypedResult {
  /** LOINC. */
  readonly loinc: string;
  readonly value: number | null;
  readonly unit: string;
  readonly comparator: string | null;
  /** The laboratory's own flag. */
  readonly abnormal: boolean;
}

/** A visit of nobody, with nothing known. */
export const NOTHING_TYPED: TypedVisit = {
  reasons: [],
  text: [],
  problems: [],
  encounterDiagnoses: [],
  uncategorized: [],
  resolved: [],
  drugs: [],
  results: [],
  done: [],
};

/** The visit and its chart as the app's own readers make them of FHIR resources that say the same. */
export function readTypedVisit(
  typed: TypedVisit,
  topicsIn: TextIndex['topicsIn'],
): { readonly visit: Visit; readonly chart: Chart } {
  const parsed = parseAppointment(appointmentOf(typed), {
    clinician: { practitioner: 'p', role: null },
    base: new URL('https://ehr.invalid/fhir/'),
    patients: createPatientNumbers(),
    declared: true,
    topicsIn,
  });
  if (parsed.is !== 'visit') throw new Error('a typed visit that the reader of schedules refuses');
  const medications = parseMedications(typed.drugs.map(medicationOf), NOW);
  return {
    visit: parsed.visit,
    chart: {
      ...parseConditions(conditionsOf(typed), { now: NOW, topicsIn }),
      medications: medications.value,
      results: parseResults(typed.results.map(observationOf), NOW),
      procedures: parseProcedures(
        typed.done.map((coding) => ({ status: 'completed', code: conceptOf(coding) })),
        NOW,
      ),
      orders: [],
    },
  };
}

/** Any moment would do: nothing typed has a date. */
const NOW = Date.UTC(2026, 10, 23, 12);

function appointmentOf({ reasons, text: [description, ...more] }: TypedVisit): FhirParts {
  return {
    status: 'booked',
    start: new Date(NOW).toISOString(),
    participant: ['Practitioner/p', 'Patient/1'].map((reference) => ({ actor: { reference } })),
    ...(description === undefined ? {} : { description }),
    reasonCode: [...reasons.map(conceptOf), ...more.map((text) => ({ text }))],
  };
}

type FhirParts = Readonly<Record<string, unknown>>;

function conditionsOf(typed: TypedVisit): readonly FhirParts[] {
  return [
    ...typed.problems.map((coding) => conditionOf(coding, 'active', ['problem-list-item'])),
    ...typed.encounterDiagnoses.map((c) => conditionOf(c, 'active', ['encounter-diagnosis'])),
    ...typed.uncategorized.map((coding) => conditionOf(coding, 'active', [])),
    ...typed.resolved.map((coding) => conditionOf(coding, 'resolved', ['problem-list-item'])),
  ];
}

function conditionOf(
  coding: Coding,
  clinicalStatus: string,
  categories: readonly string[],
): FhirParts {
  return {
    clinicalStatus: { coding: [{ code: clinicalStatus }] },
    category: categories.map((code) => ({ coding: [{ code }] })),
    code: conceptOf(coding),
  };
}

function medicationOf(name: string): FhirParts {
  return { status: 'active', medicationCodeableConcept: { text: name } };
}

function observationOf({ loinc, value, unit, comparator, abnormal }: TypedResult): FhirParts {
  return {
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: conceptOf({ system: 'http://loinc.org', code: loinc }),
    ...(value === null
      ? {}
      : { valueQuantity: { value, unit, ...(comparator === null ? {} : { comparator }) } }),
    ...(abnormal ? { interpretation: [{ coding: [{ code: 'A' }] }] } : {}),
  };
}

function conceptOf(coding: Coding): FhirParts {
  return { coding: [coding] };
}
