import type { TenantVendor } from '#boundary/tenant.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';

/** What a vendor is called. */
export function nameOf(vendor: TenantVendor): string {
  return VENDORS.find(({ id }) => id === vendor)?.name ?? 'Any other EHR';
}
