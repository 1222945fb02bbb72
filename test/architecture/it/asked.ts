import type { TenantVendor } from '#boundary/tenant.ts';
import type { StrategyName } from '#boundary/schedule-strategy.ts';
import { CHART_PLANS } from '#phi/fhir/read-charts.ts';
import { PANEL_PLANS } from '#phi/fhir/read-panel.ts';
import { PAST_PLAN } from '#phi/fhir/read-past.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import { plansAt } from '#phi/fhir/search.ts';
import { PRESETS } from '../../../launch/tenants/presets.ts';

/** What a plan of any kind tells a document. */
export interface PlanSaid {
  readonly type: string;
  readonly params: readonly { readonly name: string; readonly why: string }[];
}

/** The searches of one way to the schedule, in the order they are sent. */
export function plansOfWay(name: StrategyName): readonly PlanSaid[] {
  const { how } = STRATEGIES[name];
  if (how.by === 'clinician') return [how.plan];
  return how.by === 'patients' ? [how.source.plan, how.plan] : [];
}

/** The searches for one chart at this vendor's. */
export function chartPlansAt(vendor: TenantVendor): readonly PlanSaid[] {
  return CHART_PLANS.flatMap<PlanSaid>((kinds) => plansAt(kinds, vendor));
}

/** The ways to the schedule of a vendor's new entry, in order. */
export function scheduleAt(vendor: TenantVendor): readonly StrategyName[] {
  return PRESETS[vendor].known.schedule ?? [];
}

/** Searches beside the schedule and the charts, each only where a tenant opts in. */
export const OPTED_IN: readonly PlanSaid[] = [...Object.values<PlanSaid>(PANEL_PLANS), PAST_PLAN];

/** A search as a line: `Appointment?practitioner&date`, each parameter once. */
export function searchLine({ type, params }: PlanSaid): string {
  const names = new Set(params.map(({ name }) => name));
  return `${type}?${[...names].join('&')}`;
}
