import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { type FetchFile, loadPack } from '#deidentified/catalog/load-pack.ts';
import { type FaultCode, PACK_FILES } from '#deidentified/catalog/pack-fault.ts';
import { coreBytes, coreJson, coreManifest, corePack } from './core-files.ts';

const BASE = new URL('https://app.example/t/x/packs/core/1/');
const CORE = { id: 'core', version: coreManifest().version };

type Answer = () => Response;

/** A web server holding the core pack, with some answers replaced. */
function server(answers: Readonly<Record<string, Answer>> = {}): FetchFile {
  return (url) => {
    const name = url.pathname.slice(BASE.pathname.length);
    return Promise.resolve(answers[name]?.() ?? new Response(coreBytes(name)));
  };
}

function manifestWith(change: Record<string, unknown>): Answer {
  return () => Response.json(Object.assign({}, coreJson('manifest.json'), change));
}

/** The faults of what a server holds, as `code file`. */
async function faultsOf(fetchFile: FetchFile): Promise<readonly string[]> {
  const parsed = await loadPack(BASE, CORE, fetchFile);
  return parsed.ok ? [] : parsed.faults.map(({ code, file }) => `${code} ${file}`);
}

describe('a pack', () => {
  it('is the one that its manifest seals', async () => {
    expect(await loadPack(BASE, CORE, server())).toEqual({ ok: true, pack: corePack() });
  });

  it('is asked for in all its files at once, at its own origin, saying nothing of who asks', async () => {
    const asked: [string, RequestInit][] = [];
    await loadPack(BASE, CORE, async (url, init) => {
      asked.push([url.href, init]);
      await Promise.resolve();
      return server()(url, init);
    });
    expect(asked.map(([url]) => url)).toEqual(PACK_FILES.map((name) => BASE.href + name));
    for (const [, { signal, ...init }] of asked) {
      expect(signal).toBeInstanceOf(AbortSignal); // a file that never comes is given up
      expect(init).toEqual({
        cache: 'default',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
    }
  });

  it('is refused when any one byte of a sealed file is another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...coreManifest().files.map(({ name }) => name)),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, place, difference) => {
          const bytes = coreBytes(name);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ difference;
          const fetchFile = server({ [name]: () => new Response(bytes) });
          expect(await faultsOf(fetchFile)).toEqual([`wrong-hash ${name}`]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each<[string, Record<string, Answer>, FaultCode, string]>([
    [
      'the manifest is missing',
      { 'manifest.json': () => new Response(null, { status: 404 }) },
      'file-missing',
      'manifest.json',
    ],
    [
      'a page answers in its place',
      { 'manifest.json': () => new Response('<!doctype html>') },
      'not-json',
      'manifest.json',
    ],
    [
      'it is of a newer format',
      { 'manifest.json': manifestWith({ format: 3 }) },
      'format-newer',
      'manifest.json',
    ],
    [
      'it is another version than the one pinned',
      { 'manifest.json': manifestWith({ version: '2026.12.1' }) },
      'other-version',
      'manifest.json',
    ],
    [
      'it is another pack',
      { 'manifest.json': manifestWith({ id: 'another' }) },
      'other-pack',
      'manifest.json',
    ],
    [
      'a file is missing',
      { 'cards.json': () => new Response('[]', { status: 404 }) },
      'file-missing',
      'cards.json',
    ],
    [
      'a file is cut short',
      { 'sources.json': () => new Response(coreBytes('sources.json').slice(0, -1)) },
      'wrong-size',
      'sources.json',
    ],
    [
      'a file has more at its end',
      { 'cards.json': () => new Response(new Blob([coreBytes('cards.json'), ' '])) },
      'wrong-size',
      'cards.json',
    ],
    [
      'the answer has no body',
      { 'cards.json': () => new Response(null) },
      'file-missing',
      'cards.json',
    ],
  ])('is refused when %s', async (_, answers, code, file) => {
    expect(await faultsOf(server(answers))).toEqual([`${code} ${file}`]);
  });

  it.each<[string, string, string]>([
    ['does not hold to its form', '[{}]', 'member-missing cards.json'],
    ['is no JSON', '[{]', 'not-json cards.json'],
    ['is no list', '{}', 'not-a-list cards.json'],
  ])('is refused when what is sealed %s', async (_, text, expected) => {
    const cards = new TextEncoder().encode(text);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', cards));
    const sealed = {
      name: 'cards.json',
      sha256: Buffer.from(digest).toString('hex'),
      bytes: cards.byteLength,
    };
    const manifest = coreJson('manifest.json');
    const files: unknown = isObject(manifest) ? manifest['files'] : undefined;
    const others: readonly unknown[] = Array.isArray(files) ? files.slice(1) : [];
    const fetchFile = server({
      'manifest.json': manifestWith({ files: [sealed, ...others] }),
      'cards.json': () => new Response(cards),
    });
    expect(await faultsOf(fetchFile)).toContain(expected);
  });

  it('of 50 MB is left at five, not held, and refused', async () => {
    let pulled = 0;
    let left = false;
    const fifty = (): Response =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new Uint8Array(1_000_000));
            if (pulled === 50) controller.close();
          },
          cancel() {
            left = true;
          },
        }),
      );
    expect(await faultsOf(server({ 'cards.json': fifty }))).toEqual(['file-too-large cards.json']);
    expect(left).toBe(true);
    expect(pulled).toBeLessThan(10);
  });

  it('on a server that cannot be reached has not arrived', async () => {
    const offline: FetchFile = () => Promise.reject(new TypeError('offline'));
    expect(await faultsOf(offline)).toEqual(PACK_FILES.map((name) => `file-missing ${name}`));
  });
});
