import { type Problem, type ProblemCode, problemLabel } from '#boundary/problem.ts';
import { tallyRows, type ToldRow } from '#deidentified/readiness/ehr-report.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { PROBLEM_TEXT } from './sentences.ts';

/** What the window is called. */
export const READINESS_TITLE = 'Readiness · Foreword';

/** The outcome in one line. */
export function headlineWords(
  { reading, readiness }: SessionState,
  rows: readonly ToldRow[],
): string {
  if (reading.phase === 'stopped') return PROBLEM_TEXT[reading.problem.code].title;
  if (readiness?.extent !== 'all') return 'Looking at what this EHR allows';
  const [fails = 0, warns = 0] = tallyRows(rows).map(({ count }) => count);
  if (fails > 0) return `Not ready: ${thingsWords(fails)} to be mended`;
  return warns > 0 ? `Ready, with less in ${placesWords(warns)}` : 'Ready';
}

/** Where it stands, as a screen reader is told: once while it goes on, once at the end. */
export function standingWords({ reading, readiness }: SessionState): string {
  if (readiness?.extent === 'all') return 'All was looked at.';
  return reading.phase === 'reading'
    ? 'Rows appear as they come. Nothing is written to the EHR.'
    : 'Not all was looked at.';
}

/** What is told of the end of a run that came too early, and what IT can do. */
export const STOP_TEXT = (
  problem: Problem,
): { readonly body: string; readonly next: string; readonly label: string } => {
  const { body, next } = PROBLEM_TEXT[problem.code];
  return { body, next: FOR_IT[problem.code] ?? next, label: problemLabel(problem) };
};

/** Where whoever reads this page is the IT that others are sent to. */
const FOR_IT: Partial<Readonly<Record<ProblemCode, string>>> = {
  'authorization-refused':
    'Compare clientId and each of scopes in the tenant’s entry (launch/tenants) with the registration: an EHR may refuse all for one scope it does not know. The redirect URI of app.html must be registered character for character, and the account must be allowed to use the app.',
  'session-over': 'Launch readiness.html from the EHR again: a launch works once.',
  defect:
    'The fault is ours. Launch readiness.html again; if it happens twice, report the problem code.',
};

const thingsWords = (count: number): string =>
  count === 1 ? 'one thing' : `${String(count)} things`;

const placesWords = (count: number): string =>
  count === 1 ? 'one place' : `${String(count)} places`;
