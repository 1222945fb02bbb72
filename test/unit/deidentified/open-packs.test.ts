import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problem } from '#boundary/problem.ts';
import { failure } from '#boundary/result.ts';
import type { PackPin } from '#boundary/tenant.ts';
import { openCatalog, openPacks, type PackHost } from '#deidentified/open-packs.ts';

/* A host with packs of one card or none, and what a page makes of it. */

const PAGE = new URL('https://app.example/t/x/app.html');
const CORE: PackPin = { id: 'core', version: '2026.11.4', before: null };
const HOSPITAL: PackPin = { id: 'hospital', version: '2026.11.2', before: '2026.11.1' };
const PINS = [HOSPITAL, CORE];
const ALL = ['hospital/2026.11.2', 'hospital/2026.11.1', 'core/2026.11.4'];

/** A host that holds these packs; each file asked for is noted. */
function host(
  held: readonly string[],
  broken: readonly string[] = [],
): PackHost & { asked: string[] } {
  const asked: string[] = [];
  return {
    page: PAGE,
    asked,
    fetchFile: ({ pathname }) => {
      asked.push(pathname);
      const [, folder = '', name = ''] =
        /^\/t\/x\/packs\/([^/]+\/[^/]+)\/(.*)$/.exec(pathname) ?? [];
      const text = held.includes(folder) ? filesOf(folder)[name] : undefined;
      const served = broken.includes(folder) && name === 'cards.json' ? '[ ]' : text;
      return Promise.resolve(new Response(served, { status: served === undefined ? 404 : 200 }));
    },
  };
}

function filesOf(folder: string): Readonly<Record<string, string>> {
  const [id, version] = folder.split('/');
  const list = '[]\n';
  const sha256 = createHash('sha256').update(list).digest('hex');
  const manifest = {
    format: 2,
    id,
    version,
    title: `Pack ${String(id)}`,
    licence: 'CC0-1.0',
    authors: [],
    reviewers: [],
    review: 'Made up.',
    ...{ topics: [], focus: [], withdrawn: [], changes: [], hides: [], experts: [] },
    files: ['cards.json', 'sources.json', 'rules.json'].map((name) => ({ name, sha256, bytes: 3 })),
  };
  const lists = { 'cards.json': list, 'sources.json': list, 'rules.json': list };
  return { 'manifest.json': JSON.stringify(manifest), ...lists };
}

async function opened(at: PackHost, pins: readonly PackPin[] = PINS) {
  const { packs, refused } = await openPacks(pins, at);
  return {
    packs: packs.map(({ place, pack }) => `${String(place)} ${pack.id} ${pack.version}`),
    refused: refused.map(({ id, version, instead }) => `${id} ${version} ${instead ?? 'left out'}`),
  };
}

describe('the packs of a tenant', () => {
  it('open side by side, in its order, and a version before is not asked for', async () => {
    const whole = host(ALL);
    expect(await opened(whole)).toEqual({
      packs: ['0 hospital 2026.11.2', '1 core 2026.11.4'],
      refused: [],
    });
    expect(whole.asked).toHaveLength(8);
    expect(whole.asked.filter((path) => path.includes('2026.11.1'))).toEqual([]);
  });

  it('give way to the last good version where one is refused', async () => {
    expect(await opened(host(ALL, ['hospital/2026.11.2']))).toEqual({
      packs: ['0 hospital 2026.11.1', '1 core 2026.11.4'],
      refused: ['hospital 2026.11.2 2026.11.1'],
    });
  });

  it('do without one that has no good version; the others keep their places', async () => {
    const broken = host(ALL, ['hospital/2026.11.2', 'hospital/2026.11.1']);
    expect(await opened(broken)).toEqual({
      packs: ['1 core 2026.11.4'],
      refused: ['hospital 2026.11.2 left out'],
    });
  });

  it('say why one was refused', async () => {
    const { refused } = await openPacks(PINS, host(ALL, ['hospital/2026.11.2']));
    expect(refused[0]?.faults).toEqual([{ code: 'wrong-hash', file: 'cards.json', at: null }]);
  });
});

describe('a catalog', () => {
  const tenant = { packs: PINS, reviewedCardsOnly: false };
  const INVALID = failure(problem('catalog', 'catalog-invalid'));

  it('tells which pack was refused', async () => {
    const catalog = await openCatalog(tenant, '2026-11-22', host(ALL, ['hospital/2026.11.2']));
    expect(catalog.ok && catalog.value.catalog.refused.map(({ id }) => id)).toEqual(['hospital']);
    expect(catalog.ok && catalog.value.pack.id).toBe('core');
  });

  it('is none without the core pack, or without any', async () => {
    expect(await openCatalog(tenant, '2026-11-22', host(ALL, ['core/2026.11.4']))).toEqual(INVALID);
    const own = { packs: [HOSPITAL], reviewedCardsOnly: false };
    expect(await openCatalog(own, '2026-11-22', host([]))).toEqual(INVALID);
    expect((await openCatalog(own, '2026-11-22', host(ALL))).ok).toBe(true);
  });
});
