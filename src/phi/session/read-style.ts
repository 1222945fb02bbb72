import type { Result } from '#boundary/result.ts';
import { parseStyle } from './style.ts';

interface StyleParts {
  readonly fetchImpl: typeof fetch;
  /** Reads a body as JSON, up to so many bytes. */
  readonly readJson: (response: Response, most: number) => Promise<Result<unknown>>;
  /** Whether one request more may go at this moment. */
  readonly mayAsk: () => boolean;
  /** After the time, or when the last word is said, whichever is first. */
  readonly until: AbortSignal;
  /** Puts a candidate before door 1. */
  readonly say: (candidate: unknown) => void;
}

/** Milliseconds that an EHR's style is waited for, while everything else goes on. */
export const STYLE_TIME = 5_000;

/** Bytes: eleven short values. */
const MOST_BYTES = 16_384;

/** Asks for the EHR's style, without the token, and says it in our words. Whatever goes wrong says nothing, and delays nothing. */
export async function readStyle(address: URL, parts: StyleParts): Promise<void> {
  const { fetchImpl, readJson, mayAsk, until, say } = parts;
  try {
    if (!mayAsk()) return;
    const response = await fetchImpl(address.href, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: until,
    });
    if (response.status !== 200) return;
    const body = await readJson(response, MOST_BYTES);
    const style = body.ok ? parseStyle(body.value) : undefined;
    if (style !== undefined && !until.aborted) say(style);
  } catch {
    // No style is ours: what it was is not looked at.
  }
}

/**
 * Where the token response says its style is, if that is a place the worker's own headers let it reach: a file of JSON under the FHIR
 * base, by its path alone. Undefined for anywhere else, and nothing is sent there.
 */
export function styleAddressOf(claim: unknown, fhirBase: URL): URL | undefined {
  if (typeof claim !== 'string' || claim.length > 500 || !URL.canParse(claim)) return undefined;
  const url = new URL(claim);
  const beyond = url.pathname.slice(fhirBase.pathname.length);
  const isThere = url.href === `${fhirBase.href}${beyond}`; // no user, no query, no other port
  return isThere && STYLE_PATH.test(beyond) ? url : undefined;
}

/** Plain names, the last of them of a file of JSON. A chart is never asked for so. */
const STYLE_PATH = /^\.well-known\/[A-Za-z][\w-]{0,60}\.json$/;
