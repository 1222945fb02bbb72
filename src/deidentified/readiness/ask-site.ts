import type { HeaderTable } from './compare-headers.ts';
import type { Answer, Clearing } from './judge-site.ts';

/** `fetch`, or something that answers as it does. */
export type Ask = (url: URL, init: RequestInit) => Promise<Response>;

/** What a file says of itself when it is opened. */
export type Effect = 'none' | 'clears';

/**
 * Asks a host of what it would answer with for a file; the content stays there. One that clears storage is asked for without credentials:
 * then a Chromium does not obey it, and no other browser is asked to try.
 */
export async function askFor(url: URL, effect: Effect, ask: Ask): Promise<Answer> {
  const request: RequestInit = {
    method: 'HEAD',
    cache: 'no-store',
    redirect: 'manual',
    credentials: effect === 'clears' ? 'omit' : 'same-origin',
  };
  try {
    const response = await ask(url, request);
    if (response.type !== 'opaqueredirect') return answerOf(response);
    const short = withoutEnding(url);
    const again = short === undefined ? response : await ask(short, request);
    return again.type === 'opaqueredirect' ? { came: 'redirect' } : answerOf(again);
  } catch {
    return { came: 'nothing' };
  }
}

/** Has a file kept, opens the end of a session, which clears the cache and nothing else, and looks whether the file is still kept. */
export async function tryClearing(
  { kept, end }: { readonly kept: URL; readonly end: URL },
  ask: Ask,
): Promise<Clearing> {
  const isKept = (): Promise<boolean> =>
    ask(kept, { cache: 'only-if-cached', mode: 'same-origin' }).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await (await ask(kept, { cache: 'reload' })).arrayBuffer(); // read to its end, or it is not kept
    if (!(await isKept())) return 'unknown';
    await ask(end, { method: 'HEAD', cache: 'no-store', credentials: 'same-origin' });
  } catch {
    return 'unknown';
  }
  return (await isKept()) ? 'kept' : 'cleared';
}

/** Some static hosts send `app.html` on to `app`, and answer there. */
function withoutEnding({ href }: URL): URL | undefined {
  return href.endsWith('.html') ? new URL(href.slice(0, -'.html'.length)) : undefined;
}

function answerOf({ status, headers }: Response): Answer {
  const table: HeaderTable = Object.fromEntries(headers);
  return { came: 'answer', status, headers: table };
}
