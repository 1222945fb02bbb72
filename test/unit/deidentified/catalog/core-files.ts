import { readFileSync } from 'node:fs';
import { parseManifest } from '#deidentified/catalog/parse-manifest.ts';
import type { Manifest } from '#deidentified/catalog/parse-manifest.ts';
import { parsePack } from '#deidentified/catalog/parse-pack.ts';
import type { Pack } from '#deidentified/catalog/pack.ts';

const FOLDER = new URL('../../../../public/packs/core/', import.meta.url);

/** The bytes of one file of the core pack. */
export function coreBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)));
}

/** One file of the core pack as JSON, a fresh copy at each call. */
export function coreJson(name: string): unknown {
  return JSON.parse(new TextDecoder().decode(coreBytes(name)));
}

/** The manifest of the core pack. */
export function coreManifest(): Manifest {
  const manifest = parseManifest(coreJson('manifest.json'));
  if (manifest === undefined) throw new Error('the core manifest does not parse');
  return manifest;
}

/** The core pack, parsed. */
export function corePack(): Pack {
  const parsed = parsePack(coreManifest(), {
    cards: coreJson('cards.json'),
    sources: coreJson('sources.json'),
    rules: coreJson('rules.json'),
  });
  if (!parsed.ok) throw new Error('the core pack does not parse');
  return parsed.pack;
}
