import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PACK_FILES } from '#deidentified/catalog/pack-fault.ts';

/** Bytes after gzip, level 9; fonts as they are, for they are packed already. */
export interface Sizes {
  /** JavaScript of each page before its first card or screen, imports followed. */
  readonly pages: ReadonlyMap<string, number>;
  readonly worker: number;
  /** The topic tables alone, minified. A part of the worker. */
  readonly tables: number;
  readonly css: number;
  readonly fonts: number;
  /** The four files of the core pack. */
  readonly corePack: number;
}

/** Weighs what was built. */
export function weigh(built: string, benchPages: string): Sizes {
  const assets = join(built, 'assets');
  const names = readdirSync(assets);
  const sum = (chosen: readonly string[], weight: (path: string) => number) =>
    chosen.reduce((total, name) => total + weight(join(assets, name)), 0);
  const pages = new Map(
    ['index.html', 'app.html', 'go.html'].map((page) => [
      page,
      sum(scriptsOf(join(built, page), assets), gzipped),
    ]),
  );
  return {
    pages,
    worker: sum(
      names.filter((name) => name.startsWith('phi-worker')),
      gzipped,
    ),
    tables: gzipped(join(benchPages, 'tables.js')),
    css: sum(
      names.filter((name) => name.endsWith('.css')),
      gzipped,
    ),
    fonts: sum(
      names.filter((name) => name.endsWith('.woff2')),
      (path) => readFileSync(path).length,
    ),
    corePack: PACK_FILES.reduce(
      (total, name) => total + gzipped(join(built, 'packs/core', name)),
      0,
    ),
  };
}

function gzipped(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

/** The scripts a page names, and those that they import. */
function scriptsOf(page: string, assets: string): readonly string[] {
  const found = new Set(namesIn(readFileSync(page, 'utf8')));
  for (const name of found) {
    const script = readFileSync(join(assets, name), 'utf8');
    for (const imported of namesIn(importsOf(script))) found.add(imported);
  }
  return [...found];
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/[\w-]+\.js(?=["'`])/g)].map(([name]) => name);
}

/** Imports stand at the head of a minified module: the worker's address further down is none. */
function importsOf(script: string): string {
  return [...script.matchAll(/(?:from|import)\s*["'`]\.\/[\w-]+\.js["'`]/g)]
    .map(([statement]) => statement)
    .join('\n');
}
