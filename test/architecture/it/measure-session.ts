import type { SetupServer } from 'msw/node';
import type { Tenant } from '#boundary/tenant.ts';
import type { AccessLogRow } from '#sandbox/ehr/access-log.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { entryOf } from '../../../launch/tenants/write-entry.ts';
import { CLINIC, DOCTOR, FRIDAY_MORNING, vendorNamed } from '../../contract/phi/vendor-run.ts';
import {
  openClinic,
  readAgainst,
  sandboxFor,
  tenantNamed,
} from '../../support/sandbox-handlers.ts';

/** What one session asked of an EHR, as the EHR saw it. */
export interface MeasuredSession {
  readonly tenant: Tenant;
  /** Requests by `METHOD what`, the token request among them: a batch is one. */
  readonly sent: ReadonlyMap<string, number>;
  /** The accesses, each entry of a batch by itself. */
  readonly log: readonly AccessLogRow[];
  /** Patients whose charts the EHR keeps from this clinician. */
  readonly restricted: ReadonlySet<string>;
}

/** A launch with a vendor's new entry against the sandbox as that vendor: addresses and lists are the sandbox's, all else is the entry's. */
export async function measureSession(
  network: SetupServer,
  id: VendorId,
  changes: Partial<Tenant> = {},
): Promise<MeasuredSession> {
  const rules = vendorNamed(id);
  const entry = entryOf(id, 'example');
  if (entry === undefined) throw new Error(`no entry for ${id}`);
  const { scopes, schedule, search, limits } = entry;
  const tenant = {
    ...tenantOf(rules, tenantNamed('sandbox-minimal')),
    ...{ scopes, schedule, search, limits },
    ...changes,
  };
  const clinic = await openClinic(CLINIC, rules);
  const launch = {
    clinic,
    tenant,
    clinician: DOCTOR,
    now: FRIDAY_MORNING,
    rules,
    batch: rules.batch !== 'none',
  };
  const seen = sandboxFor(launch);
  network.use(...seen.handlers);
  const sent = new Map<string, number>();
  const fetchImpl: typeof fetch = (input, init) => {
    const { method, url } = new Request(input, init);
    const what = `${method} ${whatOf(url, tenant)}`;
    sent.set(what, (sent.get(what) ?? 0) + 1);
    return seen.fetchImpl(input, init);
  };
  await readAgainst(launch, { ...seen, fetchImpl });
  return { tenant, sent, log: seen.log(), restricted: CLINIC.restrictedPatients };
}

function whatOf(url: string, { issuer, tokenEndpoint }: Tenant): string {
  if (url === tokenEndpoint) return 'token';
  const { pathname } = new URL(url);
  const path = pathname.slice(new URL(issuer).pathname.length).replace(/^\//, '');
  return path.replace(/\/_search$/, '') || 'batch';
}
