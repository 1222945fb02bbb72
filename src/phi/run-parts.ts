import type { RulesToFire } from '#boundary/messages.ts';
import type { TenantVendor } from '#boundary/tenant.ts';
import type { Searcher } from './fhir/batch.ts';
import type { Capabilities } from './fhir/capabilities.ts';
import type { PatientNumbers } from './fhir/patient-numbers.ts';
import type { ChartReading } from './fhir/read-charts.ts';
import type { Clinician } from './fhir/read-clinician.ts';
import type { Timing } from './fhir/transport.ts';
import type { TopicIndexes } from './signals/topic-indexes.ts';

/** What the worker lends a run. */
export interface RunParts {
  readonly fetchImpl: typeof fetch;
  readonly timing: Timing;
  readonly indexes: TopicIndexes;
  /** What the page tells while reading goes on. */
  readonly told: Promise<RulesToFire>;
  /** Puts a candidate before door 1. */
  readonly say: (candidate: unknown) => void;
}

/** What the steps of one run share. */
export interface Run {
  readonly clinician: Clinician;
  readonly capabilities: Capabilities;
  readonly searcher: Searcher;
  /** Whether what was granted lets a type be searched. */
  readonly mayRead: (type: string) => boolean;
  /** Whether it was asked for and dropped: its searches would be refused one by one. */
  readonly isDropped: (type: string) => boolean;
  readonly vendor: TenantVendor;
  /** FHIR id of the patient whose chart it was opened from: nobody else is read. */
  readonly chart: string | null;
  readonly patients: PatientNumbers;
  /** Every chart read so far. */
  readonly charts: Map<number, ChartReading>;
  /** Every patient whose chart was asked for: none is read twice. */
  readonly asked: Set<number>;
}

type Step = 'session' | 'schedule' | 'charts' | 'practice';

/** The message that says how far a step is. */
export function progress(step: Step, done: number, total: number): object {
  return { type: 'progress', step, horizon: null, done, total };
}
