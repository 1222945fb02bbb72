import type { FromWorker } from '#boundary/messages.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { fillRepository, type Repository } from '#sandbox/ehr/repository.ts';
import { MORNING } from './a-day.ts';
import { type Condition, DAYS, meddleOf, openedFrom } from './conditions.ts';
import { expectedOf } from './expected.ts';
import type { WhyMissing } from './expected-horizon.ts';
import { judgeContent } from './judge-content.ts';
import { judgeNotices } from './judge-notices.ts';
import { judgeRequests } from './judge-requests.ts';
import { readDay } from './read-day.ts';
import { type Stand, standUp } from './stand.ts';
import type { Variant } from './variants.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** One case as it went. */
export interface CaseRun {
  readonly variant: Variant;
  readonly condition: Condition;
  readonly clinic: Clinic;
  readonly tenant: Tenant;
  readonly stand: Stand;
  readonly said: readonly FromWorker[];
}

/** What became of one case. */
export interface CaseEnd extends CaseRun {
  /** Empty where everything is as it must be. */
  readonly troubles: readonly string[];
  /** Milliseconds of the virtual clock. */
  readonly took: number;
  readonly requests: number;
  /** Visits of the week whose charts the run asked for. */
  readonly charts: number;
}

/** Where each store stands once it is filled. */
export type Stores = Map<string, Repository>;

/** Reads one day at one EHR, and judges it. `after` is after how many signed requests a session ends that ends midway. */
export async function runCase(
  variant: Variant,
  condition: Condition,
  { stores, after }: { readonly stores: Stores; readonly after: number },
): Promise<CaseEnd> {
  const clinic = DAYS[condition.day];
  const tenant = { ...variant.tenant, whose: condition.whose };
  const clock = createVirtualClock(MORNING);
  const stand = standUp({
    clock,
    clinic,
    tenant,
    repository: await storeOf(variant, condition, stores),
    rules: condition.fault === 'busy' ? (variant.busy ?? variant.rules) : variant.rules,
    clinician: condition.clinician,
    chart: openedFrom(condition),
    granted: grantedOf(variant, condition),
    life: variant.rules.tokenLife ?? 300,
    meddle: meddleOf(condition, variant, after),
  });
  const timing = { now: clock.now, wait: clock.wait, timeOut: () => new AbortController().signal };
  const said = await clock.run(() => readDay({ tenant, fetchImpl: stand.fetchImpl, timing }));
  const run: CaseRun = { variant, condition, clinic, tenant, stand, said };
  const expected = expectedOf(variant, condition, {
    clinic,
    whyMissing: whyMissing(run),
    isOverAtSchedule: isOverAtSchedule(run),
  });
  return {
    ...run,
    troubles: [
      ...judgeContent(said, expected),
      ...judgeRequests(run, expected),
      ...judgeNotices(said),
    ],
    took: clock.now() - MORNING,
    requests: stand.sent().length,
    charts: expected.charts.size,
  };
}

/** The clinic’s records as this vendor keeps them, on the shelves. */
export async function storeOf(
  { rules, name }: Variant,
  { day }: Condition,
  stores: Stores,
): Promise<Repository> {
  const key = `${name}/${day}`;
  const known = stores.get(key);
  if (known !== undefined) return known;
  const filled = await fillRepository(rules.lay(DAYS[day]), new Date(MORNING), rules.types);
  stores.set(key, filled);
  return filled;
}

/** What this EHR grants of what the tenant asks for. */
export function grantedOf(
  { tenant, rules, needs }: Variant,
  { isDropped }: Condition,
): readonly string[] {
  return tenant.scopes.filter(
    (scope) =>
      (!scope.startsWith('user/') || rules.grants(scope)) && !(isDropped && scope === needs),
  );
}

/** True where the session ended before anything of the schedule was answered. */
function isOverAtSchedule({ stand }: CaseRun): boolean {
  const asks = stand
    .sent()
    .filter(({ isSigned }) => isSigned)
    .flatMap((one) => one.asks);
  const ofSchedule = asks.filter(({ type }) => SCHEDULES.has(type));
  return ofSchedule.length > 0 && ofSchedule.every(({ status }) => status === 401);
}

const SCHEDULES: ReadonlySet<string> = new Set(['Appointment', 'Encounter', 'List', 'Group']);

/** What a case keeps back: closed charts, a refused type; and, of a session that ends midway, whatever was not answered before. */
function whyMissing({ variant, clinic, condition, stand }: CaseRun): WhyMissing {
  const asks = stand.sent().flatMap((one) => one.asks);
  return (patient, type, category): ProblemCode | null => {
    const isKeptBack = clinic.restrictedPatients.has(patient) || condition.refused === type;
    const why = isKeptBack ? 'not-permitted' : null;
    if (condition.fault !== 'expires') return why;
    const isAnswered = asks.some(
      ({ parameters, ...ask }) =>
        ask.type === type &&
        parameters.get('patient') === `Patient/${patient}` &&
        (category === null || parameters.get('category') === category) &&
        (ask.status === 200 || ask.status === 403),
    );
    if (isAnswered) return why;
    // A refusal that a browser may not read is no answer at all.
    return variant.rules.unreadable.includes(401) ? 'server-unreachable' : 'session-over';
  };
}
