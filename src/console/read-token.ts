import { isObject } from '#boundary/guards.ts';
import { type Grant, parseGrant } from '#phi/readiness/grant.ts';

/** A token, and what the token endpoint said with it where that was handed in too. */
export interface TokenRead {
  readonly authorization: () => string;
  readonly grant: Grant | null;
}

/** Where a token may come from. */
export interface TokenSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard input; null where it is not to be read. */
  readonly input: AsyncIterable<unknown> | null;
}

/** Reads a token: alone, or as the JSON that the token endpoint answered. Null where there is none; undefined for what is neither. */
export async function readToken({
  environment,
  input,
}: TokenSources): Promise<TokenRead | null | undefined> {
  const given = (
    input === null ? (environment['FOREWORD_TOKEN'] ?? '') : await textOf(input)
  ).trim();
  if (given === '') return input === null ? null : undefined;
  const answer = jsonOf(given);
  const token = isObject(answer) ? answer['access_token'] : given;
  if (typeof token !== 'string' || !BEARER.test(token)) return undefined;
  return { authorization: () => `Bearer ${token}`, grant: parseGrant(answer) ?? null };
}

/** RFC 6750, section 2.1. */
const BEARER = /^[A-Za-z0-9\-._~+/]+=*$/;

async function textOf(input: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const part of input) text += String(part);
  return text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
