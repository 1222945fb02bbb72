import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { layOut } from '../../../launch/tenants/lay-out.ts';
import { readCatalogOrigins } from '../../../launch/tenants/read-catalog-origins.ts';
import { readRegistry } from '../../../launch/tenants/read-registry.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

it('lays out each tenant with its entry in the pages that need it, and the names of all files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lay-out-'));
  const built = join(folder, 'build');
  mkdirSync(join(built, 'assets'), { recursive: true });
  const place = '<script type="application/json" id="tenant"></script>';
  const pages = ['index.html', 'app.html', 'go.html', 'readiness.html'];
  for (const page of pages) writeFileSync(join(built, page), place);
  writeFileSync(join(built, 'ended.html'), 'the same for all');
  writeFileSync(join(built, 'assets/app-1.js'), '');
  const tenants = readRegistry(here('launch/tenants'));
  layOut({ built, tenants, out: folder });
  for (const { id } of tenants) {
    const written = (file: string) => readFileSync(join(folder, 't', id, file), 'utf8');
    for (const page of pages) expect(written(page)).toContain(`"id":"${id}"`);
    expect(written('ended.html')).toBe('the same for all');
    expect(JSON.parse(written('files.json'))).toEqual(
      [...pages, 'ended.html', 'assets/app-1.js'].toSorted(),
    );
  }
  rmSync(folder, { recursive: true });
});

it('finds every host a source of the shipped pack stands on, each once', () => {
  const origins = readCatalogOrigins(here('public/packs/core/sources.json'));
  const written = readFileSync(here('public/packs/core/sources.json'), 'utf8');
  expect(origins).toEqual([...new Set(origins)].toSorted());
  for (const [, url = ''] of written.matchAll(/"url": ?"([^"]+)"/g))
    expect(origins).toContain(new URL(url).origin);
  expect(readCatalogOrigins(here('public/packs/core/nothing.json'))).toEqual([]);
});
