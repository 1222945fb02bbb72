import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tenant } from '#boundary/tenant.ts';
import { layOut } from '../../../launch/tenants/lay-out.ts';
import { readCatalogOrigins } from '../../../launch/tenants/read-catalog-origins.ts';
import { readRegistry } from '../../../launch/tenants/read-registry.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const TENANTS = readRegistry(here('launch/tenants'));
const PAGES = ['index.html', 'app.html', 'go.html', 'readiness.html'];
const PACK = ['manifest.json', 'cards.json', 'sources.json', 'rules.json'];

let folder: string;
let built: string;
let packsBefore: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lay-out-'));
  [built, packsBefore] = [join(folder, 'build'), join(folder, 'packs-before')];
  mkdirSync(join(built, 'assets'), { recursive: true });
  const place = '<script type="application/json" id="tenant"></script>';
  for (const page of PAGES) writeFileSync(join(built, page), place);
  writeFileSync(join(built, 'ended.html'), 'the same for all');
  writeFileSync(join(built, 'assets/app-1.js'), '');
  cpSync(here('public/packs'), join(built, 'packs'), { recursive: true });
  writeFileSync(join(built, 'packs/core/notes.txt'), 'an author’s own');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The sandbox's second tenant, which has the core pack alone, with another pin of it. */
function pinned(change: Partial<Tenant['packs'][number]> = {}): Tenant {
  const tenant = TENANTS.find(({ id }) => id === 'sandbox-minimal');
  const [core] = tenant?.packs ?? [];
  if (tenant === undefined || core === undefined) throw new Error('no tenant with a pack');
  return { ...tenant, packs: [{ ...core, ...change }] };
}

const lay = (tenants: readonly Tenant[]) => {
  layOut({ built, tenants, out: folder, packsBefore });
};

/** Puts a version before the present one where a deployer keeps it. */
function keepBefore(version: string): void {
  const place = join(packsBefore, 'core', version);
  cpSync(here('public/packs/core'), place, { recursive: true });
  const manifest = readFileSync(join(place, 'manifest.json'), 'utf8');
  writeFileSync(
    join(place, 'manifest.json'),
    manifest.replace(/"version": "[^"]+"/, `"version": "${version}"`),
  );
}

describe('a site is laid out', () => {
  it('for each tenant with its entry in the pages that need it, its own packs, and the names of all files', () => {
    lay(TENANTS);
    for (const { id, packs } of TENANTS) {
      const written = (file: string) => readFileSync(join(folder, 't', id, file), 'utf8');
      for (const page of PAGES) expect(written(page)).toContain(`"id":"${id}"`);
      expect(written('ended.html')).toBe('the same for all');
      const own = packs.flatMap((pin) =>
        PACK.map((name) => `packs/${pin.id}/${pin.version}/${name}`),
      );
      expect(JSON.parse(written('files.json'))).toEqual(
        [...PAGES, 'ended.html', 'assets/app-1.js', 'packs/pack.schema.json', ...own].toSorted(),
      );
    }
  });

  it('with the version before beside the pinned one, where a tenant names it', () => {
    keepBefore('2026.10.1');
    const tenant = pinned({ before: '2026.10.1' });
    lay([tenant]);
    for (const version of [tenant.packs[0]?.version ?? '', '2026.10.1']) {
      const place = join(folder, 't', tenant.id, 'packs/core', version, 'manifest.json');
      expect(readFileSync(place, 'utf8')).toContain(`"version": "${version}"`);
    }
  });

  it('from the versions before, where a tenant stays with one', () => {
    keepBefore('2026.10.1');
    lay([pinned({ version: '2026.10.1' })]);
    expect(existsSync(join(folder, 't/sandbox-minimal/packs/core/2026.10.1/cards.json'))).toBe(
      true,
    );
  });
});

describe('a tenant whose pack has faults is not laid out, and its last good site stays', () => {
  const SENTENCES: readonly (readonly [string, () => Tenant, RegExp])[] = [
    [
      'a version that is not there',
      () => pinned({ version: '2031.01.1' }),
      /core 2031\.01\.1: manifest\.json \/version: The version is not the one/,
    ],
    [
      'a version before that is not there',
      () => pinned({ before: '2020.01.1' }),
      /core 2020\.01\.1: manifest\.json/,
    ],
    [
      'a pack that is not there',
      () => pinned({ id: 'nobodys' }),
      /nobodys .*: manifest\.json: The file is not there/,
    ],
    [
      'a file that was changed after it was sealed',
      () => {
        const file = join(built, 'packs/core/cards.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('eGFR', 'EGFR'));
        return pinned();
      },
      /core .*: cards\.json: The file is not the one that was sealed\. Seal the pack again\. \(wrong-hash\)/,
    ],
    [
      'a file of 50 MB',
      () => {
        writeFileSync(join(built, 'packs/core/cards.json'), Buffer.alloc(50_000_000, ' '));
        return pinned();
      },
      /cards\.json: The file is larger than 5 MB/,
    ],
  ];

  it.each(SENTENCES)('%s', (_, plant, sentence) => {
    const place = join(folder, 't/sandbox-minimal');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'app.html'), 'the last good site');
    const others = TENANTS.filter(({ id }) => id === 'sandbox');
    const tenant = plant();
    expect(() => {
      lay([...others, tenant]);
    }).toThrow(sentence);
    expect(readFileSync(join(place, 'app.html'), 'utf8')).toBe('the last good site');
    expect(existsSync(join(folder, 't/sandbox'))).toBe(false);
  });
});

describe('the airlock may lead', () => {
  it('to every host that a source of the tenant’s packs stands on, each once, and to no other tenant’s', () => {
    lay(TENANTS);
    const originsOf = readCatalogOrigins(folder);
    for (const tenant of TENANTS) {
      const urls = tenant.packs.flatMap(({ id }) => {
        const text = readFileSync(here(`public/packs/${id}/sources.json`), 'utf8');
        return [...text.matchAll(/"url": ?"([^"]+)"/g)].map(([, url = '']) => new URL(url).origin);
      });
      expect(originsOf(tenant)).toEqual([...new Set(urls)].toSorted());
      expect(originsOf(tenant).includes('https://example.org')).toBe(tenant.id === 'sandbox');
    }
  });

  it('nowhere, where nothing is laid out', () => {
    expect(readCatalogOrigins(folder)({ id: 'nobody' })).toEqual([]);
  });
});
