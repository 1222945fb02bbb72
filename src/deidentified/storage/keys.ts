import type { Bytes } from '#boundary/store-policy.ts';
import { textOf, utf8 } from './bytes.ts';
import type { Cryptography } from './seal.ts';

/** What one random 256-bit data key becomes. None of it can be read out again. */
export interface StoreKeys {
  /** Opaque; tells rows of this key from rows of another. */
  readonly id: string;
  readonly sealing: CryptoKey;
  readonly naming: CryptoKey;
}

export const KEY_BYTES = 32;

/** A key for each use, by HKDF-SHA-256 (RFC 5869), so that no key is used for two things. */
export async function deriveKeys(crypto: Cryptography, dataKey: Bytes): Promise<StoreKeys> {
  const [id, sealing, naming] = await Promise.all([
    derivedBytes(crypto, dataKey, { use: 'key id', bytes: NAME_BYTES }),
    sealingKey(crypto, dataKey, 'sealing'),
    derivedBytes(crypto, dataKey, { use: 'naming', bytes: KEY_BYTES }).then((bytes) =>
      crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    ),
  ]);
  return { id: textOf(id), sealing, naming };
}

/** A key that seals, derived from a secret for one use. */
export async function sealingKey(
  crypto: Cryptography,
  secret: Bytes,
  use: string,
): Promise<CryptoKey> {
  const bytes = await derivedBytes(crypto, secret, { use, bytes: KEY_BYTES });
  return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A name that only the key can make: HMAC-SHA-256 of the label, cut to 128 bits. */
export async function opaqueName(
  crypto: Cryptography,
  { naming }: StoreKeys,
  label: string,
): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', naming, utf8(label)));
  return textOf(mac.slice(0, NAME_BYTES));
}

const NAME_BYTES = 16;

async function derivedBytes(
  crypto: Cryptography,
  secret: Bytes,
  { use, bytes }: { readonly use: string; readonly bytes: number },
): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const parameters = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: utf8(`foreword/1/${use}`),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, bytes * 8));
}
