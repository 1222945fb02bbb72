import { isObject } from '#boundary/guards.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import { type FhirObject, objectsOf, textOf } from './resource.ts';

/** What a code of Epic's means for what was asked: an answer without matches, an answer that stands, or why something is missing. */
export type EpicMeaning = 'no-match' | 'stands' | ProblemCode;

/**
 * The codes that are looked for, all others are passed over. Source: fhir.epic.com/Specifications, error codes of the R4 API.
 * Where a parameter was ignored the matches may be unfiltered: every reader looks again at patient, date, status and category.
 */
const EPIC_CODES: ReadonlyMap<string, EpicMeaning> = new Map([
  ['4101', 'no-match'], // no data found
  ['4111', 'not-supported'], // required parameter missing
  ['4113', 'cut-short'], // the paging session is over
  ['4118', 'not-permitted'], // user not authorised
  ['4119', 'cut-short'], // partial results
  ['4122', 'stands'], // an unknown parameter was ignored
  ['4127', 'cut-short'], // more than 100 results
  ['4130', 'not-permitted'], // break-the-glass: never asked again, never told apart from other refusals
  ['4131', 'not-permitted'], // the same
  ['4134', 'not-permitted'], // the same
  ['4135', 'cut-short'], // daily limit
  ['59100', 'stands'], // a parameter was ignored
  ['59101', 'stands'], // the same
  ['59108', 'not-supported'], // category or code required
  ['59109', 'stands'], // a parameter was ignored
  ['59111', 'not-supported'], // no such category
  ['59133', 'cut-short'], // more than 100 results
  ['59159', 'not-supported'], // required data missing, such as the patient
  ['59204', 'not-permitted'], // kinds that the app is not registered for were left out
]);

/** The numbers of Epic's code systems begin so. */
const EPIC = 'urn:oid:1.2.840.114350.';

/** What an issue of an OperationOutcome says in Epic's codes, the gravest of them; undefined where it says nothing in them. Its words are not looked at. */
export function epicMeaning({ details }: FhirObject): EpicMeaning | undefined {
  const meanings = objectsOf(isObject(details) ? details['coding'] : undefined)
    .filter(({ system }) => textOf(system).startsWith(EPIC))
    .flatMap(({ code }) => EPIC_CODES.get(textOf(code)) ?? []);
  return meanings.find(isProblem) ?? meanings[0];
}

/** What a refusal says in Epic's codes; undefined where it is no OperationOutcome, or says nothing in them. */
export function epicMeaningOf(outcome: unknown): EpicMeaning | undefined {
  if (!isObject(outcome) || outcome['resourceType'] !== 'OperationOutcome') return undefined;
  const meanings = objectsOf(outcome['issue']).flatMap((issue) => epicMeaning(issue) ?? []);
  return meanings.find(isProblem) ?? meanings[0];
}

function isProblem(meaning: EpicMeaning): boolean {
  return meaning !== 'no-match' && meaning !== 'stands';
}
