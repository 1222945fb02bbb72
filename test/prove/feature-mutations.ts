import type { Page } from 'playwright-core';
import { headersOf } from '#zones';
import { type AttackSite, type HostileScripts, startAttackSite } from './attack-site.ts';
import { sandboxTenant } from './built-site.ts';
import type { Chromium } from './chromium.ts';
import { DOCUMENTS, FILES } from './document-mutations.ts';
import type { Part } from './header-parts.ts';
import { without } from './mutation.ts';

const HEADER = 'Permissions-Policy';

/** What came of taking entries of `Permissions-Policy` away, each alone, and the header itself. */
export interface FeatureOutcomes {
  /** Zone and part, of what was seen to be allowed once its entry was gone. */
  readonly caught: readonly Part[];
  readonly missed: readonly Part[];
  /** Features that this browser does not offer such a document, entry or no entry. */
  readonly notOffered: readonly string[];
}

type Zone = (typeof DOCUMENTS)[number];

/** Takes every entry of every document away in turn, and asks the document what it may use. */
export async function removeFeatures(
  scripts: HostileScripts,
  { context }: Chromium,
): Promise<FeatureOutcomes> {
  const all = await Promise.all(
    DOCUMENTS.map(async (zone) => {
      const page = await context.newPage();
      const outcomes = await removeOf(zone, { page, scripts });
      await page.close();
      return outcomes;
    }),
  );
  return {
    caught: all.flatMap(({ caught }) => caught),
    missed: all.flatMap(({ missed }) => missed),
    notOffered: [...new Set(all.flatMap(({ notOffered }) => notOffered))],
  };
}

interface Tools {
  readonly page: Page;
  readonly scripts: HostileScripts;
}

async function removeOf(zone: Zone, { page, scripts }: Tools): Promise<FeatureOutcomes> {
  let said: string | undefined = wholeOf(zone);
  const site = await startAttackSite(scripts, {
    headersOf: (each, tenant, catalog) => {
      const others = without(HEADER)(headersOf(each, tenant, catalog));
      return { ...others, ...(said === undefined ? {} : { [HEADER]: said }) };
    },
  });
  const allowed = async (value: string | undefined) => {
    said = value;
    return allowedIn(page, site, FILES[zone]);
  };
  const whole = wholeOf(zone);
  const entries = whole.split(', ');
  const before = await allowed(whole);
  const free = await allowed(undefined);
  const caught: Part[] = [];
  const missed: Part[] = [];
  const notOffered: string[] = [];
  for (const entry of entries) {
    const [feature = ''] = entry.split('=');
    const part = `${zone} › ${HEADER} › ${entry}`;
    const isMeant = entry.endsWith('(self)');
    // One that is meant is refused instead: without its entry the browser would offer it all the same.
    const value = entries.flatMap((each) =>
      each === entry ? (isMeant ? [`${feature}=()`] : []) : [each],
    );
    const after = await allowed(value.join(', '));
    if (!free.has(feature)) notOffered.push(feature);
    else if (before.has(feature) === isMeant && after.has(feature) !== isMeant) caught.push(part);
    else missed.push(part);
  }
  const isFreed = [...free].some((feature) => !before.has(feature));
  (isFreed ? caught : missed).push(`${zone} › ${HEADER}`);
  await site.close();
  return { caught, missed, notOffered };
}

function wholeOf(zone: Zone): string {
  return headersOf(zone, sandboxTenant('http://localhost:1'), [])[HEADER] ?? '';
}

async function allowedIn(page: Page, { own }: AttackSite, file: string): Promise<Set<string>> {
  await page.goto(own + file);
  return new Set(
    await page.evaluate(() => {
      const policy: unknown = Reflect.get(document, 'featurePolicy');
      const list: unknown =
        policy instanceof Object ? Reflect.get(policy, 'allowedFeatures') : null;
      const allowed: unknown = typeof list === 'function' ? Reflect.apply(list, policy, []) : [];
      return Array.isArray(allowed) ? allowed.map(String) : [];
    }),
  );
}
