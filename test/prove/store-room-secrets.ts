import type { Cryptography } from '#deidentified/storage/seal.ts';

/** Bytes that must be on no disk. */
export interface Secret {
  readonly what: string;
  readonly bytes: readonly number[];
}

/** WebCrypto, with everything secret that goes through it noted: keys as they are brought in, and what is derived from others. */
export function watching(crypto: Crypto, seen: Secret[]): Cryptography {
  const note = (what: string, bytes: unknown): void => {
    if (bytes instanceof ArrayBuffer || bytes instanceof Uint8Array) {
      seen.push({ what, bytes: Array.from(new Uint8Array(bytes)) });
    }
  };
  const subtle = new Proxy(crypto.subtle, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...parts: readonly unknown[]): unknown => {
        if (name === 'importKey') note(`${nameOf(parts[2])} key`, parts[1]);
        const made: unknown = Reflect.apply(method, target, parts);
        if (name !== 'deriveBits' || !(made instanceof Promise)) return made;
        const use = useOf(parts[0]);
        return made.then((bytes: unknown) => {
          // The key's id is derived to stand in the open: it says nothing of the key.
          if (use !== 'foreword/1/key id') note(use, bytes);
          return bytes;
        });
      };
    },
  });
  return { subtle, getRandomValues: (array) => crypto.getRandomValues(array) };
}

function nameOf(algorithm: unknown): string {
  if (typeof algorithm === 'string') return algorithm;
  const name: unknown = algorithm instanceof Object ? Reflect.get(algorithm, 'name') : undefined;
  return String(name);
}

function useOf(parameters: unknown): string {
  const info: unknown = parameters instanceof Object ? Reflect.get(parameters, 'info') : undefined;
  return info instanceof Uint8Array ? new TextDecoder().decode(info) : nameOf(parameters);
}
