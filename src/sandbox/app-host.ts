import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Tenant } from '#boundary/tenant.ts';
import { type Headers, headersOf, LOCAL_REFUSAL_HEADERS, tenantPath, zoneOf } from '#zones';
import { contentTypeOf } from '../../deploy/content-types.ts';
import type { CatalogOrigins } from '../../deploy/hosted-site.ts';

export interface AppHostParts {
  /** The laid-out site: holds `t/<id>/` for each tenant. */
  readonly site: string;
  readonly tenants: readonly Tenant[];
  /** Origins that sources of a tenant's packs stand on. */
  readonly catalogOrigins: CatalogOrigins;
  /** Other headers than those of the zones, for the proofs that each of them is needed. */
  readonly headersOf?: typeof headersOf;
  /** The same for what is not there. */
  readonly refusalHeaders?: Headers;
}

/** Serves the built app under its tenants' paths, each file with the headers of its zone and no others that matter. */
export function createAppHost(parts: AppHostParts): RequestListener {
  const { site, tenants, catalogOrigins } = parts;
  const written = parts.headersOf ?? headersOf;
  const refuse = refusing(parts.refusalHeaders ?? LOCAL_REFUSAL_HEADERS);
  return (request, response) => {
    const path = decodedPath(request.url ?? '/');
    const tenant = tenants.find((each) => path?.startsWith(tenantPath(each)));
    if (path === undefined || tenant === undefined) {
      refuse(response, 'not-found');
      return;
    }
    const file = path.slice(tenantPath(tenant).length) || 'index.html';
    const place = placeOf(join(site, tenantPath(tenant)), file);
    const headers = written(zoneOf(file), tenant, catalogOrigins(tenant));
    if (place === undefined) refuse(response, 'not-found');
    else {
      sendFile({ request, response, refuse }, place, headers).catch(() => {
        refuse(response, 'not-found'); // of a kind that no host is told of
      });
    }
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly refuse: Refuse;
}

async function sendFile(
  { request, response, refuse }: Exchange,
  place: string,
  headers: Headers,
): Promise<void> {
  const content = await readFile(place).catch(() => undefined);
  const { method = '' } = request;
  if (content === undefined || !['GET', 'HEAD'].includes(method)) {
    refuse(response, content === undefined ? 'not-found' : 'not-read');
    return;
  }
  const type = contentTypeOf(place);
  const acceptsGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const packed = acceptsGzip && content.length >= LEAST_TO_PACK && PACKABLE.test(type);
  response.writeHead(200, {
    ...headers,
    'Content-Type': type,
    Vary: 'Accept-Encoding',
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : packed ? gzipSync(content) : content);
}

const LEAST_TO_PACK = 1024;
const PACKABLE = /^text\/|json|javascript|svg/;

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

type Refuse = (response: ServerResponse, why: keyof typeof REFUSALS) => void;

/** As the generated configurations answer. */
const REFUSALS = {
  'not-found': [404, 'Not found'],
  'not-read': [405, 'Only GET and HEAD'],
} as const;

function refusing(headers: Headers): Refuse {
  return (response, why) => {
    const [status, words] = REFUSALS[why];
    response.writeHead(status, {
      ...headers,
      ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
      'Content-Type': 'text/plain; charset=utf-8',
    });
    response.end(words);
  };
}
