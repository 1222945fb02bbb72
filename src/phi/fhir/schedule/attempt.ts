import { MOST_VISITS } from '#boundary/field-policy.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { StrategyEnd } from '#boundary/schedule-strategy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import type { TextIndex } from '#phi/signals/text-index.ts';
import type { Searcher } from '../batch.ts';
import type { Capabilities } from '../capabilities.ts';
import type { Parsed } from '../parse-appointment.ts';
import type { PatientNumbers } from '../patient-numbers.ts';
import type { ReadGap, Reading } from '../search.ts';
import type { Counted } from './counted-clinician.ts';
import type { FindRoles } from './find-roles.ts';
import type { Days } from './plans.ts';

/** What every strategy is tried with. */
export interface AttemptParts {
  readonly searcher: Searcher;
  readonly capabilities: Capabilities;
  readonly tenant: Pick<Tenant, 'vendor' | 'lists' | 'timeZone' | 'limits'>;
  readonly counted: Counted;
  readonly roles: FindRoles;
  readonly patients: PatientNumbers;
  /** FHIR id of the patient whose chart it was opened from, if it was opened from one. */
  readonly chart?: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly topicsIn: TextIndex['topicsIn'];
}

/** What a try came to: visits (or a proof that there are none), a reason to try the next, or trouble that another would meet too. */
export type Attempt =
  | { readonly end: 'used'; readonly reading: Reading<readonly Visit[]> }
  | { readonly end: Exclude<StrategyEnd, 'used'> }
  | { readonly end: 'stopped'; readonly code: ProblemCode };

/** What a refused search means for the ladder. A busy server, a lost one and a session's end stop it: what is read next would be no better, and other visits. */
export function attemptRefused(code: ProblemCode): Attempt {
  return STOPS.has(code) ? { end: 'stopped', code } : { end: END_FOR[code] ?? 'not-supported' };
}

const STOPS: ReadonlySet<ProblemCode> = new Set([
  'session-over',
  'server-busy',
  'server-unreachable',
]);

const END_FOR: Readonly<Partial<Record<ProblemCode, Exclude<StrategyEnd, 'used'>>>> = {
  'not-permitted': 'not-permitted',
  'malformed-response': 'malformed-response',
  'cut-short': 'cut-short',
};

/** True where one of the visits is not over. */
export function hasVisitToCome(visits: readonly Visit[], now: number): boolean {
  return visits.some(({ end }) => end > now);
}

/** The visits among what was parsed that start within the days, earliest first and no more than the door admits; the rest as gaps. */
export function visitsWithin(
  parsed: readonly Parsed[],
  { from, to }: Days,
): Reading<readonly Visit[]> {
  const visits = parsed.flatMap((one) => (one.is === 'visit' ? [one.visit] : []));
  const inside = visits.filter(({ start }) => start >= from && start < to);
  return {
    value: inside.toSorted((a, b) => a.start - b.start).slice(0, MOST_VISITS),
    gaps: [
      ...parsed.filter(({ is }) => is === 'unreadable').map(() => gap('malformed-response')),
      ...parsed.filter(({ is }) => is === 'foreign').map(() => gap('not-supported')),
      ...(inside.length > MOST_VISITS ? [gap('cut-short')] : []),
    ],
  };
}

/** What several searches gave, earliest first and no more than the door admits: each of them kept to that alone. */
export function atMostOf(reading: Reading<readonly Visit[]>): Reading<readonly Visit[]> {
  const { value, gaps } = reading;
  if (value.length <= MOST_VISITS) return reading;
  const nearest = value.toSorted((a, b) => a.start - b.start).slice(0, MOST_VISITS);
  return { value: nearest, gaps: [...gaps, gap('cut-short')] };
}

/** Something of the schedule that could not be read. */
export function gap(code: ProblemCode): ReadGap {
  return { kind: 'schedule', code };
}
