import { type ProblemCode, problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import {
  STRATEGY_NEEDS,
  type StrategyEnd,
  type StrategyName,
  type WhoseRule,
} from '#boundary/schedule-strategy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import type { TextIndex } from '#phi/signals/text-index.ts';
import type { Searcher } from './batch.ts';
import type { Capabilities } from './capabilities.ts';
import type { PatientNumbers } from './patient-numbers.ts';
import type { Clinician } from './read-clinician.ts';
import { atMostOf, type Attempt, type AttemptParts, gap } from './schedule/attempt.ts';
import { countedFor } from './schedule/counted-clinician.ts';
import { rolesOnce } from './schedule/find-roles.ts';
import { visitOfChart } from './schedule/launch-patient.ts';
import { readByClinician } from './schedule/read-by-clinician.ts';
import { readByPatients, type SourcesAsked } from './schedule/read-by-patients.ts';
import { type ScheduleStrategy, STRATEGIES } from './schedule/strategies.ts';
import type { Reading } from './search.ts';

interface ScheduleParts {
  readonly searcher: Searcher;
  readonly capabilities: Capabilities;
  readonly clinician: Clinician;
  readonly patients: PatientNumbers;
  /** FHIR id of the patient whose chart it was opened from, if it was opened from one: then nobody else is looked for. */
  readonly chart?: string | null;
  readonly tenant: Pick<Tenant, 'vendor' | 'lists' | 'timeZone' | 'limits' | 'schedule' | 'whose'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly topicsIn: TextIndex['topicsIn'];
  /** Whether what was granted lets a type be searched. */
  readonly mayRead: (type: string) => boolean;
}

/** How the visits of a run were found, and whose they are. */
interface ScheduleBasis {
  readonly strategy: StrategyName;
  readonly whose: readonly WhoseRule[];
}

/** What one strategy of the ladder came to. */
interface Tried {
  readonly strategy: StrategyName;
  readonly end: StrategyEnd;
}

/** The visits, and how they were found. */
export interface ScheduleFound extends Reading<readonly Visit[]> {
  readonly basis: ScheduleBasis;
}

/** What the ladder came to. */
export interface ScheduleRead {
  /** Every strategy that was tried or passed over, in order. */
  readonly tried: readonly Tried[];
  /** What needs no schedule, where the tenant names it. */
  readonly offer: StrategyName | null;
  /** No visits means a true empty clinic. */
  readonly schedule: Result<ScheduleFound>;
}

/** Tries the tenant's strategies in order. The first that gives visits, or proves that there are none, is used; those that add are read beside it. */
export async function readSchedule(parts: ScheduleParts): Promise<ScheduleRead> {
  const isOfChart = (parts.chart ?? null) !== null;
  const ways: readonly StrategyName[] = isOfChart ? ['launch-patient'] : parts.tenant.schedule;
  const strategies = ways.map((name) => STRATEGIES[name]);
  const offer = offerOf(parts.tenant.schedule);
  const counted = countedFor(parts.tenant.whose, parts.clinician);
  const roles = rolesOnce({ ...parts, counted });
  const climb: Climb = { parts: { ...parts, counted, roles }, sources: new Map(), ...parts };
  const tried: Tried[] = [];
  const note = (strategy: StrategyName, attempt: Attempt) => {
    if (attempt.end !== 'stopped') tried.push({ strategy, end: attempt.end });
  };
  let used: Used | null = null;
  for (const strategy of inOrder(strategies)) {
    const isFound: boolean = used !== null;
    if (isFound && strategy.part === 'whole') continue;
    const attempt = await attemptBy(strategy, climb);
    note(strategy.name, attempt);
    if (!isFound && attempt.end === 'stopped') {
      return { tried, offer, schedule: refused(attempt.code) };
    }
    used = afterAttempt(used, strategy.name, attempt);
  }
  if (used === null) return { tried, offer, schedule: refused(codeOf(tried)) };
  const whose: readonly WhoseRule[] = isOfChart ? ['me'] : counted.rules;
  const basis = { strategy: used.strategy, whose };
  return { tried, offer, schedule: success({ ...atMostOf(used.reading), basis }) };
}

/** What needs no schedule, where a tenant names it. Who may open a calendar may choose topics too, so a calendar is named before the choice. */
export function offerOf(schedule: readonly StrategyName[]): StrategyName | null {
  const offers = schedule.filter((name) => STRATEGIES[name].part === 'offer');
  return offers.find((name) => name === 'calendar-file') ?? offers[0] ?? null;
}

interface Used {
  readonly strategy: StrategyName;
  readonly reading: Reading<readonly Visit[]>;
}

interface Climb {
  readonly parts: AttemptParts;
  readonly sources: SourcesAsked;
  readonly mayRead: ScheduleParts['mayRead'];
}

/** What adds comes after what it adds to. */
function inOrder(strategies: readonly ScheduleStrategy[]): readonly ScheduleStrategy[] {
  return [
    ...strategies.filter(({ part }) => part === 'whole'),
    ...strategies.filter(({ part }) => part === 'adds'),
  ];
}

/** Passed over where it could not work: what was granted and what the server says of itself are looked at before anything is asked. */
async function attemptBy(
  { name, how, declared }: ScheduleStrategy,
  { parts, sources, mayRead }: Climb,
): Promise<Attempt> {
  if (!STRATEGY_NEEDS[name].every((type) => mayRead(type))) return { end: 'scope-missing' };
  if (declared.some((parameter) => isUndeclared(parameter, parts.capabilities))) {
    return { end: 'not-declared' };
  }
  switch (how.by) {
    case 'clinician':
      return readByClinician(how, parts);
    case 'patients':
      return readByPatients(how, parts, sources);
    case 'launch':
      return visitOfChart(parts);
    case 'reader':
      return { end: 'not-set-up' };
  }
}

function isUndeclared(declared: string, capabilities: Capabilities): boolean {
  const [type = '', parameter = ''] = declared.split('?');
  return capabilities.declares(type, parameter) === false;
}

/** What is added stands beside what is there; that there is nothing to add is no trouble. */
function afterAttempt(used: Used | null, strategy: StrategyName, attempt: Attempt): Used | null {
  if (attempt.end !== 'used') {
    if (used === null || attempt.end === 'no-visit') return used;
    const code = attempt.end === 'stopped' ? attempt.code : PROBLEM_FOR[attempt.end];
    return { ...used, reading: withGap(used.reading, code ?? 'not-supported') };
  }
  if (used === null) return { strategy, reading: attempt.reading };
  const value = [...used.reading.value, ...attempt.reading.value].toSorted(
    (a, b) => a.start - b.start,
  );
  return {
    ...used,
    reading: { value, gaps: [...used.reading.gaps, ...attempt.reading.gaps] },
  };
}

function withGap<T>({ value, gaps }: Reading<T>, code: ProblemCode): Reading<T> {
  return { value, gaps: [...gaps, gap(code)] };
}

/** Where nothing worked, the first reason that someone can mend; everything else is an EHR that gives no schedule. */
function codeOf(tried: readonly Tried[]): ProblemCode {
  return tried.flatMap(({ end }) => PROBLEM_FOR[end] ?? [])[0] ?? 'not-supported';
}

const PROBLEM_FOR: Readonly<Partial<Record<Attempt['end'], ProblemCode>>> = {
  'scope-missing': 'scope-missing',
  'not-permitted': 'not-permitted',
  'malformed-response': 'malformed-response',
  'cut-short': 'cut-short',
};

function refused(code: ProblemCode): Result<never> {
  return failure(problem(code === 'session-over' ? 'session' : 'schedule', code));
}
