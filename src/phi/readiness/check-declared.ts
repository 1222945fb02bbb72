import { isSubject, type Subject } from '#boundary/readiness-subjects.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Capabilities } from '#phi/fhir/capabilities.ts';
import { CHART_PLANS } from '#phi/fhir/read-charts.ts';
import { PANEL_PLANS } from '#phi/fhir/read-panel.ts';
import { PAST_PLAN } from '#phi/fhir/read-past.ts';
import { ROLES_PLAN } from '#phi/fhir/schedule/plans.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import { plansAt } from '#phi/fhir/search.ts';
import { mayRead } from '#phi/session/granted-scopes.ts';
import { type Row, row } from './row.ts';

/** Compares `/metadata` with every parameter that the app searches by for this tenant. */
export function checkDeclared(
  tenant: Tenant,
  capabilities: Capabilities | undefined,
): readonly Row[] {
  return searchesOf(tenant).map((subject) => {
    const [type = '', parameter = ''] = subject.split('?');
    const isDeclared = capabilities?.declares(type, parameter);
    if (isDeclared === undefined) return row('search-declared', 'not-said', { subject });
    return row('search-declared', isDeclared ? 'declared' : 'not-declared', { subject });
  });
}

/** Every `Type?parameter` that the app searches by for this tenant, once each, from the tables it searches with. */
export function searchesOf(
  tenant: Pick<Tenant, 'schedule' | 'vendor' | 'panel' | 'past' | 'scopes'>,
): readonly Subject[] {
  const plans: readonly Named[] = [
    ...tenant.schedule.flatMap((name) => plansOf(STRATEGIES[name].how)),
    ...CHART_PLANS.flatMap((table): readonly Named[] => plansAt(table, tenant.vendor)),
    ...(mayRead(tenant.scopes, ROLES_PLAN.type) ? [ROLES_PLAN] : []),
    ...(tenant.panel?.strategies ?? []).map((name) => PANEL_PLANS[name]),
    ...(tenant.past === null ? [] : [PAST_PLAN]),
  ];
  const names = plans.flatMap(({ type, params }) =>
    // What steers any search, such as `_count`, is listed by few servers and taken by all we know.
    params.filter(({ name }) => !name.startsWith('_')).map(({ name }) => `${type}?${name}`),
  );
  return [...new Set(names)].filter(isSubject);
}

interface Named {
  readonly type: string;
  readonly params: readonly { readonly name: string }[];
}

function plansOf(how: (typeof STRATEGIES)[keyof typeof STRATEGIES]['how']): readonly Named[] {
  switch (how.by) {
    case 'clinician':
      return [how.plan];
    case 'patients':
      return [how.source.plan, how.plan];
    case 'launch':
    case 'reader':
      return [];
  }
}
