import {
  GROUPS,
  isToMend,
  rowsOf,
  tallyWords,
  writeReport,
} from '#deidentified/readiness/report.ts';
import type { Group, Row } from '#deidentified/readiness/row.ts';
import { CHECK_TEXT, GROUP_TEXT, VERDICT_TEXT } from '#deidentified/readiness/sentences.ts';
import { showPlainPage, written } from './plain-page.ts';

/** What was looked at, and where this page and the app's own stand. */
interface Shown {
  /** Its id in the registry. */
  readonly tenant: string;
  readonly launchUrl: string;
  readonly redirectUri: string;
  readonly rows: readonly Row[];
}

/** Shows every row by its group, with what it means and how to mend it, how to have the EHR's side looked at, and the rows as text that can be copied. */
export function showReadiness(document: Document, shown: Shown): void {
  const { tenant, rows } = shown;
  showPlainPage(document, [
    written(document, 'h1', ['Is this place ready for Foreword?', 'h1']),
    written(document, 'p', [`${tallyWords(rows)}.`, 'lede']),
    written(document, 'p', [INTRODUCTION, 'read']),
    ...GROUPS.flatMap((group) => groupOf(document, group, rows)),
    ...launchHelp(document, shown),
    ...reportOf(document, writeReport(tenant, rows)),
  ]);
}

const INTRODUCTION =
  'For IT. This page looked at the browser it is open in and at what this host answers. It asked no EHR anything and knows nothing of a patient. Open it the way clinicians open Foreword: in the same browser, and in the same frame if there is one.';

/** A page alone knows nothing of what the EHR grants: that takes a launch, which the registration of the app already allows. */
function launchHelp(document: Document, shown: Shown): readonly HTMLElement[] {
  const list = document.createElement('dl');
  list.className = 'facts';
  list.append(
    written(document, 'dt', ['Launch URL', '']),
    written(document, 'dd', [shown.launchUrl, 'mono']),
    written(document, 'dt', ['Redirect URI, as for the app itself', '']),
    written(document, 'dd', [shown.redirectUri, 'mono']),
    written(document, 'dt', ['From a console', '']),
    written(document, 'dd', [`npm run readiness -- --iss ISSUER --tenant ${shown.tenant}`, 'mono']),
  );
  return [
    written(document, 'h2', ['What your EHR allows', 'h2']),
    written(document, 'p', [LAUNCH_IT, 'read']),
    list,
  ];
}

const LAUNCH_IT =
  'Launch this page from the EHR as a clinician who has visits: it signs in as the app does, tries every search the app would make, and names what to mend. Nothing is written to the EHR, and no second redirect URI is registered.';

function groupOf(document: Document, group: Group, rows: readonly Row[]): readonly HTMLElement[] {
  const list = document.createElement('ul');
  list.className = 'checks';
  list.append(...rowsOf(group, rows).map((row) => rowOf(document, row)));
  return [written(document, 'h2', [GROUP_TEXT[group], 'h2']), list];
}

function rowOf(document: Document, { check, verdict, found }: Row): HTMLElement {
  const { title, holds, fails, fix } = CHECK_TEXT[check];
  const isMended = isToMend(verdict);
  const item = document.createElement('li');
  item.className = `check check--${verdict}`;
  item.append(
    written(document, 'h3', [title, 'h3']),
    written(document, 'p', [VERDICT_TEXT[verdict], 'check-verdict']),
    ...(verdict === 'skip' ? [] : [written(document, 'p', [isMended ? fails : holds, 'sub'])]),
    ...found.map((words) => written(document, 'p', [words, isMended ? 'mono' : 'meta'])),
    ...(isMended ? [written(document, 'p', [`To mend it: ${fix}`, 'check-fix'])] : []),
  );
  return item;
}

/** Copying by itself is a permission that no page of ours has, so the text is selected and the reader copies it. */
function reportOf(document: Document, report: string): readonly HTMLElement[] {
  const text = document.createElement('textarea');
  text.className = 'report mono';
  text.readOnly = true;
  text.rows = 12;
  text.value = report;
  text.setAttribute('aria-label', 'The report as text');
  const button = written(document, 'button', ['Select the report', 'btn']);
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    text.focus();
    text.select();
  });
  return [
    written(document, 'h2', ['The report as text', 'h2']),
    written(document, 'p', [
      'For a ticket. It holds no personal data. Select it, then copy it.',
      'sub',
    ]),
    button,
    text,
  ];
}
