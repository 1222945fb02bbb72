import type { Tenant } from '#boundary/tenant.ts';
import { CANARY_PATTERN } from '../clinic/canary.ts';
import type { ClinicianLogin } from '../clinic/clinic.ts';
import { type ClinicDay, dayInShort, dayInWords, type ListedVisit } from './day-list.ts';
import { faultPanel } from './fault-panel.ts';
import type { Fault } from './faults.ts';
import { html, type Html } from './html.ts';

/** How the app is open within the page; in a window of its own it is not the page's matter. */
export type Opening = 'pane';

/** Everything the day view shows. */
export interface DayPage {
  readonly clinicians: readonly ClinicianLogin[];
  readonly tenants: readonly Tenant[];
  readonly clinician: ClinicianLogin;
  readonly tenant: Tenant;
  readonly day: string;
  readonly today: string;
  readonly before: string;
  readonly after: string;
  readonly visits: readonly ListedVisit[];
  /** The next day after this one with visits. */
  readonly next: ClinicDay | undefined;
  readonly opening: Opening | null;
  /** The patient whose chart the app is opened from. */
  readonly chart: string | null;
  /** The faults that are switched on. */
  readonly faults: readonly Fault[];
  /** The vendor the sandbox plays. */
  readonly playing: string | null;
}

