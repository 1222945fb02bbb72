import { readFileSync } from 'node:fs';
import { isObject } from '#boundary/guards.ts';

/** The origins that sources of the core pack stand on, sorted. */
export function coreOrigins(): readonly string[] {
  const sources: unknown = JSON.parse(readFileSync('public/packs/core/sources.json', 'utf8'));
  if (!Array.isArray(sources)) throw new Error('the core pack has no list of sources');
  const origins = sources.flatMap((source: unknown) => {
    const url = isObject(source) ? source['url'] : undefined;
    return typeof url === 'string' ? [new URL(url).origin] : [];
  });
  return [...new Set(origins)].toSorted();
}
