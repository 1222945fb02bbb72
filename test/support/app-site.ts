import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tenant } from '#boundary/tenant.ts';
import { type AppHostParts, createAppHost } from '#sandbox/app-host.ts';
import { listenOn } from '#sandbox/listen.ts';
import { tenantPath } from '#zones';
import { layOut } from '../../launch/tenants/lay-out.ts';
import { readCatalogOrigins } from '../../launch/tenants/read-catalog-origins.ts';
import { readRegistry } from '../../launch/tenants/read-registry.ts';

/** The built app on a host of its own, with no EHR beside it. */
export interface AppSite {
  readonly origin: string;
  /** The tenant's path on it. */
  readonly own: string;
  readonly close: () => Promise<void>;
}

/** What is otherwise than the table of zones or the registry would have it. */
export interface Otherwise extends Pick<AppHostParts, 'headersOf' | 'refusalHeaders'> {
  readonly frameAncestors?: readonly string[];
}

/** Serves the sandbox tenant from the built site. */
export async function startAppSite({
  frameAncestors,
  ...meddled
}: Otherwise = {}): Promise<AppSite> {
  const registered = readRegistry('launch/tenants').find(({ id }) => id === 'sandbox');
  if (registered === undefined) throw new Error('the registry has no sandbox');
  const tenant: Tenant = {
    ...registered,
    frameAncestors: frameAncestors ?? registered.frameAncestors,
  };
  const site = mkdtempSync(join(tmpdir(), 'foreword-app-'));
  layOut({ built: 'dist/build', tenants: [tenant], out: site });
  const listening = await listenOn(0);
  const catalogOrigins = readCatalogOrigins(site);
  listening.answerWith(createAppHost({ site, tenants: [tenant], catalogOrigins, ...meddled }));
  const origin = `http://localhost:${String(listening.port)}`;
  return {
    origin,
    own: origin + tenantPath(tenant),
    close: async () => {
      await listening.close();
      rmSync(site, { recursive: true, force: true });
    },
  };
}
