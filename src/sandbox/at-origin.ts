import type { Tenant } from '#boundary/tenant.ts';

/** The EHR origin that the sandbox tenants of the registry name. */
const REGISTERED = 'http://localhost:8410';

/** A registry entry of the sandbox as it reads when the EHR listens at another origin. Others are left as they are. */
export function atOrigin(tenant: Tenant, ehrOrigin: string): Tenant {
  const moved = (address: string): string =>
    address === REGISTERED || address.startsWith(`${REGISTERED}/`)
      ? ehrOrigin + address.slice(REGISTERED.length)
      : address;
  return {
    ...tenant,
    issuer: moved(tenant.issuer),
    authorizationOrigin: moved(tenant.authorizationOrigin),
    tokenEndpoint: moved(tenant.tokenEndpoint),
    idTokenIssuer: moved(tenant.idTokenIssuer),
    frameAncestors: tenant.frameAncestors.map(moved),
  };
}

/** Whether a registry entry is one of the sandbox's. */
export function isOfSandbox({ issuer }: Tenant): boolean {
  return issuer.startsWith(`${REGISTERED}/`);
}
