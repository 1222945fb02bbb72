import type { Bytes } from '#boundary/store-policy.ts';
import { utf8 } from './bytes.ts';
import { KEY_BYTES } from './keys.ts';
import type { Cryptography } from './seal.ts';

/** PBKDF2-HMAC-SHA-256 at OWASP's figure (Password Storage Cheat Sheet). */
export const ITERATIONS = 600_000;
export const SALT_BYTES = 16;
/** The shortest passphrase that may seal a record, in letters. */
export const LEAST_LETTERS = 12;

/** Long enough to be worth hashing. */
export function isFitPassphrase(passphrase: string): boolean {
  return Array.from(typed(passphrase)).length >= LEAST_LETTERS;
}

/** 256 bits from a passphrase. The same letters typed on another keyboard give the same bits. */
export async function stretch(
  crypto: Cryptography,
  passphrase: string,
  { salt, iterations }: { readonly salt: Bytes; readonly iterations: number },
): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', utf8(typed(passphrase)), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, KEY_BYTES * 8));
}

function typed(passphrase: string): string {
  return passphrase.normalize('NFKC').trim();
}
