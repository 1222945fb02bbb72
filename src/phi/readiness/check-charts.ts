import type { ProblemCode } from '#boundary/problem.ts';
import { type CheckedType, isCheckedType } from '#boundary/readiness-subjects.ts';
import type { Tenant, TenantVendor } from '#boundary/tenant.ts';
import { aboutPatient } from '#phi/fhir/about-patient.ts';
import type { Searched, Searcher } from '#phi/fhir/batch.ts';
import { CHART_PLANS } from '#phi/fhir/read-charts.ts';
import { plansAt, searchFor } from '#phi/fhir/search.ts';
import { ofOne } from './check-page.ts';
import { type EndOf, type Row, row } from './row.ts';

interface ChartParts {
  readonly tenant: Pick<Tenant, 'vendor'>;
  readonly searcher: Searcher;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly mayRead: (type: string) => boolean;
}

/** Asks for one resource of each kind a chart is read with, of the first of these patients whose chart is not closed as a whole. */
export async function checkCharts(
  patients: readonly string[],
  parts: ChartParts,
): Promise<readonly Row[]> {
  let rows = chartsUnread(parts.tenant, 'no-patient', parts.mayRead);
  for (const patient of patients.slice(0, MOST_PATIENTS)) {
    rows = await checkChart(patient, parts);
    if (!rows.every(({ end }) => IS_CLOSED.has(end))) return rows;
  }
  return rows;
}

/** A chart may be closed to the clinician; three in a row are not chance. Of a closed one nothing is read. */
const MOST_PATIENTS = 3;

const IS_CLOSED: ReadonlySet<string> = new Set([
  'not-permitted',
  'not-registered',
  'scope-missing',
]);

/** Rows of the types where no chart is asked for. */
export function chartsUnread(
  { vendor }: Pick<Tenant, 'vendor'>,
  end: 'no-patient' | 'no-clinician' | 'no-token',
  mayRead: (type: string) => boolean,
): readonly Row[] {
  return typesOf(vendor).map((subject) =>
    row('search-answers', mayRead(subject) ? end : 'scope-missing', { subject }),
  );
}

function typesOf(vendor: TenantVendor): readonly CheckedType[] {
  const plans = CHART_PLANS.map((table) => plansAt(table, vendor)).flat();
  return [...new Set(plans.map(({ type }) => type))].filter(isCheckedType);
}

async function checkChart(
  patient: string,
  { tenant, searcher, now, mayRead }: ChartParts,
): Promise<readonly Row[]> {
  const plans = CHART_PLANS.map((table) => plansAt(table, tenant.vendor)).flat();
  const granted = plans.filter(({ type }) => mayRead(type));
  const searches = granted.map((plan) => ofOne(searchFor(plan, { patient, now })));
  const searched = await searcher.readEach(searches);
  const asked = { patient, base: searcher.transport.base, vendor: tenant.vendor };
  const closed = plans.filter(({ type }) => !mayRead(type));
  return [
    ...closed.flatMap(({ type }) => rowOf(type, 'scope-missing')),
    ...searched.flatMap((one, place) => rowOf(granted[place]?.type ?? '', judge(one, asked))),
  ];
}

function rowOf(type: string, end: EndOf<'search-answers'>): readonly Row[] {
  return isCheckedType(type) ? [row('search-answers', end, { subject: type })] : [];
}

interface AskedOf {
  readonly patient: string;
  readonly base: URL;
  readonly vendor: TenantVendor;
}

/** Whether the search was answered is said, never whether a chart holds such a record. */
function judge(searched: Searched, { patient, base, vendor }: AskedOf): EndOf<'search-answers'> {
  if (!searched.ok) return endFor(searched.problem.code, vendor);
  const { value, gaps } = searched.value;
  const about = aboutPatient(value, patient, base);
  if (about.length < value.length) return 'unfiltered';
  const untold = gaps.find(({ code }) => code !== 'cut-short'); // one page was asked for
  if (untold === undefined || (about.length > 0 && untold.code !== 'not-permitted')) {
    return 'answers';
  }
  return endFor(untold.code, vendor);
}

/** Epic refuses so where an API of its own was not chosen at the app's registration. */
function endFor(code: ProblemCode, vendor: TenantVendor): EndOf<'search-answers'> {
  if (code === 'not-permitted' && vendor === 'epic') return 'not-registered';
  return ENDS[code] ?? 'refused';
}

const ENDS: Readonly<Partial<Record<ProblemCode, EndOf<'search-answers'>>>> = {
  'not-permitted': 'not-permitted',
  'malformed-response': 'malformed-response',
  'cut-short': 'cut-short',
  'server-busy': 'busy',
  'server-unreachable': 'no-answer',
  'session-over': 'session-over',
};
