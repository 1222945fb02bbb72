import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { readRegistry } from '../../launch/tenants/read-registry.ts';
import { listenOn } from '#sandbox/listen.ts';
import { headersOf, tenantPath } from '#zones';

/** A host that serves the storage room alone, with the headers of the app's page. */
export interface StoreSite {
  readonly address: string;
  readonly origin: string;
  /** Numbers of the entries that a page said are written. */
  readonly written: ReadonlySet<number>;
  /** Anything else a page said, such as why it stopped. */
  readonly said: readonly string[];
  /** Resolves once `written` has had this many more entries. */
  readonly hears: (more: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts one. */
export async function startStoreSite(): Promise<StoreSite> {
  const script = await bundledRoom();
  const host = await listenOn(0);
  const tenant = readRegistry(REGISTRY).find(({ id }) => id === 'sandbox');
  if (tenant === undefined) throw new Error('the registry has no sandbox');
  const written = new Set<number>();
  const said: string[] = [];
  const waiting: { left: number; resolve: () => void }[] = [];
  host.answerWith(({ url = '' }, response) => {
    const number = /\/written\/(\d+)$/.exec(url)?.[1];
    const other = /\/said\/(.+)$/.exec(url)?.[1];
    if (number !== undefined && !written.has(Number(number))) {
      written.add(Number(number));
      for (const each of waiting) {
        each.left -= 1;
        if (each.left === 0) each.resolve();
      }
    }
    if (other !== undefined) said.push(other);
    const isScript = url.endsWith('.js');
    const headers = headersOf(isScript ? 'script' : 'page', tenant, []);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : PAGE);
  });
  const origin = `http://localhost:${String(host.port)}`;
  return {
    origin,
    address: `${origin}${tenantPath(tenant)}app.html`,
    written,
    said,
    hears: (more) =>
      new Promise((resolve) => {
        waiting.push({ left: more, resolve });
      }),
    close: host.close,
  };
}

const PAGE = '<!doctype html><title>here</title><body><script src="room.js"></script>';
const REGISTRY = fileURLToPath(new URL('../../launch/tenants', import.meta.url));

async function bundledRoom(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome120',
      lib: {
        entry: fileURLToPath(new URL('store-room.ts', import.meta.url)),
        formats: ['iife'],
        name: 'storeRoom',
      },
    },
  });
  const output = Array.isArray(made) ? made[0] : made;
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
