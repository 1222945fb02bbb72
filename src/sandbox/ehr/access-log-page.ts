import type { ClinicianLogin } from '../clinic/clinic.ts';
import type { AccessLogRow } from './access-log.ts';
import { html, type Html } from './html.ts';

/** How many rows the page shows; the whole log is at `/access-log`. */
const SHOWN = 500;

/** The access log as an auditor reads it: newest first, with how many charts were asked for in all. */
export function accessLogPage(
  rows: readonly AccessLogRow[],
  clinicians: readonly ClinicianLogin[],
): Html {
  const names = new Map(clinicians.map(({ id, name }) => [id, name]));
  const asked = new Set(rows.flatMap(({ patients }) => patients)).size;
  const lines = rows.slice(-SHOWN).toReversed();
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Access log – Sandbox EHR</title>
        <link rel="stylesheet" href="/day-view.css" />
      </head>
      <body>
        <header class="banner">
          <p class="product">Sandbox EHR <span>for trying Foreword; not a real EHR</span></p>
          <nav aria-label="EHR"><a href="/">Day view</a></nav>
        </header>
        <main class="audit">
          <h1>Access log</h1>
          <p>
            ${rows.length} accesses; charts of ${asked} patients asked for. Reading the schedule is
            not asking for a chart. <a href="/access-log">As JSON</a>
          </p>
          ${table(lines, names)}
        </main>
      </body>
    </html>`;
}

function table(rows: readonly AccessLogRow[], names: ReadonlyMap<string, string>): Html {
  const lines = rows.map(
    (row) =>
      html`<tr>
        <td class="number">${row.at.slice(11, 19)}</td>
        <td>
          ${names.get(row.clinician ?? '') ?? row.clinician ?? 'nobody'}<small>${row.client}</small>
        </td>
        <td>${row.interaction} ${row.type}${row.batch ? html`<small>in a batch</small>` : null}</td>
        <td class="answer">${row.status}</td>
        <td class="charts">${charts(row.patients)}</td>
      </tr>`,
  );
  return html`<table class="log">
    <thead>
      <tr>
        <th scope="col" class="number">UTC</th>
        <th scope="col">Clinician and app</th>
        <th scope="col">Access</th>
        <th scope="col" class="answer">Answer</th>
        <th scope="col" class="charts">Charts asked for</th>
      </tr>
    </thead>
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}

/** One patient by id; more than one as a count that opens. */
function charts(patients: readonly string[]): Html {
  const ids = html`<span class="ids">${patients.join(' ')}</span>`;
  if (patients.length < 2) return ids;
  return html`<details>
    <summary>${patients.length} patients</summary>
    ${ids}
  </details>`;
}
