import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '#boundary/problem.ts';
import { failure } from '#boundary/result.ts';
import { loadCatalog } from '#deidentified/catalog/load-catalog.ts';
import type { FetchFile } from '#deidentified/catalog/load-catalog.ts';
import { coreBytes, coreJson, coreManifest, corePack } from './core-files.ts';

const BASE = new URL('https://app.example/packs/core/');
const REFUSED = failure(problem('catalog', 'catalog-invalid'));

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

describe('the catalog', () => {
  it('loads the pack the manifest seals', async () => {
    expect(await loadCatalog(BASE, server())).toEqual({ ok: true, value: corePack() });
  });

  it('asks for the files of a pack at once, at its own origin, saying nothing of who asks', async () => {
    const asked: [string, RequestInit][] = [];
    await loadCatalog(BASE, async (url, init) => {
      asked.push([url.href, init]);
      return server()(url, init);
    });
    expect(asked.map(([url]) => url)).toEqual(
      [...coreManifest().files.map(({ name }) => name), 'manifest.json'].map(
        (name) => BASE.href + name,
      ),
    );
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

  it('refuses the pack when any one byte of a sealed file is another', async () => {
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
          expect(await loadCatalog(BASE, fetchFile)).toEqual(REFUSED);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each<[string, Record<string, Answer>]>([
    ['the manifest is missing', { 'manifest.json': () => new Response(null, { status: 404 }) }],
    ['a page answers in its place', { 'manifest.json': () => new Response('<!doctype html>') }],
    ['the manifest is of a newer format', { 'manifest.json': manifestWith({ format: 2 }) }],
    ['a file is missing', { 'cards.json': () => new Response('[]', { status: 404 }) }],
    [
      'a file is cut short',
      { 'sources.json': () => new Response(coreBytes('sources.json').slice(0, -1)) },
    ],
    [
      'a file has more at its end',
      { 'cards.json': () => new Response(new Blob([coreBytes('cards.json'), ' '])) },
    ],
    ['the answer has no body', { 'cards.json': () => new Response(null) }],
  ])('refuses the pack when %s', async (_, answers) => {
    expect(await loadCatalog(BASE, server(answers))).toEqual(REFUSED);
  });

  it('refuses what is sealed but does not parse', async () => {
    const cards = new TextEncoder().encode('[{}]');
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', cards));
    const sealed = {
      name: 'cards.json',
      sha256: Buffer.from(digest).toString('hex'),
      bytes: cards.byteLength,
    };
    const { files } = Object.assign({ files: [] }, coreJson('manifest.json'));
    const fetchFile = server({
      'manifest.json': manifestWith({ files: [sealed, ...files.slice(1)] }),
      'cards.json': () => new Response(cards),
    });
    expect(await loadCatalog(BASE, fetchFile)).toEqual(REFUSED);
  });

  it('stops reading a file without end', async () => {
    let pulled = 0;
    const endless = (): Response =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new Uint8Array(1_000_000));
          },
        }),
      );
    expect(await loadCatalog(BASE, server({ 'cards.json': endless }))).toEqual(REFUSED);
    expect(pulled).toBeLessThan(10);
  });

  it('takes an unreachable server for a pack that did not arrive', async () => {
    const offline: FetchFile = () => Promise.reject(new TypeError('offline'));
    expect(await loadCatalog(BASE, offline)).toEqual(REFUSED);
  });
});
