import type { Bytes } from '#boundary/store-policy.ts';
import { joined, textOf, utf8 } from './bytes.ts';

/** What the room needs of WebCrypto. */
export type Cryptography = Pick<Crypto, 'subtle' | 'getRandomValues'>;

/** A secret, and what it is bound to: it opens with the same key and the same binding only. */
export interface Seal {
  readonly key: CryptoKey;
  /** The store, the row's name, the key's id, the version: a row elsewhere is not this row. */
  readonly binding: readonly (string | number)[];
}

export interface Sealed {
  readonly iv: Bytes;
  readonly sealed: Bytes;
}

/** AES-256-GCM under a fresh 96-bit random IV, the binding as additional data (NIST SP 800-38D). */
export async function seal(
  crypto: Cryptography,
  { key, binding }: Seal,
  plain: Bytes,
): Promise<Sealed> {
  const iv = randomBytes(crypto, 12);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: additional(binding) },
    key,
    plain,
  );
  return { iv, sealed: new Uint8Array(sealed) };
}

/** What was sealed; undefined for another key, another binding, or a single changed bit. */
export async function unseal(
  crypto: Cryptography,
  { key, binding }: Seal,
  { iv, sealed }: Sealed,
): Promise<Bytes | undefined> {
  const parameters = { name: 'AES-GCM', iv, additionalData: additional(binding) };
  return await crypto.subtle.decrypt(parameters, key, sealed).then(
    (plain) => new Uint8Array(plain),
    () => undefined, // the only way WebCrypto says "not authentic"
  );
}

export function randomBytes(crypto: Cryptography, length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** SHA-256 as text. */
export async function digestOf(crypto: Cryptography, ...runs: readonly Bytes[]): Promise<string> {
  return textOf(new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...runs))));
}

function additional(binding: Seal['binding']): Bytes {
  return utf8(JSON.stringify(['foreword', ...binding]));
}
