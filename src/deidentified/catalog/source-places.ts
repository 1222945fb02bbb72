import type { Pack, Source } from './pack.ts';

/** Packs that a tenant may name: with `MOST_SOURCES` of each, every place has four figures at most. */
export const MOST_PACKS = 4;

/** A pack of a tenant, with its place in the tenant's list. */
export interface PlacedPack {
  readonly place: number;
  readonly pack: Pack;
}

/**
 * Where a source stands among all those of a tenant, for an address that names no subject; -1 for one that no pack holds. A source that
 * two packs hold is that of the higher one. The place of a source does not depend on which other packs have opened: the page and the
 * airlock, which open them apart, mean the same source by it.
 */
export function placeOfSource(packs: readonly PlacedPack[], id: string): number {
  for (const { place, pack } of packs) {
    const within = pack.sources.findIndex((source) => source.id === id);
    if (within >= 0) return within * MOST_PACKS + place;
  }
  return -1;
}

/** The source at a place that `placeOfSource` gave; undefined where there is none. */
export function sourceAt(packs: readonly PlacedPack[], at: number): Source | undefined {
  const found = packs.find(({ place }) => place === at % MOST_PACKS);
  return found?.pack.sources[Math.floor(at / MOST_PACKS)];
}
