import type { Tenant } from '#boundary/tenant.ts';
import type { Expected } from './expected.ts';
import { patientsOfClinician, countedIn } from './expected-visits.ts';
import type { CaseRun } from './run-case.ts';
import type { Sent } from './stand.ts';

/** Types that are the schedule and not a chart. */
const OF_SCHEDULE: ReadonlySet<string | null> = new Set([
  'Appointment',
  'Encounter',
  'List',
  'Group',
  'Practitioner',
  'PractitionerRole',
]);

/** In what the requests of a run went beyond what the EHR allows, or beyond the patients on the schedule. */
export function judgeRequests(run: CaseRun, expected: Expected): readonly string[] {
  const { stand, tenant, variant, condition } = run;
  const sent = stand.sent();
  const ways = {
    tenant,
    isBatchable: variant.rules.batch !== 'none',
    pageParameter: variant.rules.pages.parameter,
  };
  const refusals = sent.filter(({ status }) => status === 429).length;
  return [
    ...limitTroubles({ sent, mostAtOnce: stand.mostAtOnce() }, ways),
    ...(condition.fault === 'none' ? beyond(0, refusals, 'refusals as too many') : []),
    ...patientTroubles(run, expected),
  ];
}

interface Network {
  readonly sent: readonly Sent[];
  readonly mostAtOnce: number;
}

interface Ways {
  readonly tenant: Tenant;
  readonly isBatchable: boolean;
  /** What a link to a further page carries. */
  readonly pageParameter: string;
}

const MINUTE = 60_000; // ms

/** In what the requests went beyond the tenant’s limits, or to another address. */
export function limitTroubles(
  { sent, mostAtOnce }: Network,
  { tenant, isBatchable, pageParameter }: Ways,
): readonly string[] {
  const { concurrency, batchSize, pages, perMinute } = tenant.limits;
  const byMinute = Map.groupBy(sent, (one) => Math.floor(one.at / MINUTE));
  const mostInMinute = Math.max(0, ...[...byMinute.values()].map(({ length }) => length));
  const largest = Math.max(0, ...sent.map(({ asks }) => asks.length));
  const origins = new Set([tenant.issuer, tenant.tokenEndpoint].map((url) => new URL(url).origin));
  return [
    ...beyond(concurrency, mostAtOnce, 'requests at once'),
    ...beyond(isBatchable ? batchSize : 1, largest, 'searches in a batch'),
    ...beyond(pages, longestSearch(sent, pageParameter), 'pages of a search'),
    ...beyond(
      perMinute?.requests ?? Infinity,
      mostInMinute,
      'requests in a minute of the wall clock',
    ),
    ...sent.filter(({ url }) => !origins.has(url.origin)).map(({ url }) => `asked ${url.origin}`),
  ];
}

function beyond(limit: number, is: number, what: string): readonly string[] {
  return is > limit ? [`${is} ${what}, and not ${limit}`] : [];
}

/** The pages of one search, by the search that its sealed links carry. */
function longestSearch(sent: readonly Sent[], parameter: string): number {
  const links = sent.flatMap(({ url }) => url.searchParams.get(parameter) ?? []);
  const bySearch = Map.groupBy(links, searchIn);
  return 1 + Math.max(0, ...[...bySearch.values()].map(({ length }) => length));
}

function searchIn(link: string): string {
  const [written = ''] = link.split('.');
  const place = Buffer.from(written, 'base64url').toString();
  return place.replace(/"offset":\d+/, '');
}

/** Charts of those on the schedule alone; and of nobody else so much as a visit was asked for by name. */
function patientTroubles(
  { stand, condition, clinic }: CaseRun,
  { charts }: Expected,
): readonly string[] {
  const scheduled = new Set(
    countedIn(condition).flatMap((id) => [...patientsOfClinician(clinic, id)]),
  );
  const rows = stand.log();
  const opened = new Set(
    rows.filter(({ type }) => !OF_SCHEDULE.has(type)).flatMap(({ patients }) => patients),
  );
  const named = new Set(
    rows.filter(({ type }) => type !== 'Encounter').flatMap(({ patients }) => patients),
  );
  const strangers = opened.difference(charts).size;
  const unscheduled = named.difference(scheduled).size;
  return [
    ...(strangers > 0 ? [`${strangers} charts opened that are not on the schedule`] : []),
    ...(unscheduled > 0 ? [`${unscheduled} patients in the log who have no visit`] : []),
  ];
}
