import type { Purpose } from '#boundary/egress.ts';
import { LAUNCH_SENT, type LaunchSent } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { added, type SentRow, unmeasured } from './sent-rows.ts';

/** One thing that a document has loaded, as the browser's own record of it says (W3C Resource Timing). */
export interface Load {
  readonly name: string;
  /** 0 where the browser does not say. */
  readonly responseStatus?: number;
}

/**
 * What the page has loaded, itself among it, by the shape of each address. Anything of another host is none of ours, and is written down
 * as that.
 */
export function tallyPageLoads(loads: readonly Load[], page: URL): readonly SentRow[] {
  const rows = loads.flatMap(({ name, responseStatus = 0 }): readonly SentRow[] => {
    const purpose = purposeOf(name, page);
    const outcome = outcomeOf(responseStatus);
    return purpose === undefined ? [] : [{ purpose, outcome, requests: 1, bytes: null }];
  });
  return added([...unmeasured('page', 1), ...rows]);
}

interface LaunchPage {
  readonly page: URL;
  readonly issuer: string;
  readonly fonts: Iterable<Pick<FontFace, 'status'>>;
}

/** What the launch page has loaded and asked, itself among it; the browser's record lacks what is still under way, as fonts may be. */
export function tallyLaunch(
  loads: readonly Load[],
  { page, issuer, fonts }: LaunchPage,
): LaunchSent | undefined {
  const base = issuer.endsWith('/') ? issuer : `${issuer}/`;
  const times = (address: string) => loads.filter(({ name }) => name === address).length;
  return admit(LAUNCH_SENT, {
    files: tallyFiles(loads, page) + [...fonts].filter(({ status }) => status === 'loading').length,
    discovery: times(`${base}.well-known/smart-configuration`),
    metadata: times(`${base}metadata`),
  });
}

/** Files of the app's own host, the document among them. */
export function tallyFiles(loads: readonly Load[], page: URL): number {
  return 1 + loads.filter(({ name }) => parsed(name)?.origin === page.origin).length;
}

/** Undefined for what is made in the browser and comes from no host: `data:`, `blob:`, an extension's own files. */
function purposeOf(name: string, page: URL): Purpose | undefined {
  const url = parsed(name);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  if (url.origin !== page.origin) return 'foreign';
  if (url.pathname === '/favicon.ico') return 'icon';
  const home = new URL('.', page).pathname;
  if (!url.pathname.startsWith(home)) return 'page-other';
  const [folder] = url.pathname.slice(home.length).split('/');
  return OWN_FOLDERS[folder ?? ''] ?? 'page-other';
}

const OWN_FOLDERS: Readonly<Record<string, Purpose>> = { assets: 'page-files', packs: 'pack' };

function outcomeOf(status: number): SentRow['outcome'] {
  if (status === 0) return 'not-known';
  return status === 200 || status === 304 ? 'answered' : 'refused';
}

function parsed(name: string): URL | undefined {
  return URL.canParse(name) ? new URL(name) : undefined;
}
