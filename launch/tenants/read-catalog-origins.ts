import { existsSync, readFileSync } from 'node:fs';
import { isObject } from '#boundary/guards.ts';

/** The distinct origins of every `url` in a pack's `sources.json`, sorted; none where there is no such file. */
export function readCatalogOrigins(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return [...new Set(urlsIn(written).map((url) => new URL(url).origin))].toSorted();
}

function urlsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(urlsIn);
  if (!isObject(value)) return [];
  const { url } = value;
  const own = typeof url === 'string' && /^https?:\/\//.test(url) ? [url] : [];
  return [...own, ...Object.values(value).flatMap(urlsIn)];
}
