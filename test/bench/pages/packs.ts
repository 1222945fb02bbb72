import { isObject } from '#boundary/guards.ts';
import { packPath } from '#boundary/tenant.ts';
import type { FetchFile } from '#deidentified/catalog/load-pack.ts';
import { searchOf } from '#deidentified/catalog/search-catalog.ts';
import { openCatalog } from '#deidentified/open-packs.ts';
import type { BenchPacks } from './derive.ts';

/* Opens a pack of a thousand cards, made of the core pack's own, beside the other packs of the tenant. */

const CARDS = 1000;

/** What it took, in milliseconds, and how much there was. */
export interface PacksOpened {
  /** From the first byte asked for to a catalog: hashes, parsing, checks, precedence and index. The files are in memory. */
  readonly milliseconds: number;
  /** The same files parsed as JSON and no more: what no reader of them can do without. */
  readonly justJson: number;
  /** From the catalog to the first answer of a search: its index is made when it is first asked. */
  readonly searched: number;
  readonly cards: number;
}

/** Opens it once. */
export async function openThousand(of: BenchPacks): Promise<PacksOpened> {
  const files = await filesOf(of);
  const fetchFile: FetchFile = (url) => Promise.resolve(new Response(files.get(url.pathname)));
  const asked = { packs: of.packs, reviewedCardsOnly: false };
  const began = performance.now();
  const opened = await openCatalog(asked, '2026-11-22', { page: new URL(of.page), fetchFile });
  const milliseconds = performance.now() - began;
  if (!opened.ok) throw new Error('the thousand cards were refused');
  const then = performance.now();
  for (const text of files.values()) JSON.parse(text);
  const justJson = performance.now() - then;
  const { catalog } = opened.value;
  const asking = performance.now();
  const found = searchOf(catalog)('blood pressure');
  const searched = performance.now() - asking;
  if (found.cards.length === 0) throw new Error('the search found nothing');
  return { milliseconds, justJson, searched, cards: catalog.cards.length };
}

/** The text of each file by its path; the last pack, which is the core's, grown to a thousand cards. */
async function filesOf({ page, packs }: BenchPacks): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const pin of packs) {
    const folder = new URL(packPath(pin), page);
    for (const name of ['manifest.json', 'cards.json', 'sources.json', 'rules.json']) {
      const { pathname } = new URL(name, folder);
      files.set(pathname, await (await fetch(pathname)).text());
    }
    if (pin === packs.at(-1)) await grow(files, folder);
  }
  return files;
}

async function grow(files: Map<string, string>, folder: URL): Promise<void> {
  const at = (name: string) => new URL(name, folder).pathname;
  const own: unknown = JSON.parse(files.get(at('cards.json')) ?? '');
  const manifest: unknown = JSON.parse(files.get(at('manifest.json')) ?? '');
  if (!Array.isArray(own) || !isObject(manifest) || !Array.isArray(manifest['files'])) {
    throw new Error('the tenant has no core pack');
  }
  const cards = Array.from({ length: CARDS }, (_, place) => {
    const card: unknown = own[place % own.length];
    if (!isObject(card)) throw new Error('a card that is none');
    const copy = Math.floor(place / own.length);
    return copy === 0 ? card : { ...card, id: `${String(card['id'])}-${copy}` };
  });
  const text = JSON.stringify(cards, null, 2);
  files.set(at('cards.json'), text);
  const written: readonly unknown[] = manifest['files'];
  const others = written.slice(1);
  const sealed = [{ name: 'cards.json', ...(await sealOf(text)) }, ...others];
  files.set(at('manifest.json'), JSON.stringify({ ...manifest, files: sealed }));
}

async function sealOf(text: string) {
  const bytes = new TextEncoder().encode(text);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { sha256, bytes: bytes.byteLength };
}

Object.assign(globalThis, { openThousand });
