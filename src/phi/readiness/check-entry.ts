import type { MinuteBudget, Tenant, TenantVendor } from '#boundary/tenant.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import type { Capabilities } from '#phi/fhir/capabilities.ts';
import { type EndOf, type Row, row } from './row.ts';

/** Judges what the tenant's entry says by itself, and beside what its vendor publishes. Nothing is asked. */
export function checkEntry(tenant: Tenant, capabilities: Capabilities | undefined): readonly Row[] {
  const { limits, vendor, frameAncestors } = tenant;
  const { perMinute, concurrency, batchSize } = limits;
  return [
    row('lists', judgeLists(tenant), { count: tenant.lists.length }),
    row('per-minute', judgeMinute(perMinute, vendor)),
    row('concurrency', concurrency > MOST_AT_ONCE ? 'above-vendor' : 'right', {
      count: concurrency,
    }),
    capabilities?.batch === true
      ? row('batch-size', batchSize > MOST_TOGETHER ? 'above-vendor' : 'right', {
          count: batchSize,
        })
      : row('batch-size', 'not-offered'),
    row('frame-ancestors', frameAncestors.length === 0 ? 'nobody' : 'right', {
      count: frameAncestors.length,
    }),
  ];
}

/** Whether computers know this IANA zone. */
export function isKnownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Design choices: no vendor publishes a number, and each asks apps to be sparing; four at once and twenty together are what is shipped. */
const MOST_AT_ONCE = 8;
const MOST_TOGETHER = 50;

/** What a vendor publishes of requests in a minute. Source: connect4.healow.com, in force since October 2025. */
const PUBLISHED: Readonly<Partial<Record<TenantVendor, MinuteBudget>>> = {
  ecw: { requests: 250, counts: 'all', aligned: true },
};

function judgeMinute(set: MinuteBudget | null, vendor: TenantVendor): EndOf<'per-minute'> {
  const published = PUBLISHED[vendor];
  if (published === undefined) return set === null ? 'not-published' : 'right';
  if (set === null) return 'not-set';
  if (set.requests > published.requests) return 'above-vendor';
  const isSame = set.counts === published.counts && set.aligned === published.aligned;
  return isSame ? 'right' : 'other-limit';
}

function judgeLists({ schedule, lists }: Tenant): EndOf<'lists'> {
  const needs = schedule.some((name) => {
    const { how } = STRATEGIES[name];
    return how.by === 'patients' && how.source.each === 'list';
  });
  if (!needs) return 'not-needed';
  return lists.length === 0 ? 'not-named' : 'right';
}
