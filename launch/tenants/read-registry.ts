import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '#boundary/guards.ts';
import { parseTenant, type Tenant } from '#boundary/tenant.ts';

/** Reads every tenant of the registry, by file name. Throws with the file's name when one does not hold to the schema. */
export function readRegistry(directory: string): readonly Tenant[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .toSorted()
    .map((name) => readTenant(join(directory, name)));
}

function readTenant(file: string): Tenant {
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const tenant = parseTenant(withoutSchema(written));
  if (tenant === undefined) {
    throw new Error(`${file} does not hold to launch/tenants/tenant.schema.json`);
  }
  return tenant;
}

/** `$schema` helps the editor and says nothing about the tenant. */
function withoutSchema(written: unknown): unknown {
  return isObject(written)
    ? Object.fromEntries(Object.entries(written).filter(([key]) => key !== '$schema'))
    : written;
}
