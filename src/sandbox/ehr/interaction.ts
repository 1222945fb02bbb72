import { type Answer, refusal } from './answer.ts';
import type { ServedTypes } from './served-types.ts';

/** What one request, or one entry of a batch, asks to do. */
export type Interaction =
  | { readonly kind: 'read'; readonly type: string; readonly id: string }
  | { readonly kind: 'search'; readonly type: string; readonly parameters: URLSearchParams };

/** One request, or one entry of a batch: its path is below the FHIR base, without a leading slash. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly parameters: URLSearchParams;
}

/** What a request asks to do of a server that serves these types. */
export function parseInteraction(
  { method, path, parameters }: Asked,
  types: ServedTypes,
): Interaction | Answer {
  const [type = '', second, ...more] = path.split('/');
  if (!types.has(type) || more.length > 0) {
    return refusal(404, 'not-found', 'Nothing is served at this address.');
  }
  const searches =
    second === undefined ? method === 'GET' : second === '_search' && method === 'POST';
  if (searches) return { kind: 'search', type, parameters };
  if (method !== 'GET') {
    return {
      ...refusal(405, 'not-supported', 'This server only reads.'),
      headers: { Allow: 'GET' },
    };
  }
  if (second === undefined || !/^[A-Za-z0-9.-]{1,64}$/.test(second)) {
    return refusal(404, 'not-found', 'Nothing is served at this address.');
  }
  return { kind: 'read', type, id: second };
}
