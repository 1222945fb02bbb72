import type { TenantVendor } from '#boundary/tenant.ts';
import { ROLES_PLAN } from '#phi/fhir/schedule/plans.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';
import { entryOf } from '../../../launch/tenants/write-entry.ts';
import { chartPlansAt, plansOfWay, scheduleAt, searchLine } from './asked.ts';
import { page, table } from './markdown.ts';
import type { MeasuredSession } from './measure-session.ts';
import { nameOf } from './vendor-names.ts';

/** docs/it/requests.md, with what the sandbox saw as each vendor. */
export function requestsPage(measured: ReadonlyMap<TenantVendor, MeasuredSession>): string {
  return page('Requests', [
    'Written from the tables of searches in `src/phi/fhir`, the presets of vendors, and runs against the sandbox as each vendor; a test compares the counts. Why each parameter is sent stands in [docs/requests.md](../requests.md). Everything is read, under the name of who signed in; nothing is written. Nothing is asked again in a session: a patient who comes twice is read once.',
    '## One session',
    'From the reader’s browser, in this order:',
    table(
      ['Asked', 'How often', 'By'],
      [
        ['`GET .well-known/smart-configuration`', 'once', 'launch page'],
        ['`GET metadata`', 'once, only where discovery cannot be read', 'launch page'],
        ['the sign-in page', 'once', 'launch page, which goes there'],
        ['`POST` token endpoint', 'once', 'PHI worker'],
        [
          '`GET metadata`, without the token',
          'once, and once with it where it was refused',
          'PHI worker',
        ],
        [
          '`GET` of the style the EHR names, under `.well-known/` of its FHIR base',
          'once, where it names one there',
          'PHI worker',
        ],
        ['`GET PractitionerRole/ID`', 'once, where a role signed in', 'PHI worker'],
        [
          'the schedule, as below',
          'once, and once more where the next seven days are empty; where several clinicians’ visits count, for each of them, unless the EHR takes them together',
          'PHI worker',
        ],
        [
          `\`${searchLine(ROLES_PLAN)}\``,
          'once, where its scope was granted and a visit names a role or none was found; then the schedule by role, of up to four',
          'PHI worker',
        ],
        ['the charts, as below', 'once for each patient who is scheduled', 'PHI worker'],
      ],
    ),
    'A further page of a result is one more request. After 429 or 503 a read is tried again at most twice, after 502, 504 or a lost connection once, after another refusal never. A browser sends a preflight before each request that bears the token, unless the EHR lets it be remembered.',
    '## For a day of n patients',
    'With a vendor’s new entry, where all the patients of the days ahead are different people and no result needs a second page. With batches, each horizon (this session, the next day, the week) may leave one unfilled.',
    table(
      ['EHR', 'For each patient', 'Together', 'n = 18', 'n = 60'],
      VENDORS.map(({ id }) => countsRow(id, measured.get(id))),
    ),
    'A tenant’s `limits.visits` caps what is read: 60 visits in a new entry; 30 at eClinicalWorks, so that a session stays within 250 requests a minute. Where an entry sets `perMinute`, more waits for the next minute.',
    '## As measured',
    'One launch of the sandbox’s first clinician on a Friday morning, all days that the brief looks ahead to, with each vendor’s new entry. *Sent* counts a batch as one; the token and `metadata` are in it, what the launch page asks is not.',
    table(
      ['EHR', 'Patients read', 'Sent', 'Of these'],
      VENDORS.map(({ id }) => measuredRow(id, measured.get(id))),
    ),
    ...VENDORS.map(({ id, name }) => [`## ${name}`, searchesAt(id)].join('\n\n')),
  ]);
}

/** Requests of a session with this vendor's new entry for so many patients: token, metadata, schedule, charts. */
export function requestsFor(vendor: TenantVendor, patients: number): number {
  const each = chartPlansAt(vendor).length;
  const read = Math.min(patients, entryOf(vendor, 'example')?.limits.visits ?? 0);
  const batch = batchOf(vendor);
  const charts = batch === null ? read * each : Math.ceil(read / Math.floor(batch / each));
  return 2 + scheduleRequests(vendor, patients) + charts;
}

/** What the first way of the entry costs; a list of patients holds exactly those who come. */
function scheduleRequests(vendor: TenantVendor, patients: number): number {
  return scheduleAt(vendor)
    .slice(0, isWithSurgery(vendor) ? 2 : 1)
    .map((name) => STRATEGIES[name].how)
    .reduce(
      (sum, how) => {
        if (how.by === 'clinician') return sum + 1;
        return how.by === 'patients' ? sum + patients : sum;
      },
      isByPatients(vendor) ? 1 : 0,
    );
}

const isWithSurgery = (vendor: TenantVendor) => scheduleAt(vendor)[1] === 'surgical-cases';

function isByPatients(vendor: TenantVendor): boolean {
  const [first] = scheduleAt(vendor);
  return first !== undefined && STRATEGIES[first].how.by === 'patients';
}

/** Searches in a batch; null where the vendor declares none. */
export function batchOf(vendor: TenantVendor): number | null {
  const rules = VENDORS.find(({ id }) => id === vendor);
  return rules?.batch === 'none' ? null : (entryOf(vendor, 'example')?.limits.batchSize ?? null);
}

function countsRow(
  vendor: TenantVendor,
  session: MeasuredSession | undefined,
): readonly (string | number)[] {
  if (session === undefined) throw new Error(`not measured: ${vendor}`);
  const all = sentBy(session);
  if (chartsRead(session).size === 0) {
    return [nameOf(vendor), 'nothing: no way to a schedule', '–', all, all];
  }
  const each = chartPlansAt(vendor).length;
  const perList = isByPatients(vendor) ? (isWithSurgery(vendor) ? 2 : 1) : 0;
  const batch = batchOf(vendor);
  return [
    nameOf(vendor),
    `${String(each)} searches${perList > 0 ? `, and ${String(perList)} for visits` : ''}`,
    batch === null ? 'one by one' : `in batches of ${String(Math.floor(batch / each))} patients`,
    requestsFor(vendor, 18),
    requestsFor(vendor, 60),
  ];
}

const sentBy = ({ sent }: MeasuredSession) =>
  [...sent.values()].reduce((sum, count) => sum + count, 0);

function measuredRow(
  vendor: TenantVendor,
  session: MeasuredSession | undefined,
): readonly (string | number)[] {
  if (session === undefined) throw new Error(`not measured: ${vendor}`);
  const { sent } = session;
  const named = [...sent].map(([what, count]) => `${String(count)} \`${what}\``);
  return [nameOf(vendor), chartsRead(session).size, sentBy(session), named.join(', ')];
}

/** Ids of patients whose problems were asked for. */
export function chartsRead({ log }: MeasuredSession): ReadonlySet<string> {
  return new Set(
    log.filter(({ type }) => type === 'Condition').flatMap(({ patients }) => patients),
  );
}

function searchesAt(vendor: TenantVendor): string {
  const schedule = scheduleAt(vendor).flatMap((name) =>
    plansOfWay(name).map((plan) => [`schedule, by \`${name}\``, `\`${searchLine(plan)}\``]),
  );
  const lines = chartPlansAt(vendor).map(searchLine);
  const charts = [...new Set(lines)].map((line) => {
    const times = lines.filter((each) => each === line).length;
    return [times > 1 ? `chart, ${String(times)} times` : 'chart', `\`${line}\``];
  });
  return table(['For', 'Search'], [...schedule, ...charts]);
}
