import type { Appointment } from '@medplum/fhirtypes';
import type { Gap } from '#boundary/field-policy.ts';
import type { Horizon } from '#boundary/horizon.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { Chart, Visit } from '#phi/signals/clinical-snapshot.ts';
import { type DerivedSignals, deriveSignals } from '#phi/signals/derive-signals.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { patientsOf } from '../contract/phi/sandbox-expected.ts';
import { SHIPPED_INDEXES } from '../support/indexes.ts';
import { CORE_RULES } from '../support/rules.ts';
import { chartOf, codingsIn, isAskedFor, type Records, recordsOf } from './expected-chart.ts';
import type { Variant } from './variants.ts';

/** What one horizon must say. */
export interface ExpectedHorizon extends DerivedSignals {
  readonly horizon: Horizon;
  /** How often each `kind/code` could not be had. */
  readonly gaps: ReadonlyMap<string, number>;
}

/** Why something of a patient’s chart was not had; null where it was. A category only where the EHR keeps categories apart. */
export type WhyMissing = (
  patient: string,
  type: string,
  category: string | null,
) => ProblemCode | null;

/** From what a horizon is worked out. */
export interface ExpectedParts {
  readonly clinic: Clinic;
  readonly whyMissing: WhyMissing;
  /** Whether the session ended before anything of the schedule was answered. */
  readonly isOverAtSchedule: boolean;
}

/** The same, at one EHR, with those whose charts are read. */
export interface Reading extends ExpectedParts {
  readonly variant: Variant;
  readonly charts: ReadonlySet<string>;
}

/** What visits must say: how many are found and readable, their topics, patterns and rules, and what of their charts is missing. */
export function horizonOf(
  visits: readonly Appointment[],
  parts: Reading,
): Omit<ExpectedHorizon, 'horizon'> {
  const ids = [...new Set(patientsOf(visits))];
  const read = ids.map((id, number) => ({ id, number, ...readingOf(id, parts) }));
  const numberOf = new Map(read.map(({ id, number }) => [id, number]));
  const charts = new Map(
    read.flatMap(({ number, chart }) => (chart === undefined ? [] : [[number, chart] as const])),
  );
  const derived = deriveSignals(
    { visits: visits.map((visit) => visitOf(visit, parts.variant, numberOf)), charts },
    { rules: CORE_RULES, indexes: SHIPPED_INDEXES, notFromText: new Set() },
  );
  const nameless = visits
    .filter((visit) => patientsOf([visit]).length === 0)
    .map(() => 'problems/not-permitted');
  const gaps = new Map<string, number>();
  for (const gap of [...read.flatMap((one) => one.gaps), ...nameless])
    gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  return { ...derived, gaps };
}

interface ChartRead {
  readonly chart: Chart | undefined;
  /** `kind/code`. */
  readonly gaps: readonly string[];
}

const KINDS: Readonly<Record<keyof Records, Gap['kind']>> = {
  Condition: 'problems',
  MedicationRequest: 'medications',
  Observation: 'laboratory',
  Procedure: 'procedures',
  ServiceRequest: 'orders',
};

/** Each category of Conditions is a question of its own at Epic; nobody else is asked by category. */
const APART = ['problem-list-item', 'encounter-diagnosis'] as const;

function readingOf(patient: string, { clinic, charts, whyMissing, variant }: Reading): ChartRead {
  if (!charts.has(patient)) return { chart: undefined, gaps: ['problems/cut-short'] };
  const categories = variant.vendor === 'epic' ? APART : [null];
  const refusals = categories.map((category) => ({
    category,
    why: whyMissing(patient, 'Condition', category),
  }));
  const [first] = refusals;
  const missing = refusals.flatMap(({ why }) => why ?? []);
  if (missing.length === refusals.length)
    return { chart: undefined, gaps: [`problems/${first?.why ?? ''}`] };
  const all = recordsOf(clinic.resources, patient);
  const { most } = variant.rules.matches;
  const had = new Set(refusals.flatMap(({ category, why }) => (why === null ? [category] : [])));
  const others = (['MedicationRequest', 'Observation', 'Procedure', 'ServiceRequest'] as const).map(
    (type) => [type, whyMissing(patient, type, null)] as const,
  );
  const lost = new Map(
    others.flatMap(([type, why]) => (why === null ? [] : [[type, why] as const])),
  );
  const sent = all.Observation.filter(isAskedFor).slice(0, most);
  const isCut = !lost.has('Observation') && all.Observation.filter(isAskedFor).length > most;
  const records: Records = {
    ...all,
    Observation: sent,
    ...Object.fromEntries([...lost.keys()].map((type) => [type, []])),
    Condition: had.has(null)
      ? all.Condition
      : all.Condition.filter(({ category = [] }) =>
          category.some(({ coding = [] }) =>
            coding.some(({ code = '' }) => APART.some((one) => one === code && had.has(one))),
          ),
        ),
  };
  const gaps = [
    ...missing.map((why) => `problems/${why}`),
    ...[...lost].map(([type, why]) => `${KINDS[type]}/${why}`),
    ...(isCut ? [`${KINDS.Observation}/cut-short`] : []),
  ];
  return { chart: chartOf(records), gaps };
}

/** A visit as the vendor’s EHR words it: an encounter has no description. */
function visitOf(
  visit: Appointment,
  { shown }: Variant,
  numberOf: ReadonlyMap<string, number>,
): Visit {
  const { reasonCode = [], serviceType = [], description = '' } = visit;
  const [patient] = patientsOf([visit]).map((id) => numberOf.get(id) ?? null);
  const phrases = [
    shown === 'encounters' ? '' : description,
    ...[...reasonCode, ...serviceType].map(({ text = '' }) => text),
  ];
  const said = [...new Set(phrases)].flatMap(SHIPPED_INDEXES.text.topicsIn);
  const sure = new Set(said.filter(({ tier }) => tier === 'high').map(({ topic }) => topic));
  return {
    start: Date.parse(visit.start ?? ''),
    end: Date.parse(visit.end ?? ''),
    patient: patient ?? null,
    reasons: reasonCode.flatMap(codingsIn),
    said: said.filter(({ topic, tier }) => tier === 'high' || !sure.has(topic)),
  };
}
