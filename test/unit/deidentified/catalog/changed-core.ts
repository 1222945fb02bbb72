import { isObject } from '#boundary/guards.ts';
import type { FaultCode, PackFileName } from '#deidentified/catalog/pack-fault.ts';
import type { Manifest } from '#deidentified/catalog/parse-manifest.ts';
import { type ParsedPack, parsePack } from '#deidentified/catalog/parse-pack.ts';
import { coreJson, coreManifest } from './core-files.ts';

/** Anything an author may write. */
export type Members = Record<string, unknown>;

/** The manifest of the core pack. */
export const manifest = coreManifest();

/** The core pack with one member of its first card replaced. */
export function withCard(change: Members, of: Manifest = manifest): ParsedPack {
  return parsePack(of, {
    cards: changed('cards.json', change),
    sources: coreJson('sources.json'),
    rules: [],
  });
}

/** The core pack with one member of its first source replaced. */
export function withSource(change: Members): ParsedPack {
  return parsePack(manifest, {
    cards: coreJson('cards.json'),
    sources: changed('sources.json', change),
    rules: [],
  });
}

/** The core pack with some of its manifest replaced. */
export function withManifest(change: Partial<Manifest>): ParsedPack {
  return parsePack(
    { ...manifest, ...change },
    { cards: coreJson('cards.json'), sources: coreJson('sources.json'), rules: [] },
  );
}

/** Each fault as `code file at`. */
export function faultsOf(parsed: ParsedPack): readonly string[] {
  return parsed.ok ? [] : parsed.faults.map(({ code, file, at }) => `${code} ${file} ${at ?? ''}`);
}

/** A fault as `faultsOf` writes it. */
export const written = (code: FaultCode, file: PackFileName, at: string): string =>
  `${code} ${file} ${at}`;

function changed(name: string, change: Members): unknown[] {
  const [first, ...rest] = list(name);
  return [{ ...first, ...change }, ...rest];
}

/** The entries of one file of the core pack. */
export function list(name: string): Members[] {
  const items = coreJson(name);
  if (!Array.isArray(items)) throw new Error('expected a list');
  return items.filter(isObject);
}
