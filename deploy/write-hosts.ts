import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { tenantPath, type ZoneTenant } from '#zones';
import { CADDY } from './caddy.ts';
import type { HostFormat } from './host-format.ts';
import { type CatalogOrigins, type HostedSite, hostedSite } from './hosted-site.ts';
import { NGINX } from './nginx.ts';
import { STATIC_HOST } from './static-host.ts';

export interface LaidOutSite {
  /** The root of the site, where each tenant lies at `t/<id>/`. */
  readonly root: string;
  readonly tenants: readonly ZoneTenant[];
  /** Origins that sources of a tenant's packs stand on. */
  readonly catalogOrigins: CatalogOrigins;
}

const FORMATS: readonly HostFormat[] = [NGINX, CADDY, STATIC_HOST];

/**
 * Writes a host configuration of each format into `out`, from what lies on the disk. Gives back a sentence for each format that cannot
 * say what has to be said; its file is not there then.
 */
export function writeHosts(site: LaidOutSite, out: string): readonly string[] {
  const hosted = readHostedSite(site);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return FORMATS.flatMap((format) => {
    const obstacle = format.obstacleTo(hosted);
    if (obstacle !== undefined) return [`${format.file} is not written: ${obstacle}`];
    writeFileSync(join(out, format.file), format.write(hosted));
    return [];
  });
}

/** What a laid-out site answers, read from the disk: a file that was not built is not answered. */
export function readHostedSite({ root, tenants, catalogOrigins }: LaidOutSite): HostedSite {
  return hostedSite(
    tenants.map((tenant) => ({ tenant, files: filesBelow(join(root, tenantPath(tenant))) })),
    catalogOrigins,
  );
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
