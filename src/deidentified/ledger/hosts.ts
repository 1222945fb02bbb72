import type { EgressHost } from '#boundary/egress.ts';

/** The names of the hosts that requests of this app can go to, with their port where it is not the usual one. */
export type Hosts = Readonly<Record<Exclude<EgressHost, 'source' | 'other'>, string>>;

/** The names as the tenant registry and the page's own address have them. */
export function hostsOf(
  tenant: {
    readonly issuer: string;
    readonly authorizationOrigin: string;
    readonly tokenEndpoint: string;
  },
  page: URL,
): Hosts {
  return {
    app: page.host,
    'sign-in': new URL(tenant.authorizationOrigin).host,
    token: new URL(tenant.tokenEndpoint).host,
    ehr: new URL(tenant.issuer).host,
  };
}
