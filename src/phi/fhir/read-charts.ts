import type { Chart } from '#phi/signals/clinical-snapshot.ts';
import type { TextIndex } from '#phi/signals/text-index.ts';
import { aboutPatient, type AskedPatient } from './about-patient.ts';
import { chunksOf, type Searched, type Searcher } from './batch.ts';
import { CONDITIONS, parseConditions } from './conditions.ts';
import { MEDICATIONS, parseMedications } from './medications.ts';
import { ORDERS, parseOrders } from './orders.ts';
import type { PatientNumbers } from './patient-numbers.ts';
import { parseProcedures, PROCEDURES } from './procedures.ts';
import { parseResults, RESULTS } from './results.ts';
import type { FhirObject } from './resource.ts';
import { type ReadGap, type Reading, searchFor } from './search.ts';

/** Everything a chart is read with, in the order it is asked. */
const CHART_PLANS = [CONDITIONS, MEDICATIONS, RESULTS, PROCEDURES, ORDERS] as const;

interface ChartParts {
  readonly searcher: Searcher;
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
  const atOnce = Math.floor(parts.searcher.together() / CHART_PLANS.length);
  await Promise.all(chunksOf(patients, atOnce).map((group) => readGroup(group, parts)));
}

/** One chart as far as it was read. */
export type ChartReading = Reading<Chart | undefined>;

async function readGroup(
  group: readonly number[],
  { searcher, patients, now, topicsIn, onRead }: ChartParts,
): Promise<void> {
  const asked = group.flatMap((patient) => {
    const id = patients.idOf(patient);
    return id === undefined ? [] : [{ patient, about: { patient: id, now } }];
  });
  const searches = asked.flatMap(({ about }) => CHART_PLANS.map((plan) => searchFor(plan, about)));
  const searched = chunksOf(await searcher.readEach(searches), CHART_PLANS.length);
  asked.forEach(({ patient, about }, index) => {
    const { base } = searcher.transport;
    onRead(patient, parseChart(searched[index] ?? [], { ...about, base, topicsIn }));
  });
}

interface ChartOf extends AskedPatient {
  readonly base: URL;
  readonly topicsIn: TextIndex['topicsIn'];
}

/** Puts what was searched for one patient, in the order of the plans, together as a chart. */
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
  const named = parseMedications(medications ?? [], now);
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

interface Kept {
  /** What was about the patient; undefined where the search was refused. */
  readonly kept: readonly FhirObject[] | undefined;
  /** Place among the plans. */
  readonly index: number;
}

/** Beside what a search says of itself: a server that sent someone else's records dropped the patient. */
function gapsOf(searched: Searched | undefined, { kept, index }: Kept): readonly ReadGap[] {
  const kind = CHART_PLANS[index]?.kind;
  if (searched === undefined || kind === undefined) return [];
  if (!searched.ok) return [{ kind, code: searched.problem.code }];
  const { value, gaps } = searched.value;
  const isUnfiltered = kept !== undefined && kept.length < value.length;
  return isUnfiltered ? [...gaps, { kind, code: 'not-supported' }] : gaps;
}
