import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tenant } from '#boundary/tenant.ts';
import { createAppHost } from '#sandbox/app-host.ts';
import { atOrigin } from '#sandbox/at-origin.ts';
import type { Listening } from '#sandbox/listen.ts';
import { headersOf } from '#zones';
import type { CatalogOrigins } from '../../deploy/hosted-site.ts';
import { NGINX } from '../../deploy/nginx.ts';
import { readHostedSite } from '../../deploy/write-hosts.ts';
import { layOut } from '../../launch/tenants/lay-out.ts';
import { readCatalogOrigins } from '../../launch/tenants/read-catalog-origins.ts';
import { readRegistry } from '../../launch/tenants/read-registry.ts';
import { startNginx } from '../support/web-server.ts';

/** Of the two, nginx reads the configuration that `deploy/` generates. */
export type ServedBy = 'sandbox' | 'nginx';

interface ToServe {
  /** Origin of the EHR. */
  readonly ehr: string;
  readonly servedBy?: ServedBy;
  readonly framedBy?: string;
}

/** Serves the built app for the sandbox’s tenant at a port of this machine that is already taken. */
export async function serveBuilt(
  app: Listening,
  { ehr, servedBy = 'sandbox', framedBy }: ToServe,
): Promise<{ readonly close: () => Promise<void> }> {
  const tenant = sandboxTenant(ehr);
  const root = mkdtempSync(join(tmpdir(), 'foreword-built-'));
  layOut({ built: 'dist/build', tenants: [tenant], out: root });
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    utimesSync(join(root, name), BUILT, BUILT); // an nginx makes its ETags of it, and two sites of one build must be one
  }
  const site: LaidOut = { root, tenant, catalogOrigins: readCatalogOrigins(root) };
  const nginx = servedBy === 'nginx' ? await serveByNginx(site) : undefined;
  const more = framedBy === undefined ? [] : [framedBy];
  app.answerWith(
    nginx?.listener ??
      createAppHost({
        site: root,
        tenants: [tenant],
        catalogOrigins: site.catalogOrigins,
        headersOf: (zone, of, catalog) =>
          headersOf(zone, { ...of, frameAncestors: [...of.frameAncestors, ...more] }, catalog),
      }),
  );
  return {
    close: async () => {
      await Promise.all([app.close(), nginx?.stop()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The registry’s sandbox, with its EHR at this origin. */
export function sandboxTenant(ehr: string): Tenant {
  const registered = readRegistry(REGISTRY).find(({ id }) => id === 'sandbox');
  if (registered === undefined) throw new Error('the registry has no sandbox');
  return atOrigin(registered, ehr);
}

/** A folder laid out for one tenant, whatever is in it. */
export interface LaidOut {
  readonly root: string;
  readonly tenant: Tenant;
  readonly catalogOrigins: CatalogOrigins;
}

/**
 * A real nginx on the configuration that the build would write for this folder. It stands behind a server of ours that passes on bytes and
 * headers as they are, as one that ends TLS would, so that the harness can keep count of what is asked. Throws where there is no nginx.
 */
export async function serveByNginx({ root, tenant, catalogOrigins }: LaidOut) {
  const site = readHostedSite({ root, tenants: [tenant], catalogOrigins });
  const obstacle = NGINX.obstacleTo(site);
  if (obstacle !== undefined) throw new Error(obstacle);
  const running = await startNginx({ root, configuration: NGINX.write(site) });
  if (running === undefined) throw new Error(NO_NGINX);
  return { listener: passOnTo(running.port), stop: running.stop };
}

/** What is thrown where there is no nginx to run. */
export const NO_NGINX = 'no nginx on this machine';

function passOnTo(port: number): RequestListener {
  return ({ method, url, headers }, response) => {
    const asked = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    asked.once('error', () => response.destroy());
    asked.end(); // nothing of the app has a body to send here
  };
}

const BUILT = new Date('2026-11-20T00:00:00Z');

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const REGISTRY = here('launch/tenants');
