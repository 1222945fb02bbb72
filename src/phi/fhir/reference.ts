import { isObject } from '#boundary/guards.ts';

/** True where a URL lies under the FHIR base: the only place the token may go. The base ends in `/`; servers also page on the base itself. */
export function isUnder(base: URL, url: URL): boolean {
  return (
    url.origin === base.origin &&
    (url.pathname.startsWith(base.pathname) || `${url.pathname}/` === base.pathname)
  );
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
  const [named, id = '', history = '_history'] = url.pathname
    .slice(base.pathname.length)
    .split('/');
  return named === type && history === '_history' && isId(id) ? id : undefined;
}

/** FHIR R4 ids: 1 to 64 letters, digits, `-` and `.`. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value);
}
