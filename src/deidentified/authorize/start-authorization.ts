import BrowserAdapter from 'fhirclient/lib/adapters/BrowserAdapter';
import BrowserStorage from 'fhirclient/lib/storage/BrowserStorage';
import { isObject } from '#boundary/guards.ts';
import { problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { LaunchRequest } from './check-launch.ts';
import type { PendingAuthorization } from './pending-authorization.ts';

export interface StartedAuthorization {
  /** Where to go now: on the tenant's authorization origin, checked. */
  readonly address: string;
  /** Names the answer when it comes back. */
  readonly state: string;
  readonly pending: Omit<PendingAuthorization, 'sent'>;
}

/**
 * Discovers how the EHR authorizes and prepares the request with fhirclient, PKCE S256 required. Nothing is stored here, and
 * fhirclient's own storage is a drawer that goes with this call: the token is exchanged elsewhere and never comes near it.
 * Discovery is data: endpoints that are not the registry's end the launch.
 */
export async function startAuthorization(
  { iss, launch, purpose }: LaunchRequest,
  tenant: Tenant,
  redirectUri: string,
): Promise<Result<StartedAuthorization>> {
  const adapter = new OneLaunch(iss, launch);
  const state = randomState();
  const address = await discover(adapter, {
    iss,
    clientId: tenant.clientId,
    scope: tenant.scopes.join(' '),
    redirectUri,
    stateKey: state,
  });
  if (address === undefined) return failure(problem('launch', 'server-unreachable'));
  const prepared = await adapter.drawer.get(state);
  const tokenUri = isObject(prepared) ? prepared['tokenUri'] : undefined;
  const codeVerifier = isObject(prepared) ? prepared['codeVerifier'] : undefined;
  if (typeof codeVerifier !== 'string') return failure(problem('launch', 'not-supported'));
  if (tokenUri !== tenant.tokenEndpoint || !isOn(address, tenant.authorizationOrigin)) {
    return failure(problem('launch', 'endpoint-mismatch'));
  }
  return success({ address, state, pending: { codeVerifier, redirectUri, purpose } });
}

interface Request {
  readonly iss: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
  readonly stateKey: string;
}

/** fhirclient's errors carry addresses and bodies, so they end here. */
async function discover(adapter: OneLaunch, request: Request): Promise<string | undefined> {
  try {
    const address = await adapter.getSmartApi().authorize({
      ...request,
      pkceMode: 'required',
      completeInTarget: true,
      noRedirect: true,
      wellKnownRequestOptions: PLAIN,
      conformanceRequestOptions: PLAIN,
    });
    return typeof address === 'string' ? address : undefined;
  } catch {
    return undefined;
  }
}

const PLAIN = {
  cache: 'no-store',
  credentials: 'omit',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

/** fhirclient's world, reduced to this launch: an address without other parameters, and a drawer in memory. */
class OneLaunch extends BrowserAdapter {
  readonly drawer = new Drawer();
  readonly #url: URL;

  constructor(iss: string, launch: string) {
    super({ fullSessionStorageSupport: false });
    this.#url = new URL(location.origin);
    this.#url.searchParams.set('iss', iss);
    this.#url.searchParams.set('launch', launch);
  }

  override getUrl(): URL {
    return this.#url;
  }

  override getStorage(): Drawer {
    return this.drawer;
  }
}

/** Where fhirclient would use sessionStorage. */
class Drawer extends BrowserStorage {
  readonly #kept = new Map<string, unknown>();

  override get(key: string): Promise<unknown> {
    return Promise.resolve(this.#kept.get(key));
  }

  override set(key: string, value: unknown): Promise<unknown> {
    this.#kept.set(key, value);
    return Promise.resolve(value);
  }

  override unset(key: string): Promise<boolean> {
    return Promise.resolve(this.#kept.delete(key));
  }
}

/** 128 random bits; fhirclient's own key is 16 characters of Math.random. */
function randomState(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function isOn(address: string, origin: string): boolean {
  return URL.canParse(address) && new URL(address).origin === origin;
}
