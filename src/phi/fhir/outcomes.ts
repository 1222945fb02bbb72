import type { ProblemCode } from '#boundary/problem.ts';
import { epicMeaning } from './epic-codes.ts';
import { type FhirObject, objectsOf, textOf } from './resource.ts';

/**
 * Why an OperationOutcome among the entries of a Bundle says that something is missing from it; undefined where none does.
 * Only FHIR's own codes are looked at, and Epic's from their closed table: diagnostics and texts are a server's words.
 */
export function missingByOutcome(bundle: FhirObject): ProblemCode | undefined {
  const issues = objectsOf(bundle['entry'])
    .flatMap(({ resource }) => objectsOf([resource]))
    .filter(({ resourceType }) => resourceType === 'OperationOutcome')
    .flatMap(({ issue }) => objectsOf(issue));
  for (const issue of issues) {
    const { severity, code } = issue;
    const meaning = epicMeaning(issue);
    if (meaning === 'no-match' || meaning === 'stands') continue;
    if (meaning !== undefined) return meaning;
    const said = textOf(code);
    if (SAYS_NOTHING_MISSING.has(said)) continue;
    if (ALWAYS_MISSING.has(said) || FAILED.has(textOf(severity))) {
      return CODE_FOR_ISSUE.get(said) ?? 'not-supported';
    }
  }
  return undefined;
}

/** FHIR R4 issue-severity. */
const FAILED: ReadonlySet<string> = new Set(['fatal', 'error']);

/* FHIR R4 issue-type. */

/** No match is an answer. */
const SAYS_NOTHING_MISSING: ReadonlySet<string> = new Set(['informational', 'not-found']);

/** Withheld, or not all sources answered: missing whatever the severity. */
const ALWAYS_MISSING: ReadonlySet<string> = new Set(['suppressed', 'incomplete']);

const CODE_FOR_ISSUE: ReadonlyMap<string, ProblemCode> = new Map([
  ['security', 'not-permitted'],
  ['login', 'not-permitted'],
  ['unknown', 'not-permitted'],
  ['forbidden', 'not-permitted'],
  ['suppressed', 'not-permitted'],
  ['too-costly', 'cut-short'],
  ['incomplete', 'cut-short'],
  ['transient', 'server-busy'],
  ['lock-error', 'server-busy'],
  ['exception', 'server-busy'],
  ['timeout', 'server-busy'],
  ['throttled', 'server-busy'],
]);
