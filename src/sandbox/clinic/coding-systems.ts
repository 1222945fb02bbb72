import type { CodeableConcept, Coding } from '@medplum/fhirtypes';

/** The code systems of the clinic's charts, by their FHIR R4 names. */
export const SYSTEMS = {
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  snomed: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  appointmentType: 'http://terminology.hl7.org/CodeSystem/v2-0276',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
} as const;

/** A concept of one coding. */
export function concept(system: string, code: string, display?: string): CodeableConcept {
  return { coding: [display === undefined ? { system, code } : { system, code, display }] };
}

/** What a condition, a complaint or a reason is called and coded as. */
export interface Coded {
  readonly words: string;
  readonly icd10cm: string;
  readonly snomed: string;
}

/** Which codes a record carries: EHRs differ even within one chart. */
export type CodingHabit = 'both' | 'icd10cm' | 'snomed';

/** The codings of a row by habit; where it has only one code, that one. SNOMED CT goes without its term. */
export function codingsOf(row: Coded, habit: CodingHabit): Coding[] {
  const icd10cm = { system: SYSTEMS.icd10cm, code: row.icd10cm, display: row.words };
  const snomed = { system: SYSTEMS.snomed, code: row.snomed };
  if (row.snomed === '') return [icd10cm];
  if (habit === 'both') return [icd10cm, snomed];
  return habit === 'icd10cm' ? [icd10cm] : [snomed];
}
