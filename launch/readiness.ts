import { isListOf } from '#boundary/guards.ts';
import { packPath, packVersions } from '#boundary/tenant.ts';
import { launchFromReadiness } from '#deidentified/authorize/check-launch.ts';
import { readOwnTenant } from '#deidentified/authorize/read-own-tenant.ts';
import { loadPack } from '#deidentified/catalog/load-pack.ts';
import { askFor, tryClearing } from '#deidentified/readiness/ask-site.ts';
import { type BrowserFacts, judgeBrowser } from '#deidentified/readiness/judge-browser.ts';
import { type Asked, judgeSite } from '#deidentified/readiness/judge-site.ts';
import { readBrowser } from '#deidentified/readiness/read-browser.ts';
import { showReadiness } from '#deidentified/ui/readiness-view.ts';
import { headersOf, LOCAL_REFUSAL_HEADERS, REFUSAL_HEADERS, type ZoneName, zoneOf } from '#zones';
import '#deidentified/ui/styles/foreword.css';

/*
 * The readiness page, for IT: what this browser is, and whether this host answers as the table of zones says. No EHR is asked anything from
 * here: where one launched this page, the launch goes on to the launch page, which may ask it, and ends in what the EHR allows.
 */

/** Where the list of files does not come: the documents, whose names are fixed. */
const DOCUMENTS = [
  'index.html',
  'app.html',
  'go.html',
  'ended.html',
  'forgotten.html',
  'readiness.html',
];
const MOST_FILES = 1000;

const tenant = readOwnTenant(document);
const launched = launchFromReadiness(location.search);
if (launched === undefined) await showThisPlace();
else location.replace(launched); // the launch token stays in no history entry

async function showThisPlace(): Promise<void> {
  const facts = await readBrowser(window);
  const asked = [...(await askForFiles(await readFileNames(), facts)), await askForNothing()];
  const clearing = await tryClearing(
    {
      kept: new URL('packs/pack.schema.json', location.href),
      end: new URL('ended.html', location.href),
    },
    askHost,
  );
  showReadiness(document, {
    tenant: tenant.id,
    launchUrl: new URL('readiness.html', location.href).href,
    redirectUri: new URL('app.html', location.href).href,
    rows: [...judgeBrowser(facts), ...judgeSite(asked, clearing)],
  });
}

async function askForFiles(
  files: readonly string[],
  facts: BrowserFacts,
): Promise<readonly Asked[]> {
  const catalogOrigins = await readCatalogOrigins();
  return Promise.all(
    files.map(async (file): Promise<Asked> => {
      const check = zoneOf(file);
      const table =
        check === 'airlock' && catalogOrigins === undefined
          ? undefined
          : headersOf(check, tenant, catalogOrigins ?? []);
      return { check, file, table, answer: await answerFor(file, check, facts) };
    }),
  );
}

async function answerFor(
  file: string,
  zone: ZoneName,
  { chromium }: BrowserFacts,
): Promise<Asked['answer']> {
  const clears = zone === 'ended' || zone === 'forgotten';
  if (clears && chromium === null) return { came: 'unasked' };
  return askFor(new URL(file, location.href), clears ? 'clears' : 'none', askHost);
}

/** An address that no build makes. */
async function askForNothing(): Promise<Asked> {
  const file = 'nothing-is-here';
  const table = location.protocol === 'https:' ? REFUSAL_HEADERS : LOCAL_REFUSAL_HEADERS;
  const answer = await askFor(new URL(file, location.href), 'none', askHost);
  return { check: 'refusal', file, table, answer };
}

/** What the build laid out. */
async function readFileNames(): Promise<readonly string[]> {
  const written: unknown = await askHost(new URL('files.json', location.href), {})
    .then((response) => response.json())
    .catch(() => undefined);
  return isListOf(isFileName, MOST_FILES)(written) ? written : DOCUMENTS;
}

/** A name that leads nowhere else. */
function isFileName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*$/.test(value);
}

/** Of every pack laid out for this tenant, as whoever laid them out read them; undefined where one cannot be read. */
async function readCatalogOrigins(): Promise<readonly string[] | undefined> {
  const loaded = await Promise.all(
    packVersions(tenant.packs).map((wanted) =>
      loadPack(new URL(packPath(wanted), location.href), wanted, askHost),
    ),
  );
  const origins = loaded.flatMap((parsed) =>
    parsed.ok ? parsed.pack.sources.map(({ url }) => new URL(url).origin) : [],
  );
  return loaded.every(({ ok }) => ok) ? [...new Set(origins)].toSorted() : undefined;
}

function askHost(url: URL, init: RequestInit): Promise<Response> {
  return fetch(url, init);
}
