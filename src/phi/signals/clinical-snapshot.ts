import type { TextTopic } from './text-index.ts';

/**
 * What was read, this run, in memory: only what signals are derived from. Readers strip everything else at ingest.
 * Patients are numbered in the order met; ids, names, dates of birth and narratives are not here at all.
 */
export interface ClinicalSnapshot {
  readonly visits: readonly Visit[];
  /** By patient number. A patient whose chart could not be read has no entry. */
  readonly charts: ReadonlyMap<number, Chart>;
}

/** One coming visit of the clinician. */
export interface Visit {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Null where the appointment names no readable patient. */
  readonly patient: number | null;
  /** The others where several come together: a couple, a family, a group. */
  readonly others?: readonly number[];
  /** Coded reasons for the visit. */
  readonly reasons: readonly Coding[];
  /** What its description, reasons and service types name in words. The words themselves are not kept. */
  readonly said: readonly TextTopic[];
}

/** Everyone who comes to a visit, by patient number. */
export function attending({ patient, others = [] }: Visit): readonly number[] {
  return patient === null ? [] : [patient, ...others];
}

/** What one patient's record holds, reduced to codings. */
export interface Chart {
  readonly problems: readonly ChartCoding[];
  readonly encounterDiagnoses: readonly ChartCoding[];
  /** Conditions in remission. */
  readonly history: readonly Coding[];
  /** What conditions without a code name in words. */
  readonly said: readonly TextTopic[];
  readonly medications: readonly Medication[];
  readonly results: readonly LabResult[];
  readonly procedures: readonly Coding[];
  readonly orders: readonly Coding[];
}

/** A code with its system, as FHIR writes it. */
export interface Coding {
  readonly system: string;
  readonly code: string;
}

/** A condition's code; one that began more than a year ago is old. */
export interface ChartCoding extends Coding {
  readonly old?: boolean;
}

export interface Medication {
  /** Lower-cased words of the name in their order, for matching ingredients. */
  readonly words: readonly string[];
  /** RxNorm concept identifiers. */
  readonly rxnorm: readonly string[];
  /** Started within the last 90 days. */
  readonly recent: boolean;
}

/** A measured value as FHIR writes it. */
export interface Quantity {
  readonly value: number;
  /** UCUM code or printed unit; empty where the server gives none. */
  readonly unit: string;
  /** The true value is on this side of `value`; null where it is the value itself. */
  readonly comparator: '<' | '<=' | '>=' | '>' | null;
}

export interface LabResult {
  readonly coding: Coding;
  /** Null where no number was measured. */
  readonly quantity: Quantity | null;
  /** The laboratory's own flag says outside its range (HL7 interpretation codes). */
  readonly abnormal: boolean;
}

/** A visit of the past, for practice trends: no patient is kept with it. */
export interface PastVisit {
  readonly start: number;
  readonly diagnoses: readonly Coding[];
}

/** A patient of the panel, reduced to codings. */
export interface PanelMember {
  readonly problems: readonly ChartCoding[];
}
