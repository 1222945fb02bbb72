import { grantedOf, type Stores, storeOf } from './run-case.ts';
import { MORNING } from './a-day.ts';
import { type Condition, DAYS, meddleOf } from './conditions.ts';
import { countedIn } from './expected-visits.ts';
import { type PlainDay, readPlainly } from './naive-client.ts';
import { standUp } from './stand.ts';
import type { Variant } from './variants.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** What the plain app needed for the same day. */
export interface PlainEnd {
  readonly visits: number;
  readonly requests: number;
  /** Milliseconds of the virtual clock. */
  readonly took: number;
}

/** The same day at the same EHR, read by the plain app, which is granted what it asks for besides; null where it finds no visit, or is refused for asking too often. */
export async function runPlainly(
  variant: Variant,
  condition: Condition,
  stores: Stores,
): Promise<PlainEnd | null> {
  const day = dayAt(variant, condition);
  if (day === null) return null;
  const { tenant, rules } = variant;
  const clock = createVirtualClock(MORNING);
  const stand = standUp({
    clock,
    tenant,
    rules,
    clinic: DAYS[condition.day],
    repository: await storeOf(variant, condition, stores),
    clinician: condition.clinician,
    chart: null,
    granted: [...grantedOf(variant, condition), 'user/Patient.rs', 'user/Practitioner.rs'],
    life: 3600,
    meddle: meddleOf(condition, variant, Infinity),
  });
  const visits = await clock.run(async () => {
    await stand.fetchImpl(tenant.tokenEndpoint, {
      method: 'POST',
      body: 'grant_type=authorization_code',
    });
    return readPlainly({ fetchImpl: stand.fetchImpl, base: tenant.issuer, token: 'granted' }, day);
  });
  const isRefused = stand.sent().some(({ status }) => status === 429);
  return visits === 0 || isRefused
    ? null
    : { visits, requests: stand.sent().length, took: clock.now() - MORNING };
}

const DAY = 86_400_000; // ms

function dayAt(variant: Variant, condition: Condition): PlainDay | null {
  const visits = visitsAt(variant);
  if (visits === null) return null;
  const midnight = Date.parse('2026-11-20T00:00:00-05:00');
  return {
    clinicians: countedIn(condition),
    visits,
    from: midnight,
    to: midnight + 8 * DAY,
    laboratory:
      variant.vendor === 'athena'
        ? 'http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
        : 'laboratory',
    most: variant.tenant.limits.visits,
  };
}

function visitsAt({ shown, vendor, tenant }: Variant): PlainDay['visits'] | null {
  switch (shown) {
    case 'appointments':
      return 'Appointment';
    case 'encounters':
      return 'Encounter';
    case 'own-list': {
      const [list = ''] = tenant.lists;
      return {
        patientsIn:
          vendor === 'epic'
            ? `List?code=patients&identifier=${encodeURIComponent(list)}`
            : 'Group?type=person',
      };
    }
    case 'nothing':
      return null;
  }
}
