import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '#boundary/guards.ts';
import { tenantPath, type ZoneTenant } from '#zones';

/**
 * Says of each tenant of a laid-out site on which origins the sources of its packs stand, sorted: of every version that was laid out for
 * it, and of no other tenant's. Each tenant is read once.
 */
export function readCatalogOrigins(
  site: string,
): (tenant: Pick<ZoneTenant, 'id'>) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (tenant) => {
    const origins = known.get(tenant.id) ?? originsBelow(join(site, tenantPath(tenant), 'packs'));
    known.set(tenant.id, origins);
    return origins;
  };
}

function originsBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const urls = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'sources.json')
    .flatMap((entry) => {
      const written: unknown = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      return urlsIn(written);
    });
  return [...new Set(urls.map((url) => new URL(url).origin))].toSorted();
}

function urlsIn(sources: unknown): readonly string[] {
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source: unknown) => {
    const url = isObject(source) ? source['url'] : undefined;
    return typeof url === 'string' ? [url] : [];
  });
}
