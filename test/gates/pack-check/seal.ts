import { createHash } from 'node:crypto';
import type { SealedFileName } from '#deidentified/catalog/pack-fault.ts';
import type { ManifestFile } from '#deidentified/catalog/parse-manifest.ts';

/** What a manifest says of a file: its name, size and hash. */
export function sealOf<Name extends SealedFileName>(
  name: Name,
  bytes: Uint8Array,
): ManifestFile<Name> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, sha256, bytes: bytes.byteLength };
}
