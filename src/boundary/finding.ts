import { FINDING_CODES } from './finding-code-system.ts';

declare const findingId: unique symbol;

/** What a result or a measurement says. Only `isFindingId` makes one. */
export type FindingId = string & { readonly [findingId]: true };

const CODES: ReadonlySet<string> = new Set(FINDING_CODES.trim().split('\n'));

/** True for a code of `fhir-profiles/CodeSystem-foreword-findings.json`, and for nothing else. */
export function isFindingId(value: unknown): value is FindingId {
  return typeof value === 'string' && CODES.has(value);
}
