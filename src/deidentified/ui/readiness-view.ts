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

/** Shows every row by its group, with what it means and how to mend it, and the whole as text that can be copied. */
export function showReadiness(document: Document, tenant: string, rows: readonly Row[]): void {
  showPlainPage(document, [
    written(document, 'h1', ['Is this place ready for Foreword?', 'h1']),
    written(document, 'p', [`${tallyWords(rows)}.`, 'lede']),
    written(document, 'p', [INTRODUCTION, 'read']),
    ...GROUPS.flatMap((group) => groupOf(document, group, rows)),
    ...reportOf(document, writeReport(tenant, rows)),
  ]);
}

const INTRODUCTION =
  'For IT. This page looked at the browser it is open in and at what this host answers. It asked no EHR anything and knows nothing of a patient. Open it the way clinicians open Foreword: in the same browser, and in the same frame if there is one.';

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
