import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_BYTES, type PackFileName } from '#deidentified/catalog/pack-fault.ts';
import type { FileRead, PackFilesRead } from '#deidentified/catalog/parse-sealed-pack.ts';

/** Reads the files of a pack from a folder, as the page reads them from a host: one that is too large stays unread. */
export function readPackFiles(folder: string): PackFilesRead {
  const read = (name: PackFileName) => readPackFile(join(folder, name));
  return {
    'manifest.json': read('manifest.json'),
    'cards.json': read('cards.json'),
    'sources.json': read('sources.json'),
    'rules.json': read('rules.json'),
  };
}

function readPackFile(file: string): FileRead {
  if (!existsSync(file)) return { state: 'missing' };
  if (statSync(file).size > MOST_BYTES) return { state: 'too-large' };
  const bytes = readFileSync(file);
  return { state: 'read', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
