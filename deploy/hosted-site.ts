import {
  type Headers,
  headersOf,
  REFUSAL_HEADERS,
  tenantPath,
  zoneOf,
  type ZoneTenant,
} from '#zones';
import { contentTypeOf } from './content-types.ts';

/** One address that is answered with a file, and with what. */
export interface HostedFile {
  /** The address: `/t/north/app.html`, or `/t/north/` for the page at the tenant's path. */
  readonly path: string;
  /** The file below the root of the site, with a leading slash. */
  readonly file: string;
  readonly type: string;
  readonly headers: Headers;
}

export interface HostedTenant {
  readonly id: string;
  readonly files: readonly HostedFile[];
}

/** On which origins the sources of a tenant's packs stand. */
export type CatalogOrigins = (tenant: Pick<ZoneTenant, 'id'>) => readonly string[];

/** All that a host answers: these files, and to anything else the refusal. */
export interface HostedSite {
  readonly refusal: Headers;
  readonly tenants: readonly HostedTenant[];
}

export interface TenantFiles {
  readonly tenant: ZoneTenant;
  /** Relative to the tenant's path. */
  readonly files: readonly string[];
}

/** Says for every file of every tenant the address, the type and the exact headers. Throws on a file no host could be told of. */
export function hostedSite(
  tenants: readonly TenantFiles[],
  catalogOrigins: CatalogOrigins,
): HostedSite {
  return {
    refusal: REFUSAL_HEADERS,
    tenants: tenants.map(({ tenant, files }) => ({
      id: tenant.id,
      files: files.toSorted().flatMap((file) => hostedFiles(tenant, file, catalogOrigins(tenant))),
    })),
  };
}

const INDEX = 'index.html';

function hostedFiles(
  tenant: ZoneTenant,
  file: string,
  catalogOrigins: readonly string[],
): readonly HostedFile[] {
  const place = `${tenantPath(tenant)}${file}`;
  if (!isPlain(place)) throw new Error(`a file that no host can be told of: ${place}`);
  const hosted: HostedFile = {
    path: place,
    file: place,
    type: contentTypeOf(file),
    headers: headersOf(zoneOf(file), tenant, catalogOrigins),
  };
  return file === INDEX ? [{ ...hosted, path: tenantPath(tenant) }, hosted] : [hosted];
}

/** Letters, digits, `_`, `-` and dots that hide nothing and lead nowhere: the same in every format, quoted or not. */
function isPlain(path: string): boolean {
  return /^(\/[\w-]+(\.[\w-]+)*)+$/.test(path);
}
