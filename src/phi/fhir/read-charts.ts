import type { TenantVendor } from '#boundary/tenant.ts';
import type { Chart } from '#phi/signals/clinical-snapshot.ts';
import type { TextIndex } from '#phi/signals/text-index.ts';
import { aboutPatient, type AskedPatient } from './about-patient.ts';
import { chunksOf, type Searched, type Searcher } from './batch.ts';
import { CONDITION_PLANS, parseConditions } from './conditions.ts';
import { MEDICATION_PLANS, parseMedications } from './medications.ts';
import { NOT_GRANTED, oneOf } from './one-of.ts';
import { ORDER_PLANS, parseOrders } from './orders.ts';
import type { PatientNumbers } from './patient-numbers.ts';
import { parseProcedures, PROCEDURE_PLANS } from './procedures.ts';
import { parseResults, RESULT_PLANS } from './results.ts';
import type { FhirObject } from './resource.ts';
import { plansAt, type ReadGap, type Reading, searchFor, type SearchPlan } from './search.ts';

/** Everything a chart is read with, in the order it is asked. */
export const CHART_PLANS = [
  CONDITION_PLANS,
  MEDICATION_PLANS,
  RESULT_PLANS,
  PROCEDURE_PLANS,
  ORDER_PLANS,
] as const;

interface ChartParts {
  readonly searcher: Searcher;
  readonly vendor: TenantVendor;
  /** Whether a type was asked for and not granted: it is not searched, and a gap. */
  readonly isDropped: (type: string) => boolean;
  readonly patients: PatientNumbers;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly topicsIn: TextIndex['topicsIn'];
  /** Called once per patient, in any order, when the chart is read or is known not to be readable. */
  readonly onRead: (patient: number, reading: ChartReading) => void;
}

/**
 * Reads charts by patient number, each with what of it could not be read. A chart whose Conditions were refused is undefined;
 * any other refusal leaves its part empty and is a gap. Nothing at all, with a gap, is a refusal too.
 */
export async function readCharts(patients: readonly number[], parts: ChartParts): Promise<void> {
  const plans = CHART_PLANS.map((table) => plansAt(table, parts.vendor));
  const atOnce = Math.floor(parts.searcher.together() / plans.flat().length);
  await Promise.all(
    chunksOf(patients, atOnce).map((group) => readGroup(group, { ...parts, plans })),
  );
}

/** One chart as far as it was read. */
export type ChartReading = Reading<Chart | undefined>;

/** The plans of each kind, in the order of the chart's parts. */
type Plans = readonly (readonly SearchPlan<AskedPatient>[])[];

async function readGroup(
  group: readonly number[],
  { plans, ...parts }: ChartParts & { readonly plans: Plans },
): Promise<void> {
  const { searcher, patients, now, topicsIn, onRead } = parts;
  const asked = group.flatMap((patient) => {
    const id = patients.idOf(patient);
    return id === undefined ? [] : [{ patient, about: { patient: id, now } }];
  });
  const wanted = plans.flat();
  const granted = wanted.filter(({ type }) => !parts.isDropped(type));
  const searches = asked.flatMap(({ about }) => granted.map((plan) => searchFor(plan, about)));
  const searched = await searcher.readEach(searches);
  const { base } = searcher.transport;
  asked.forEach(({ patient, about }, index) => {
    const own = searched.slice(index * granted.length, (index + 1) * granted.length);
    const byPlan = new Map(granted.map((plan, place) => [plan, own[place]]));
    const kinds = plans.map((of) => oneOf(of, (plan) => byPlan.get(plan) ?? NOT_GRANTED));
    onRead(patient, parseChart(kinds, { ...about, base, topicsIn }));
  });
}

interface ChartOf extends AskedPatient {
  readonly base: URL;
  readonly topicsIn: TextIndex['topicsIn'];
}

/** Puts what was searched for one patient, a result for each kind of record, together as a chart. */
function parseChart(
  searched: readonly Searched[],
  { patient, now, base, topicsIn }: ChartOf,
): ChartReading {
  const [conditions, medications, results, procedures, orders] = searched.map((one) =>
    one.ok ? aboutPatient(one.value.value, patient, base) : undefined,
  );
  const gaps = [conditions, medications, results, procedures, orders].flatMap((kept, index) =>
    gapsOf(searched[index], { kept, index }),
  );
  const isRefused = conditions?.length === 0 && gaps.some(({ kind }) => kind === 'problems');
  if (conditions === undefined || isRefused) return { value: undefined, gaps };
  const named = parseMedications(medications ?? [], now, broughtBy(searched[1]));
  return {
    value: {
      ...parseConditions(conditions, { now, topicsIn }),
      medications: named.value,
      results: parseResults(results ?? [], now),
      procedures: parseProcedures(procedures ?? [], now),
      orders: parseOrders(orders ?? []),
    },
    gaps: [...gaps, ...named.gaps],
  };
}

function broughtBy(searched: Searched | undefined): readonly FhirObject[] {
  return searched?.ok === true ? searched.value.brought : [];
}

interface Kept {
  /** What was about the patient; undefined where the search was refused. */
  readonly kept: readonly FhirObject[] | undefined;
  /** Place among the kinds of record. */
  readonly index: number;
}

/** Beside what a search says of itself: a server that sent someone else's records dropped the patient. */
function gapsOf(searched: Searched | undefined, { kept, index }: Kept): readonly ReadGap[] {
  const kind = CHART_PLANS[index]?.usual[0]?.kind;
  if (searched === undefined || kind === undefined) return [];
  if (!searched.ok) return [{ kind, code: searched.problem.code }];
  const { value, gaps } = searched.value;
  const isUnfiltered = kept !== undefined && kept.length < value.length;
  return isUnfiltered ? [...gaps, { kind, code: 'not-supported' }] : gaps;
}
