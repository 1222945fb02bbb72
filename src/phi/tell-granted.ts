import { STRATEGY_NEEDS, type StrategyName } from '#boundary/schedule-strategy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { offerOf } from './fhir/read-schedule.ts';
import { lackingScopes, mayReadSchedule } from './session/granted-scopes.ts';

interface GrantedParts {
  readonly tenant: Pick<Tenant, 'scopes' | 'schedule'>;
  readonly granted: readonly string[];
  /** FHIR id of the patient whose chart it was opened from; null where it was opened from none. */
  readonly chart: string | null;
  /** Puts a candidate before door 1. */
  readonly say: (candidate: unknown) => void;
}

/** Tells what was granted less than asked, and, where that leaves no way to a schedule, every way with it; true where there is one. */
export function tellGranted({ tenant, granted, chart, say }: GrantedParts): boolean {
  const lacking = lackingScopes({ asked: tenant.scopes, granted });
  if (lacking.length > 0) say({ type: 'grants', lacking });
  const ways = waysFrom(chart, tenant.schedule);
  if (mayReadSchedule(granted, ways)) return true;
  const reading = ways.filter((strategy) => STRATEGY_NEEDS[strategy].length > 0);
  const tried = reading.map((strategy) => ({ strategy, end: 'scope-missing' }));
  say({ type: 'ladder', tried, offer: offerOf(tenant.schedule) });
  return false;
}

/** Opened from a chart, that chart is the only way; opened from elsewhere, it is none. */
function waysFrom(chart: string | null, schedule: readonly StrategyName[]) {
  const isOfChart = (name: StrategyName) => name === 'launch-patient';
  return schedule.filter((name) => isOfChart(name) === (chart !== null));
}
