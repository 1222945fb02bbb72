import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '#boundary/readiness-subjects.ts';
import { STRATEGY_NAMES } from '#boundary/schedule-strategy.ts';
import { type Tenant, TENANT_VENDORS } from '#boundary/tenant.ts';
import { CHART_PLANS } from '#phi/fhir/read-charts.ts';
import { PAST_PLAN } from '#phi/fhir/read-past.ts';
import { plansAt } from '#phi/fhir/search.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import { searchesOf } from '#phi/readiness/check-declared.ts';
import { checkEntry } from '#phi/readiness/check-entry.ts';
import { tenantNamed } from '../../../support/sandbox-handlers.ts';

const TENANT = tenantNamed('sandbox-minimal');
const WITH_BATCH = { batch: true, declares: () => true };

function endFor(check: string, tenant: Partial<Tenant>) {
  return checkEntry({ ...TENANT, ...tenant }, WITH_BATCH).find((row) => row.check === check)?.end;
}

const minute = (requests: number, counts: 'all' | 'fhir' = 'all', aligned = true) => ({
  limits: { ...TENANT.limits, perMinute: { requests, counts, aligned } },
});

describe('an entry beside what its vendor publishes', () => {
  it.each([
    ['per-minute', { vendor: 'ecw' }, 'not-set'],
    ['per-minute', { vendor: 'ecw', ...minute(250) }, 'right'],
    ['per-minute', { vendor: 'ecw', ...minute(100) }, 'right'],
    ['per-minute', { vendor: 'ecw', ...minute(251) }, 'above-vendor'],
    ['per-minute', { vendor: 'ecw', ...minute(250, 'fhir') }, 'other-limit'],
    ['per-minute', { vendor: 'ecw', ...minute(250, 'all', false) }, 'other-limit'],
    ['per-minute', { vendor: 'epic' }, 'not-published'],
    ['per-minute', { vendor: 'epic', ...minute(600) }, 'right'],
    ['concurrency', { limits: { ...TENANT.limits, concurrency: 8 } }, 'right'],
    ['concurrency', { limits: { ...TENANT.limits, concurrency: 9 } }, 'above-vendor'],
    ['batch-size', { limits: { ...TENANT.limits, batchSize: 51 } }, 'above-vendor'],
    ['lists', { schedule: ['own-choice'] }, 'not-needed'],
    ['lists', { schedule: ['patient-lists'], lists: [] }, 'not-named'],
    ['lists', { schedule: ['surgical-cases'], lists: ['urn:x|1'] }, 'right'],
    ['frame-ancestors', { frameAncestors: [] }, 'nobody'],
    ['frame-ancestors', { frameAncestors: ['https://portal.example'] }, 'right'],
  ] as const)('%s of %j is %s', (check, tenant, end) => {
    expect(endFor(check, tenant)).toBe(end);
  });

  it('has no batch to be too large where the server declares none', () => {
    const rows = checkEntry(TENANT, { ...WITH_BATCH, batch: false });
    expect(rows).toContainEqual(
      expect.objectContaining({ check: 'batch-size', end: 'not-offered' }),
    );
  });
});

describe('what is compared with /metadata', () => {
  it.each(TENANT_VENDORS)('is every parameter that the app searches by, at %s', (vendor) => {
    const plans: readonly { type: string; params: readonly { name: string }[] }[] = [
      ...CHART_PLANS.flatMap((table) => [...plansAt<never>(table, vendor)]),
      ...Object.values(STRATEGIES).flatMap(({ how }) => ('plan' in how ? [how.plan] : [])),
      ...Object.values(STRATEGIES).flatMap(({ how }) => ('source' in how ? [how.source.plan] : [])),
      PAST_PLAN,
    ];
    const names = plans.flatMap(({ type, params }) => params.map(({ name }) => `${type}?${name}`));
    const asked = searchesOf({
      vendor,
      schedule: STRATEGY_NAMES,
      panel: { strategies: ['care-team', 'general-practitioner'], patients: 1 },
      past: { days: 1, encounters: 1 },
      scopes: ['user/PractitionerRole.rs'],
    });
    const wanted = names.filter((name) => !name.includes('?_'));
    expect(new Set(asked)).toStrictEqual(new Set([...wanted, 'PractitionerRole?practitioner']));
    expect(new Set<string>(SUBJECTS)).toEqual(new Set([...SUBJECTS, ...wanted]));
  });
});
