import { CHECKS, type Group, type Row, type Verdict } from './row.ts';
import { CHECK_TEXT, GROUP_TEXT, VERDICT_TEXT } from './sentences.ts';

/** The rows of a group, in the order of the table. */
export function rowsOf(group: Group, rows: readonly Row[]): readonly Row[] {
  return CHECKS[group].flatMap((check) => rows.filter((row) => row.check === check));
}

/** Every group, in the order it is told. */
export const GROUPS: readonly Group[] = ['browser', 'site'];

/** "18 ready, 1 works with less, 1 to be mended": verdicts that nothing has are left out. */
export function tallyWords(rows: readonly Row[]): string {
  return VERDICTS.flatMap((verdict) => {
    const count = rows.filter((row) => row.verdict === verdict).length;
    return count === 0 ? [] : [`${String(count)} ${VERDICT_TEXT[verdict].toLowerCase()}`];
  }).join(', ');
}

const VERDICTS: readonly Verdict[] = ['fail', 'warn', 'pass', 'skip'];

/** The same as plain text, for a ticket: the tenant's name in the registry, files, headers, versions; nothing of a person. */
export function writeReport(tenant: string, rows: readonly Row[]): string {
  return [
    `Foreword readiness, tenant ${tenant}: ${tallyWords(rows)}`,
    ...GROUPS.filter((group) => rowsOf(group, rows).length > 0).flatMap((group) => [
      '',
      GROUP_TEXT[group],
      ...rowsOf(group, rows).flatMap(({ check, verdict, found }) => [
        `[${verdict}] ${CHECK_TEXT[check].title}`,
        ...found.map((words) => `    ${words}`),
        ...(isToMend(verdict) ? [`    Mend: ${CHECK_TEXT[check].fix}`] : []),
      ]),
    ]),
    '',
  ].join('\n');
}

/** Whether a row is told with its mending. */
export function isToMend(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'warn';
}
