import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '#boundary/guards.ts';
import { type PackVersion, packVersions, type Tenant } from '#boundary/tenant.ts';
import { faultLine } from '#deidentified/catalog/fault-sentences.ts';
import { parseSealedPack } from '#deidentified/catalog/parse-sealed-pack.ts';
import { readPackFiles } from './read-pack.ts';

/** Where packs lie on the disk of whoever builds. */
export interface PackShelves {
  /** Of each pack its latest version: `<packs>/<id>/`. */
  readonly packs: string;
  /** Versions before it, kept for tenants that pin them: `<packsBefore>/<id>/<version>/`. */
  readonly packsBefore: string;
}

/** A version of a pack, with the folder it lies in. */
export interface FoundPack extends PackVersion {
  readonly folder: string;
}

/**
 * Finds every version that a tenant pins, each checked as the page will check it. Throws with a sentence for each fault of each: what
 * was laid out before then stays as it is.
 */
export function findPacks(tenant: Tenant, shelves: PackShelves): readonly FoundPack[] {
  const found = packVersions(tenant.packs).map((wanted) => ({
    ...wanted,
    folder: folderOf(wanted, shelves),
  }));
  const lines = found.flatMap((pack) => {
    const parsed = parseSealedPack(readPackFiles(pack.folder), pack);
    return parsed.ok
      ? []
      : parsed.faults.map((one) => `  ${pack.id} ${pack.version}: ${faultLine(one)}`);
  });
  if (lines.length > 0) {
    throw new Error(
      `The tenant ${tenant.id} is not laid out; its site stays as it was.\n${lines.join('\n')}`,
    );
  }
  return found;
}

/** Among those before, or where the latest is: there, another version is a fault that says so. */
function folderOf({ id, version }: PackVersion, { packs, packsBefore }: PackShelves): string {
  const latest = join(packs, id);
  const before = join(packsBefore, id, version);
  return versionIn(latest) !== version && existsSync(before) ? before : latest;
}

function versionIn(folder: string): unknown {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return isObject(manifest) ? manifest['version'] : undefined;
  } catch {
    return undefined; // not there or not JSON: the check says which
  }
}
