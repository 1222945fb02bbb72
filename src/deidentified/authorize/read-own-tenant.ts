import { parseTenant, type Tenant } from '#boundary/tenant.ts';

/** The tenant this page was laid out for. Its absence is a broken deployment, not a state to show. */
export function readOwnTenant(document: Document): Tenant {
  const written: unknown = JSON.parse(document.getElementById('tenant')?.textContent ?? 'null');
  const tenant = parseTenant(written);
  if (tenant === undefined) throw new Error('this page was laid out without its tenant');
  return tenant;
}
