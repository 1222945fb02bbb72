import type { TenantVendor } from '#boundary/tenant.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';
import { chartPlansAt } from './asked.ts';
import { page, table } from './markdown.ts';
import type { MeasuredSession } from './measure-session.ts';
import { chartsRead } from './requests-page.ts';
import { nameOf } from './vendor-names.ts';

/** docs/it/audit.md, from the access logs of the sandbox as each vendor. */
export function auditPage(measured: ReadonlyMap<TenantVendor, MeasuredSession>): string {
  return page('What an auditor sees', [
    'Written from the access logs of the sandbox as each vendor; a test compares. How a vendor’s own audit groups or words these is the vendor’s.',
    '## Who, and as what',
    'Every access is under the name of the clinician who opened Foreword, by the client id you registered, from the clinician’s own computer. There is no service account and no server. An access happens only while the clinician has Foreword open, within one access token; it is never scheduled.',
    '## For each patient who is scheduled',
    'The problem list, active prescriptions, laboratory results of half a year, procedures of one year, active orders: one search each, in one session, whatever the number of visits. Notes, messages, images, documents, demographics and billing are not asked for. Opened twice on one day, Foreword reads twice: it keeps nothing of the EHR.',
    table(
      ['EHR', 'Patients named in an access', 'Charts read', 'Accesses per chart', 'Of types'],
      VENDORS.map(({ id }) => rowOf(id, measured.get(id))),
    ),
    'Measured on the sandbox’s first clinician, as in [requests.md](requests.md). A schedule read by clinician is one access that names no patient. Where an EHR finds visits by patient alone (Epic), each patient on the list is asked for visits first, and only those who come are read further. A visit that names no patient is counted and reads nothing.',
    '## Panel and past',
    'Off in every new entry. Where `panel` is set, each patient of the panel is one access to the problem list, up to `panel.patients`, and nobody twice whose chart was read already. Where `past` is set, one search of the clinician’s own encounters, up to `past.encounters`, over `past.days`; no chart is opened for it.',
    '## Restricted patients and break-the-glass',
    'A refusal is taken as an answer. It is never asked again, no reason is given for the clinician, no glass is broken. The reader sees a count of charts that could not be read, the same for any cause, and never whose. What comes back marked as restricted, redacted or under 42 CFR Part 2 is passed over and counted alike.',
    table(
      ['EHR', 'Restricted patients asked for', 'Refused accesses', 'Asked again'],
      VENDORS.map(({ id }) => refusedRow(id, measured.get(id))),
    ),
    'Where an EHR shows restricted visits to nobody (the two that hold visits as encounters, here), no restricted patient is asked for.',
    '## Readiness',
    'A launch of the readiness check asks each way to the schedule by itself (of patients one by one, no more than ten), and each search of a chart with one result for one scheduled patient, of up to three where a whole chart is refused; opened from a chart, it reads none ([readiness.md](../readiness.md)).',
  ]);
}

function need(vendor: TenantVendor, session: MeasuredSession | undefined): MeasuredSession {
  if (session === undefined) throw new Error(`not measured: ${vendor}`);
  return session;
}

const VISITS: ReadonlySet<string | null> = new Set(['Appointment', 'Encounter', 'List', null]);

function rowOf(
  vendor: TenantVendor,
  session: MeasuredSession | undefined,
): readonly (string | number)[] {
  const { log } = need(vendor, session);
  const read = chartsRead(need(vendor, session));
  const named = new Set(
    log.filter(({ type }) => type !== 'Encounter').flatMap(({ patients }) => patients),
  );
  const charts = log.filter(({ type }) => !VISITS.has(type));
  const [one] = read;
  const ofOne = charts.filter(({ patients }) => one !== undefined && patients.includes(one));
  return [
    nameOf(vendor),
    named.size,
    read.size,
    ofOne.length,
    [...new Set(ofOne.flatMap(({ type }) => type ?? []))].join(', ') || '–',
  ];
}

function refusedRow(
  vendor: TenantVendor,
  session: MeasuredSession | undefined,
): readonly (string | number)[] {
  const { log, restricted } = need(vendor, session);
  const charts = log.filter(
    ({ type, patients }) => !VISITS.has(type) && patients.some((id) => restricted.has(id)),
  );
  const patients = new Set(charts.flatMap((row) => row.patients)).size;
  const again = charts.length - patients * chartPlansAt(vendor).length;
  const refused = charts.filter(({ status }) => status === 403).length;
  return [nameOf(vendor), patients, refused, patients === 0 ? 0 : again];
}
