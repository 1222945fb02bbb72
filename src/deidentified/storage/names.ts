import type { StoreKeys } from './keys.ts';
import { opaqueName } from './keys.ts';
import { PACKS } from './packs.ts';
import type { Cryptography } from './seal.ts';

/** The opaque names of a record's rows. */
export interface Names {
  readonly head: string;
  /** By the pack's label. */
  readonly packs: ReadonlyMap<string, string>;
}

export async function namesOf(crypto: Cryptography, keys: StoreKeys): Promise<Names> {
  const head = await opaqueName(crypto, keys, 'head');
  const packs = await Promise.all(
    PACKS.map(async (label) => [label, await opaqueName(crypto, keys, `pack/${label}`)] as const),
  );
  return { head, packs: new Map(packs) };
}
