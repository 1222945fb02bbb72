import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Tenant } from '#boundary/tenant.ts';
import { tenantPath } from '#zones';

export interface LayOut {
  /** What Vite built, without a tenant. */
  readonly built: string;
  readonly tenants: readonly Tenant[];
  /** The root of the site: each tenant goes to `<out>/t/<id>/`. */
  readonly out: string;
}

/** Documents that know their tenant. */
const PAGES = ['index.html', 'app.html', 'go.html', 'readiness.html'] as const;

/** The names of all other files that were laid out, for the readiness page to ask for each. */
const FILES = 'files.json';

/** Lays the built app under each tenant's path, its registry entry written into each page that needs it. */
export function layOut({ built, tenants, out }: LayOut): void {
  for (const tenant of tenants) {
    const place = join(out, tenantPath(tenant));
    rmSync(place, { recursive: true, force: true });
    cpSync(built, place, { recursive: true });
    for (const page of PAGES) {
      const html = readFileSync(join(built, page), 'utf8');
      writeFileSync(join(place, page), withTenant(html, tenant));
    }
    writeFileSync(join(place, FILES), JSON.stringify(namesBelow(built)));
  }
}

function namesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

const PLACE = /(<script type="application\/json" id="tenant">)(<\/script>)/;

/** Writes the tenant into a page as data. `<` is escaped, so no value can end the element. */
export function withTenant(html: string, tenant: Tenant): string {
  if (!PLACE.test(html)) throw new Error('a launch page without a place for its tenant');
  const data = JSON.stringify(tenant).replaceAll('<', '\\u003c');
  return html.replace(PLACE, (_, open: string, close: string) => `${open}${data}${close}`);
}
