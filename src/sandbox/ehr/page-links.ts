import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isObject } from '#boundary/guards.ts';

/** Where in a search a page begins. */
interface PagePlace {
  readonly offset: number;
  readonly asked: URLSearchParams;
}

/** Writes and reads the opaque part of `next` links. Nothing is remembered: the link itself says where to go on, sealed. */
export interface PageLinks {
  readonly write: (type: string, place: PagePlace) => string;
  /** Undefined for a link this server did not write since it started. */
  readonly read: (type: string, sealed: string) => PagePlace | undefined;
}

/** The parameter of a `next` link that holds all the others, where the server calls it nothing else. */
export const PAGE_PARAMETER = '_page';

/** Page links under a FHIR base, sealed with a key that lives as long as the process. */
export function createPageLinks(base: string, parameter = PAGE_PARAMETER): PageLinks {
  const key = randomBytes(32);
  const seal = (type: string, place: string): Buffer =>
    createHmac('sha256', key).update(`${type} ${place}`).digest();

  return {
    write(type, { offset, asked }) {
      const place = Buffer.from(JSON.stringify({ offset, asked: asked.toString() }));
      const written = place.toString('base64url');
      const sealed = `${written}.${seal(type, written).toString('base64url')}`;
      return `${base}/${type}?${parameter}=${sealed}`;
    },
    read(type, sealed) {
      const [written = '', signature = ''] = sealed.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = seal(type, written);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return placeOf(JSON.parse(Buffer.from(written, 'base64url').toString()));
    },
  };
}

function placeOf(value: unknown): PagePlace | undefined {
  if (!isObject(value)) return undefined;
  const { offset, asked } = value;
  if (typeof offset !== 'number' || typeof asked !== 'string') return undefined;
  return { offset, asked: new URLSearchParams(asked) };
}
