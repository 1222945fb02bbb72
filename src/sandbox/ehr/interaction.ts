import { type Answer, refusal } from './answer.ts';
import { servedType } from './served-types.ts';

/** What one request, or one entry of a batch, asks to do. */
export type Interaction =
  | { readonly kind: 'read'; readonly type: string; readonly id: string }
  | { readonly kind: 'search'; readonly type: string; readonly parameters: URLSearchParams };

/** What a request asks to do, from its method, its path below the FHIR base (no leading slash) and its parameters. */
export function parseInteraction(
  method: string,
  path: string,
  parameters: URLSearchParams,
): Interaction | Answer {
  const [type = '', second, ...more] = path.split('/');
  if (servedType(type) === undefined || more.length > 0) {
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
