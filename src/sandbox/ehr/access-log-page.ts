import type { AccessLogRow } from './access-log.ts';
import type { EhrClinician } from './ehr.ts';
import { html, type Html } from './html.ts';

/** How many rows the page shows; the whole log is at `/access-log`. */
const SHOWN = 500;

/** The access log as an auditor reads it: newest first, with how many charts were asked for in all. */
export function accessLogPage(
  rows: readonly AccessLogRow[],
  clinicians: readonly EhrClinician[],
): Html {
  const names = new Map(clinicians.map(({ id, name }) => [id, name]));
  const charts = new Set(rows.flatMap(({ patients }) => patients)).size;
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
            ${rows.length} accesses; charts of ${charts} patients asked for. Reading the schedule is
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
        <td>${row.at.slice(11, 23)}</td>
        <td>${names.get(row.clinician ?? '') ?? row.clinician ?? 'nobody'}</td>
        <td>${row.client}</td>
        <td>${row.batch ? 'batch: ' : ''}${row.interaction} ${row.type}</td>
        <td>${row.status}</td>
        <td class="ids">${row.patients.join(' ')}</td>
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Time (UTC)</th>
        <th scope="col">Clinician</th>
        <th scope="col">App</th>
        <th scope="col">Access</th>
        <th scope="col">Answer</th>
        <th scope="col">Patients whose charts were asked for</th>
      </tr>
    </thead>
    <tbody>
      ${lines}
    </tbody>
  </table>`;
}
