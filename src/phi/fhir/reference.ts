import { isFhirId, isObject } from '#boundary/guards.ts';

/**
 * True where a URL lies under the FHIR base: the only place the token may go. The base ends in `/`; servers also page on the base itself.
 * Beyond the base a path is plain: what a server might decode into a way out of it (`%2f`, `%5c`, `..;`) is refused.
 */
export function isUnder(base: URL, url: URL): boolean {
  return (
    url.origin === base.origin &&
    url.username === '' &&
    url.password === '' &&
    (url.pathname.startsWith(base.pathname) || `${url.pathname}/` === base.pathname) &&
    PLAIN_PATH.test(beyond(base, url))
  );
}

/** Segments of what FHIR writes there: types, ids, `$operation`, `_history`. (`URL` has resolved plain and encoded dots by now.) */
const PLAIN_PATH = /^[A-Za-z0-9$_./-]*$/;

/** True where a URL may be another page of a search: the base itself, or one type under it. */
export function isPage(base: URL, url: URL): boolean {
  return isUnder(base, url) && PAGED.test(beyond(base, url));
}

/** FHIR type names. */
const PAGED = /^(?:[A-Z][A-Za-z]*)?$/;

function beyond(base: URL, url: URL): string {
  return url.pathname.slice(base.pathname.length);
}

/**
 * The id a Reference points at, of this type on this server; undefined for a display alone, an identifier, a contained resource,
 * another type or another server.
 */
export function idOf(reference: unknown, type: string, base: URL): string | undefined {
  const literal = isObject(reference) ? reference['reference'] : undefined;
  if (typeof literal !== 'string' || literal.startsWith('#') || !URL.canParse(literal, base)) {
    return undefined;
  }
  const url = new URL(literal, base);
  if (!isUnder(base, url)) return undefined;
  const [named, id = '', history = '_history'] = beyond(base, url).split('/');
  return named === type && history === '_history' && isFhirId(id) ? id : undefined;
}
