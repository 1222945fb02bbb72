import { type Verdict, VERDICT_OF } from '#boundary/readiness-checks.ts';
import type { ReadinessRow } from '#boundary/readiness-policy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { APP_VERSION } from './app-version.ts';
import {
  EHR_CHECK_TEXT,
  EHR_GROUP_TEXT,
  EHR_GROUPS,
  type EhrGroup,
  type RowWords,
  rowWords,
} from './ehr-sentences.ts';
import { VERDICT_TEXT } from './sentences.ts';

/** A row with its verdict and its sentences. */
export interface ToldRow {
  /** The same for the same row of every look. */
  readonly key: string;
  readonly verdict: Verdict;
  readonly group: EhrGroup;
  readonly words: RowWords;
}

/** The rows in the order of a report: by group, and within one as they came. */
export function tellRows(rows: readonly ReadinessRow[], tenant: Tenant): readonly ToldRow[] {
  return EHR_GROUPS.flatMap((group) =>
    rows
      .filter(({ check }) => EHR_CHECK_TEXT[check].group === group)
      .map((row) => ({
        key: `${row.check} ${row.subject ?? ''}`,
        verdict: VERDICT_OF[row.end],
        group,
        words: rowWords(row, tenant),
      })),
  );
}

/** From the worst verdict to the least. */
const VERDICTS: readonly Verdict[] = ['fail', 'warn', 'pass', 'skip'];

/** How many rows have each verdict, and what that is called. */
export function tallyRows(
  rows: readonly Pick<ToldRow, 'verdict'>[],
): readonly { readonly verdict: Verdict; readonly count: number; readonly words: string }[] {
  return VERDICTS.map((verdict) => ({
    verdict,
    count: rows.filter((row) => row.verdict === verdict).length,
    words: VERDICT_TEXT[verdict].toLowerCase(),
  }));
}

/** What a report is headed by: the tenant by its id and vendor, the local day `YYYY-MM-DD`, and whether all was looked at. */
export interface Heading {
  readonly tenant: Pick<Tenant, 'id' | 'vendor'>;
  readonly day: string;
  readonly isWhole: boolean;
}

/** How a report is written down. */
export type Manner = 'plain' | 'markdown';

/** The rows as text for a ticket: no patient, no person, no host. */
export function writeEhrReport(
  rows: readonly ToldRow[],
  { tenant, day, isWhole }: Heading,
  manner: Manner,
): string {
  const mark = MANNERS[manner];
  const counts = tallyRows(rows).map(({ count, words }) => `${String(count)} ${words}`);
  return [
    mark.title(`Foreword readiness ${APP_VERSION}`),
    `tenant ${tenant.id}, vendor ${tenant.vendor}, ${day}`,
    counts.join(', '),
    ...(isWhole ? [] : ['Not all was looked at: it was cut off.']),
    ...EHR_GROUPS.flatMap((group) => {
      const own = rows.filter((row) => row.group === group);
      return own.length === 0
        ? []
        : ['', mark.group(EHR_GROUP_TEXT[group]), ...own.flatMap(mark.row)];
    }),
    '',
  ].join('\n');
}

interface Marks {
  readonly title: (words: string) => string;
  readonly group: (words: string) => string;
  readonly row: (row: ToldRow) => readonly string[];
}

const LABELS: Readonly<Record<Verdict, string>> = {
  pass: 'PASS',
  warn: 'WARN',
  fail: 'FAIL',
  skip: 'SKIP',
};

const MANNERS: Readonly<Record<Manner, Marks>> = {
  plain: {
    title: (words) => words,
    group: (words) => words,
    row: ({ verdict, words: { title, found, means, fix } }) => [
      `${LABELS[verdict]}  ${title}`,
      `      ${found}`,
      ...(fix === null ? [] : [`      ${means}`, `      fix: ${fix}`]),
      ...(verdict === 'skip' ? [`      ${means}`] : []),
    ],
  },
  markdown: {
    title: (words) => `# ${words}\n`,
    group: (words) => `## ${words}\n`,
    row: ({ verdict, words: { title, found, means, fix } }) => [
      `- **${LABELS[verdict]}** \`${title}\`: ${found}${fix === null && verdict === 'pass' ? '' : ` ${means}`}`,
      ...(fix === null ? [] : [`  - Fix: ${fix}`]),
    ],
  },
};
