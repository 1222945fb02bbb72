import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Tenant } from '#boundary/tenant.ts';
import { type Headers, headersOf, REFUSAL_HEADERS, tenantPath, zoneOf } from '#zones';

export interface AppHostParts {
  /** The laid-out site: holds `t/<id>/` for each tenant. */
  readonly site: string;
  readonly tenants: readonly Tenant[];
  /** Origins that sources of the installed packs stand on. */
  readonly catalogOrigins: readonly string[];
  /** Other headers than those of the zones, for the proofs that each of them is needed. */
  readonly headersOf?: typeof headersOf;
  /** The same for what is not there. */
  readonly refusalHeaders?: Headers;
}

/** Serves the built app under its tenants' paths, each file with the headers of its zone and no others that matter. */
export function createAppHost(parts: AppHostParts): RequestListener {
  const { site, tenants, catalogOrigins } = parts;
  const written = parts.headersOf ?? headersOf;
  const refuse = refusing(parts.refusalHeaders ?? REFUSAL_HEADERS);
  return (request, response) => {
    const path = decodedPath(request.url ?? '/');
    const tenant = tenants.find((each) => path?.startsWith(tenantPath(each)));
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (path === undefined || tenant === undefined || !isRead) {
      refuse(response);
      return;
    }
    const file = path.slice(tenantPath(tenant).length) || 'index.html';
    const place = placeOf(join(site, tenantPath(tenant)), file);
    const headers = written(zoneOf(file), tenant, catalogOrigins);
    if (place === undefined) refuse(response);
    else void sendFile({ request, response, refuse }, place, headers);
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly refuse: (response: ServerResponse) => void;
}

async function sendFile(
  { request, response, refuse }: Exchange,
  place: string,
  headers: Headers,
): Promise<void> {
  const content = await readFile(place).catch(() => undefined);
  if (content === undefined) {
    refuse(response);
    return;
  }
  const type = CONTENT_TYPES[extname(place)] ?? 'application/octet-stream';
  const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const packed = acceptsGzip && content.length >= LEAST_TO_PACK && PACKABLE.test(type);
  response.writeHead(200, {
    ...headers,
    'Content-Type': type,
    Vary: 'Accept-Encoding',
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : packed ? gzipSync(content) : content);
}

const LEAST_TO_PACK = 1024;
const PACKABLE = /^text\/|json|javascript|svg/;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The path of an address as the file system would write it; nothing for one that cannot be decoded. */
function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0] ?? '/');
  } catch {
    return undefined;
  }
}

/** A file's place on the disk, or nothing when the name leads out of the folder or hides in it. */
function placeOf(folder: string, file: string): string | undefined {
  if (file.includes('\0') || file.split(/[/\\]/).some((part) => part.startsWith('.')))
    return undefined;
  const place = resolve(folder, file);
  return place.startsWith(resolve(folder) + sep) ? place : undefined;
}

function refusing(headers: Headers): (response: ServerResponse) => void {
  return (response) => {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Not found');
  };
}
