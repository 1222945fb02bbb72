import type { StrategyName } from '#boundary/schedule-strategy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Searcher } from '#phi/fhir/batch.ts';
import { clinicDayStart } from '#phi/fhir/clinic-days.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import { type Search, searchFor } from '#phi/fhir/search.ts';
import type { SignedIn } from '#phi/session/signed-in.ts';
import { chartsUnread, checkCharts } from './check-charts.ts';
import { checkClinician } from './check-clinician.ts';
import { isKnownZone } from './check-entry.ts';
import { checkPage, PAGE_UNSEEN } from './check-page.ts';
import {
  checkStrategies,
  patientsOf,
  type StrategyParts,
  strategiesUntried,
} from './check-strategies.ts';
import { checkZone } from './check-zone.ts';
import { type Report, type Row, row } from './row.ts';

interface RecordParts extends Omit<StrategyParts, 'clinician'> {
  /** One that follows no page: of a chart one resource of each kind is read. */
  readonly ofOnePage: Searcher;
  /** The tenant's zone as its entry has it, which need not exist. */
  readonly zone: string;
  readonly report: Report;
}

/** Checks what a session can read: who signed in, every way to the schedule, how it pages, and one resource of each kind of a chart. */
export async function checkRecords(signedIn: SignedIn, parts: RecordParts): Promise<void> {
  const { tenant, searcher, ofOnePage, capabilities, patients, mayRead, report } = parts;
  const { transport } = searcher;
  const { row: practitioner, clinician } = await checkClinician(signedIn, transport, mayRead);
  report.add([practitioner]);
  if (clinician === undefined) {
    report.add(recordsUnread(tenant, 'no-clinician', mayRead));
    return;
  }
  const { rows, visits, working } = await checkStrategies({ ...parts, clinician });
  report.add(rows);
  const booked = patientsOf(visits, patients);
  const asked = working === null ? null : pageOf(working, { ...parts, ...clinician, booked });
  const page =
    asked === null
      ? { rows: PAGE_UNSEEN, starts: [] }
      : await checkPage(asked.search, asked.by, transport);
  report.add([...page.rows, checkZone(parts.zone, { visits, starts: page.starts })]);
  const charts = await checkCharts(booked, { ...parts, searcher: ofOnePage });
  const isTried =
    tenant.limits.batchSize > 1 &&
    charts.some(({ end }) => end !== 'no-patient' && end !== 'scope-missing');
  report.add([...charts, judgeBatch(capabilities.batch, isTried ? ofOnePage.together() : null)]);
}

/** Rows in place of the schedule's and the charts', where nobody is known to look for. */
export function recordsUnread(
  tenant: Tenant,
  end: 'no-token' | 'no-clinician',
  mayRead: (type: string) => boolean,
): readonly Row[] {
  return [
    ...strategiesUntried(tenant, end, mayRead),
    ...PAGE_UNSEEN,
    row('time-zone', isKnownZone(tenant.timeZone) ? 'not-asked' : 'unknown'),
    ...chartsUnread(tenant, end, mayRead),
    row('batch', 'not-asked'),
  ];
}

interface PageParts extends Pick<RecordParts, 'tenant' | 'now'> {
  readonly practitioner: string;
  /** Ids of patients with a visit. */
  readonly booked: readonly string[];
}

/** The search of a strategy that works, for a week; of one that asks patient by patient, that of a patient who comes. */
function pageOf(
  strategy: StrategyName,
  { tenant, now, practitioner, booked }: PageParts,
): { readonly search: Search; readonly by: 'practitioner' | 'patient' } | null {
  const { how } = STRATEGIES[strategy];
  const days = {
    from: clinicDayStart(now, 0, tenant.timeZone),
    to: clinicDayStart(now, DAYS, tenant.timeZone),
  };
  const [patient] = booked;
  if (how.by === 'clinician') {
    const search = searchFor(how.plan, { practitioners: [practitioner], ...days });
    return { search, by: 'practitioner' };
  }
  if (how.by !== 'patients' || patient === undefined) return null;
  return { search: searchFor(how.plan, { patient, ...days }), by: 'patient' };
}

const DAYS = 8;

/** A searcher whose batch was refused asks for one search at a time from then on. */
function judgeBatch(isDeclared: boolean, together: number | null) {
  if (!isDeclared) return row('batch', 'not-offered');
  if (together === null) return row('batch', 'not-asked');
  return row('batch', together > 1 ? 'answers' : 'refused-singly-instead');
}