/** The EHR's day view as a whole document. */
export function dayPage(page: DayPage): Html {
  const { clinician, day, visits } = page;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Day view – Sandbox EHR</title>
        <link rel="stylesheet" href="/day-view.css" />
        <script src="/pane.js" type="module"></script>
      </head>
      <body>
        <header class="banner">
          <p class="product">Sandbox EHR <span>${productWords(page)}</span></p>
          <nav aria-label="EHR"><a href="/audit">Access log</a></nav>
        </header>
        <div class="frame">
          ${clinicianList(page)}
          <main>
            <div class="heading">
              <h1>${dayInWords(day)}</h1>
              <p>${clinician.name} · ${visitCount(visits)}</p>
              ${dayLinks(page)}
            </div>
            ${launchBar(page)} ${faultPanel(page.faults, ownQuery(page))} ${visitTable(page)}
          </main>
          ${pane(page)}
        </div>
      </body>
    </html>`;
}

function productWords({ playing }: DayPage): string {
  return playing === null
    ? 'for trying Foreword; not a real EHR'
    : `answering as ${playing} is documented to; not a real EHR`;
}

function clinicianList(page: DayPage): Html {
  const items = page.clinicians.map(
    (each) =>
      html`<li>
        <a
          href="${address(page, { clinician: each.id, open: null })}"
          ${each.id === page.clinician.id ? CURRENT : null}
          >${each.name}<small>${each.role}. ${each.about}</small></a
        >
      </li>`,
  );
  return html`<nav class="clinicians" aria-label="Signed in as">
    <h2>Signed in as</h2>
    <ul>
      ${items}
    </ul>
  </nav>`;
}

const CURRENT: Html = { html: 'aria-current="true"' };

function dayLinks(page: DayPage): Html {
  const to = (day: string): string => address(page, { day, open: null });
  return html`<nav class="days" aria-label="Day">
    <a href="${to(page.before)}">Previous day</a>
    <a href="${to(page.today)}">Today</a>
    <a href="${to(page.after)}">Next day</a>
  </nav>`;
}

/** What each tenant of the sandbox shows; any other speaks by its name. */
const TENANT_WORDS: Readonly<Record<string, string>> = {
  sandbox: 'Full: also reads the panel and past encounters, within stated caps.',
  'sandbox-minimal': 'Minimal: reads the charts of scheduled patients only.',
};

function launchBar(page: DayPage): Html {
  const { tenant, tenants } = page;
  const choices = tenants.map(
    (each) =>
      html`<li>
        <a
          href="${address(page, { tenant: each.id, open: null })}"
          ${each.id === tenant.id ? CURRENT : null}
          >${each.id}<small>${TENANT_WORDS[each.id] ?? each.name}</small></a
        >
      </li>`,
  );
  return html`<section class="launch" aria-label="Foreword">
    <ul class="tenants">
      ${choices}
    </ul>
    <p class="buttons">
      <a class="button" href="${address(page, { open: 'pane' })}">Open Foreword</a>
      <a class="button plain" target="_blank" rel="noopener" href="${opening(page, null)}"
        >Open in a window</a
      >
    </p>
  </section>`;
}

function visitTable(page: DayPage): Html {
  if (page.visits.length === 0) return emptyDay(page);
  const rows = page.visits.map(
    (visit) =>
      html`<tr class="${visit.status}">
        <td class="number">
          ${visit.time}${small(visit.minutes === null ? '' : `${visit.minutes} min`)}
        </td>
        <th scope="row">${marked(visit.patientName)}</th>
        <td>${marked(visit.reason)}</td>
        <td class="kind">${marked(visit.kind)}</td>
        <td class="status"><span>${visit.status}</span>${chartLink(page, visit)}</td>
      </tr>`,
  );
  return html`<table class="visits">
    <thead>
      <tr>
        <th scope="col" class="number">Time</th>
        <th scope="col">Patient</th>
        <th scope="col">Reason</th>
        <th scope="col" class="kind">Visit</th>
        <th scope="col" class="status">Status</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** The sandbox keeps past visits as encounters, not as a list: an empty day before today says nothing about that day. */
function emptyDay(page: DayPage): Html {
  const { day, today, next } = page;
  const said =
    day < today ? 'Days before today are not listed.' : `No clinic on ${dayInShort(day, day)}.`;
  if (next === undefined) return html`<p class="none">${said} No later visits are booked.</p>`;
  const name = dayInShort(next.day, day);
  const link = html`<a href="${address(page, { day: next.day, open: null })}">${name}</a>`;
  return html`<p class="none">${said} ${link} has ${counted(next.visits)}.</p>`;
}

function chartLink(page: DayPage, { patient, time }: ListedVisit): Html | null {
  if (patient === null) return null;
  const label = `From chart of the ${time} patient: open Foreword`;
  const href = address(page, { open: 'pane', patient });
  return html`<a href="${href}" aria-label="${label}">From chart</a>`;
}

function pane(page: DayPage): Html | null {
  if (page.opening === null) return null;
  return html`<div
      class="handle"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label="Width of the side pane"
    ></div>
    <aside class="pane" aria-label="Foreword">
      <p>Side pane <a href="${address(page, { open: null })}">Close</a></p>
      <iframe title="Foreword" name="foreword" src="${opening(page, page.chart)}"></iframe>
    </aside>`;
}

/** The day view with something changed. */
function address(page: DayPage, change: Readonly<Record<string, string | null>>): string {
  return `/?${ownQuery(page, change)}`;
}

function ownQuery(page: DayPage, change: Readonly<Record<string, string | null>> = {}): string {
  const { day, clinician, tenant } = page;
  return query({ clinician: clinician.id, tenant: tenant.id, day, ...change });
}

function opening({ clinician, tenant }: DayPage, patient: string | null): string {
  return `/open?${query({ clinician: clinician.id, tenant: tenant.id, patient })}`;
}

function query(members: Readonly<Record<string, string | null>>): string {
  const kept = Object.entries(members).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  return new URLSearchParams(kept).toString();
}

function visitCount(visits: readonly ListedVisit[]): string {
  const standing = visits.filter(({ status }) => status !== 'cancelled').length;
  const cancelled = visits.length - standing;
  const words = counted(standing);
  return cancelled === 0 ? words : `${words}, ${cancelled} cancelled`;
}

function counted(visits: number): string {
  return visits === 1 ? '1 visit' : `${visits} visits`;
}

/** A text with the mark of each identifying field under it, small and on one line: a name must stay readable. */
function marked(text: string): readonly Html[] {
  const marks = [...text.matchAll(CANARY_PATTERN)].map(([mark]) => mark);
  const plain = text.replaceAll(CANARY_PATTERN, '').replaceAll(/ +(?=[ ,]|$)/g, '');
  return [html`${plain.replace(/,$/, '')}`, small(marks.join(' '))];
}

function small(text: string): Html {
  return text === '' ? html`` : html`<small title="${text}">${text}</small>`;
}
