import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Resource } from '@medplum/fhirtypes';

/** What a folder of FHIR files held. */
export interface Loaded {
  readonly resources: readonly Resource[];
  /** Lines that are no FHIR resource, plus files that could not be read to their end. */
  readonly refused: number;
}

/** Reads every `*.ndjson` and `*.ndjson.gz` of a folder, by name; rejects only when the folder itself cannot be listed. */
export async function loadNdjson(directory: string): Promise<Loaded> {
  const names = (await readdir(directory))
    .filter((name) => /\.ndjson(\.gz)?$/.test(name))
    .toSorted();
  const resources: Resource[] = [];
  let refused = 0;
  for (const name of names) {
    try {
      for await (const line of linesOf(join(directory, name))) {
        if (line.trim() === '') continue;
        const resource = parseResource(line);
        if (resource === undefined) refused += 1;
        else resources.push(resource);
      }
    } catch {
      refused += 1;
    }
  }
  return { resources, refused };
}

/** Line by line, so that a large export need not fit into one string; throws when the file breaks off. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
  let rest = '';
  for await (const chunk of text.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

function parseResource(line: string): Resource | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isResource(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isResource(value: unknown): value is Resource {
  if (typeof value !== 'object' || value === null) return false;
  if (!('resourceType' in value) || !('id' in value)) return false;
  return typeof value.resourceType === 'string' && typeof value.id === 'string' && value.id !== '';
}
