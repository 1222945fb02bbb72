import { problem } from '#boundary/problem.ts';
import { failure, success } from '#boundary/result.ts';
import type { Result } from '#boundary/result.ts';
import type { Pack } from './pack.ts';
import { MOST_BYTES, parseManifest } from './parse-manifest.ts';
import type { Manifest, ManifestFile } from './parse-manifest.ts';
import { parsePack } from './parse-pack.ts';

/** `fetch`, or something that answers as it does. */
export type FetchFile = (url: URL, init: RequestInit) => Promise<Response>;

/** Content is the same for everyone: nothing that says who is asking goes out, and no answer may lead elsewhere. */
const REQUEST: RequestInit = {
  cache: 'default',
  credentials: 'omit',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
};

/**
 * Loads the pack under `baseUrl`, which ends in `/`. The pack comes whole or not at all: a file that does not arrive, is too
 * large, does not match its hash or does not parse gives `catalog/catalog-invalid`, and nothing of it is used.
 */
export async function loadCatalog(baseUrl: URL, fetchFile: FetchFile): Promise<Result<Pack>> {
  const pack = await loadPack(baseUrl, fetchFile);
  return pack === undefined ? failure(problem('catalog', 'catalog-invalid')) : success(pack);
}

async function loadPack(baseUrl: URL, fetchFile: FetchFile): Promise<Pack | undefined> {
  const load = async (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
    fetchBytes(new URL(name, baseUrl), fetchFile);
  // Their names are known, so nothing waits for the manifest; a pack without rules refuses theirs.
  const loading = {
    'cards.json': load('cards.json'),
    'sources.json': load('sources.json'),
    'rules.json': load('rules.json'),
  };
  const manifest = parseManifest(parseJson(await load('manifest.json')));
  if (manifest === undefined) return undefined;
  const loadSealed = async (file: Manifest['files'][number]): Promise<unknown> => {
    const bytes = await loading[file.name];
    return (await matches(bytes, file)) ? parseJson(bytes) : undefined;
  };
  const [cardsFile, sourcesFile, rulesFile] = manifest.files;
  const [cards, sources, rules] = await Promise.all([
    loadSealed(cardsFile),
    loadSealed(sourcesFile),
    rulesFile === undefined ? [] : loadSealed(rulesFile),
  ]);
  return parsePack(manifest, { cards, sources, rules });
}

/** Milliseconds, for one file: the PHI worker waits for the rules of the pack before it says anything. */
const TIME_OUT = 20_000;

/** Undefined where there is no answer, a refusal, or more than `MOST_BYTES`. */
async function fetchBytes(
  url: URL,
  fetchFile: FetchFile,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const signal = AbortSignal.timeout(TIME_OUT);
    const response = await fetchFile(url, { ...REQUEST, signal });
    return response.ok ? await readBytes(response) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads piece by piece, so that a file without end is left at the bound and not held in memory. */
async function readBytes({ body }: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body === null) return undefined;
  const reader = body.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function matches(
  bytes: Uint8Array<ArrayBuffer> | undefined,
  file: ManifestFile,
): Promise<boolean> {
  if (bytes?.byteLength !== file.bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === file.sha256;
}

/** Undefined for what is not JSON in UTF-8; JSON itself has no undefined. */
function parseJson(bytes: Uint8Array<ArrayBuffer> | undefined): unknown {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
