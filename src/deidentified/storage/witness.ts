import { isObject, isWhole } from '#boundary/guards.ts';
import { bytesOf, joined, parsedJson, textOf, utf8 } from './bytes.ts';
import type { Witness } from './database.ts';
import type { StoreKeys } from './keys.ts';
import { type Cryptography, seal, unseal } from './seal.ts';

interface Witnessed {
  readonly slot: string;
  readonly keys: StoreKeys;
}

const DIGITS = 12;
const isCount = isWhole(0, 1e12 - 1);

/** How often the record was written, as the second place remembers it; 0 where it does not. */
export async function witnessedCount(
  crypto: Cryptography,
  witness: Witness,
  { slot, keys }: Witnessed,
): Promise<number> {
  const bytes = bytesOf(witness.read(slot) ?? '');
  if (bytes === undefined || bytes.length < 12) return 0;
  const plain = await unseal(
    crypto,
    { key: keys.sealing, binding: ['witness', slot] },
    { iv: bytes.slice(0, 12), sealed: bytes.slice(12) },
  );
  const found = plain && parsedJson(new TextDecoder().decode(plain).trim());
  return isObject(found) && isCount(found['count']) ? found['count'] : 0;
}

/** Tells the second place. Sealed and of one length: whoever reads it learns that there is a record, not how much. */
export async function tellWitness(
  crypto: Cryptography,
  witness: Witness,
  { slot, keys, count }: Witnessed & { readonly count: number },
): Promise<void> {
  const plain = utf8(JSON.stringify({ count }).padEnd(DIGITS + 10));
  const { iv, sealed } = await seal(
    crypto,
    { key: keys.sealing, binding: ['witness', slot] },
    plain,
  );
  witness.write(slot, textOf(joined(iv, sealed)));
}
