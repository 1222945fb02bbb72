import { isListOf } from '#boundary/guards.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { type Ask, askFor } from '#deidentified/readiness/ask-site.ts';
import { type Asked, judgeSite } from '#deidentified/readiness/judge-site.ts';
import type { Row } from '#deidentified/readiness/row.ts';
import { headersOf, LOCAL_REFUSAL_HEADERS, REFUSAL_HEADERS, zoneOf } from '#zones';

/** Compares what the app's own host answers with the table of zones, file by file. What only a browser can try is left out. */
export async function askApp(
  app: URL,
  tenant: Tenant,
  fetchImpl: typeof fetch,
): Promise<readonly Row[]> {
  const ask = askBy(fetchImpl);
  const files = await readFileNames(app, ask);
  const asked = await Promise.all(
    files.map((file) => askOne(new URL(file, app), { file, tenant, ask })),
  );
  const none = 'nothing-is-here';
  const refused: Asked = {
    check: 'refusal',
    file: none,
    table: app.protocol === 'https:' ? REFUSAL_HEADERS : LOCAL_REFUSAL_HEADERS,
    answer: await askFor(new URL(none, app), 'none', ask),
  };
  return judgeSite([...asked, refused], 'unknown').filter(({ check }) => check !== 'clearing');
}

interface One {
  readonly file: string;
  readonly tenant: Tenant;
  readonly ask: Ask;
}

async function askOne(address: URL, { file, tenant, ask }: One): Promise<Asked> {
  const check = zoneOf(file);
  // The hosts that its sources stand on are known from the packs, which the readiness page reads.
  const table = check === 'airlock' ? undefined : headersOf(check, tenant, []);
  return { check, file, table, answer: await askFor(address, 'none', ask) };
}

/** What the build laid out; without the list, the documents. */
async function readFileNames(app: URL, ask: Ask): Promise<readonly string[]> {
  const written: unknown = await ask(new URL('files.json', app), {})
    .then((response) => response.json())
    .catch(() => undefined);
  return isListOf(isFileName, MOST_FILES)(written) ? written : DOCUMENTS;
}

const DOCUMENTS = ['index.html', 'app.html', 'ended.html', 'forgotten.html', 'readiness.html'];
const MOST_FILES = 1000;

/** A name that leads nowhere else. */
function isFileName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*$/.test(value);
}

/** Some static hosts send `app.html` on to `app`, and answer there. */
function askBy(fetchImpl: typeof fetch): Ask {
  return async (url, init) => {
    const asking = { ...init, signal: AbortSignal.timeout(TIME_OUT) };
    const response = await fetchImpl(url, asking);
    const isSentOn = response.status >= 300 && response.status < 400;
    if (!isSentOn || !url.pathname.endsWith('.html')) return response;
    return fetchImpl(new URL(url.href.slice(0, -'.html'.length)), asking);
  };
}

const TIME_OUT = 20_000; // ms
