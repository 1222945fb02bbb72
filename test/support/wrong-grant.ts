import type { BrowserContext } from 'playwright-core';
import { isObject } from '#boundary/guards.ts';
import type { Json } from './faults.ts';

/** Another answer of the token endpoint in place of what it said. */
export type Change = (said: Json) => Json;

/** Changes what the token endpoint says before the worker hears it. */
export async function rewriteGrant(
  { context }: { readonly context: BrowserContext },
  change: Change,
): Promise<void> {
  await context.route(/\/oauth\/token/, async (route) => {
    const response = await route.fetch();
    const said: unknown = await response.json();
    await route.fulfill({ response, json: isObject(said) ? change(said) : said });
  });
}

/** What the token endpoint says, with these members instead; undefined drops one. */
export function grant(parts: Json): Change {
  return (said) => ({ ...said, ...parts });
}

/** The ID token with other claims; its signature is not looked at, as it comes from the token endpoint itself. */
export function claims(parts: Json | ((before: Json) => Json)): Change {
  return (said) => {
    const [header = '', payload = '', signature = ''] = String(said['id_token']).split('.');
    const before: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (!isObject(before)) throw new Error('expected claims');
    const after = { ...before, ...(typeof parts === 'function' ? parts(before) : parts) };
    const written = Buffer.from(JSON.stringify(after)).toString('base64url');
    return { ...said, id_token: [header, written, signature].join('.') };
  };
}

/** The ID token as issued by a clock that many seconds ahead. */
export function shiftedBy(seconds: number): Change {
  return claims(({ iat, exp }) => ({ iat: Number(iat) + seconds, exp: Number(exp) + seconds }));
}
