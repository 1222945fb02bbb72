import type { Bytes } from '#boundary/store-policy.ts';

/** Bytes as text that needs no quoting (base64url, no padding). */
export function textOf(bytes: Bytes): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  }
  return btoa(parts.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const CHUNK = 8192; // more arguments than this overflow the stack of some engines

/** The bytes of such a text; undefined where it is none, or not the one way to write them. */
export function bytesOf(text: string): Bytes | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/')),
    (letter) => letter.codePointAt(0) ?? 0,
  );
  return textOf(bytes) === text ? bytes : undefined;
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Several runs of bytes as one. */
export function joined(...runs: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(runs.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const run of runs) {
    whole.set(run, at);
    at += run.length;
  }
  return whole;
}

/** Fills up to a power of two of at least `least` bytes, so that a size tells little. */
export function padded(bytes: Bytes, least: number): Bytes {
  const needed = bytes.length + LENGTH;
  const whole = new Uint8Array(Math.max(least, 2 ** Math.ceil(Math.log2(needed))));
  new DataView(whole.buffer).setUint32(0, bytes.length);
  whole.set(bytes, LENGTH);
  return whole;
}

const LENGTH = 4;

/** What was padded; undefined where nothing could have been. */
export function unpadded(bytes: Bytes): Bytes | undefined {
  if (bytes.length < LENGTH) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return length > bytes.length - LENGTH ? undefined : bytes.slice(LENGTH, LENGTH + length);
}

/** JSON as a value still unknown; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON has no other way to say so
  }
}

export function sameBytes(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
