import { MOST_BYTES, type PackFileName } from './pack-fault.ts';
import type { ParsedPack } from './parse-pack.ts';
import { type FileRead, parseSealedPack, type WantedPack } from './parse-sealed-pack.ts';

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
 * Loads the pack under `folder`, which ends in `/`. Its files are asked for at once: their names are known, so nothing waits for the
 * manifest. The pack comes whole or as its faults, and nothing of a refused one is used.
 */
export async function loadPack(
  folder: URL,
  wanted: WantedPack,
  fetchFile: FetchFile,
): Promise<ParsedPack> {
  const load = (name: PackFileName) => fetchBytes(new URL(name, folder), fetchFile);
  const [manifest, cards, sources, rules] = await Promise.all([
    load('manifest.json'),
    load('cards.json'),
    load('sources.json'),
    load('rules.json'),
  ]);
  const files = {
    'manifest.json': manifest,
    'cards.json': cards,
    'sources.json': sources,
    'rules.json': rules,
  };
  return parseSealedPack(files, wanted);
}

/** Milliseconds, for one file: the PHI worker waits for the rules of the pack before it says anything. */
const TIME_OUT = 20_000;

async function fetchBytes(url: URL, fetchFile: FetchFile): Promise<FileRead> {
  try {
    const signal = AbortSignal.timeout(TIME_OUT);
    const response = await fetchFile(url, { ...REQUEST, signal });
    return response.ok ? await readBytes(response) : { state: 'missing' };
  } catch {
    return { state: 'missing' };
  }
}

/** Reads piece by piece, so that a file without end is left at the bound and not held in memory. */
async function readBytes({ body }: Response): Promise<FileRead> {
  if (body === null) return { state: 'missing' };
  const reader = body.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return { state: 'too-large' };
    }
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return { state: 'read', bytes, sha256: await digestOf(bytes) };
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
