import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packPath, type Tenant } from '#boundary/tenant.ts';
import { PACK_FILES } from '#deidentified/catalog/pack-fault.ts';
import { tenantPath } from '#zones';
import { findPacks, type FoundPack } from './find-packs.ts';

export interface LayOut {
  /** What Vite built, without a tenant. */
  readonly built: string;
  readonly tenants: readonly Tenant[];
  /** The root of the site: each tenant goes to `<out>/t/<id>/`. */
  readonly out: string;
  /** Versions of packs before those that were built; `launch/packs-before` unless told. */
  readonly packsBefore?: string;
}

/** Documents that know their tenant. */
const PAGES = ['index.html', 'app.html', 'go.html', 'readiness.html'] as const;

/** The names of all other files that were laid out, for the readiness page to ask for each. */
const FILES = 'files.json';

/**
 * Lays the built app under each tenant's path: its registry entry written into each page that needs it, and of the packs only those it
 * pins, each version in a folder of its own. Throws before anything is written where a pinned pack has faults.
 */
export function layOut({ built, tenants, out, packsBefore = PACKS_BEFORE }: LayOut): void {
  const shelves = { packs: join(built, PACKS), packsBefore };
  const found = tenants.map((tenant) => ({ tenant, packs: findPacks(tenant, shelves) }));
  for (const { tenant, packs } of found) {
    const place = join(out, tenantPath(tenant));
    rmSync(place, { recursive: true, force: true });
    cpSync(built, place, { recursive: true, filter: (path) => !isOfPack(relative(built, path)) });
    for (const pack of packs) layOutPack(pack, place);
    for (const page of PAGES) {
      const html = readFileSync(join(built, page), 'utf8');
      writeFileSync(join(place, page), withTenant(html, tenant));
    }
    const names = namesBelow(place);
    writeFileSync(join(place, FILES), JSON.stringify(names));
  }
}

const PACKS = 'packs';

/** A deployer's folder. It is not there until a tenant keeps a version before. */
const PACKS_BEFORE = fileURLToPath(new URL('../packs-before', import.meta.url));

/** The folder of a pack and what is in it; the schema beside them is of none. */
function isOfPack(path: string): boolean {
  const [folder, name] = path.split(sep);
  return folder === PACKS && name !== undefined && !name.endsWith('.json');
}

/** What a folder holds beside the four files, an author's notes perhaps, is not served. */
function layOutPack(pack: FoundPack, place: string): void {
  const to = join(place, packPath(pack));
  mkdirSync(to, { recursive: true });
  for (const name of PACK_FILES) copyFileSync(join(pack.folder, name), join(to, name));
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
