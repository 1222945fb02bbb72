import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { codingsOf, type FhirObject } from './resource.ts';
import type { PlansByVendor, SearchPlan } from './search.ts';

/** What is asked for orders, and why. */
export const ORDERS: SearchPlan<AskedPatient> = {
  kind: 'orders',
  type: 'ServiceRequest',
  params: [
    OF_PATIENT,
    { name: 'status', why: 'Nothing that is done or revoked.', value: () => 'active' },
    PAGE,
  ],
};

/** The same by vendor: none is known to want it otherwise. */
export const ORDER_PLANS: PlansByVendor<AskedPatient> = { usual: [ORDERS] };

/** The codes of orders that stand. */
export function parseOrders(resources: readonly FhirObject[]): readonly Coding[] {
  return resources
    .filter(
      ({ status, doNotPerform }) => (status ?? 'active') === 'active' && doNotPerform !== true,
    )
    .flatMap(({ code }) => codingsOf(code));
}
