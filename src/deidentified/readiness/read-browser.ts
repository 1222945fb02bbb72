import { isPolicyEnforced } from '#boundary/enforced-policy.ts';
import { isObject } from '#boundary/guards.ts';
import type { BrowserFacts, Frame, Passkeys } from './judge-browser.ts';

/** Learns what the browser is and gives. It writes one empty thing into each storage and takes it back. */
export async function readBrowser(window: Window & typeof globalThis): Promise<BrowserFacts> {
  return {
    isSecureContext: window.isSecureContext,
    isPolicyEnforced: isPolicyEnforced(window),
    refusesText: 'trustedTypes' in window ? refusesText(window) : null,
    chromium: chromiumVersion(Reflect.get(window.navigator, 'userAgentData')),
    hasWorkers: 'Worker' in window,
    hasSessionStorage: isKept(() => window.sessionStorage),
    hasLocalStorage: isKept(() => window.localStorage),
    hasDatabases: await hasDatabases(() => window.indexedDB),
    frame: frameOf(window),
    passkeys: await readPasskeys(Reflect.get(window, 'PublicKeyCredential')),
  };
}

/** Parsing text into a document is refused where only trusted text may become markup. */
function refusesText(window: Window & typeof globalThis): boolean {
  try {
    new window.DOMParser().parseFromString('', 'text/html');
    return false;
  } catch {
    return true;
  }
}

/** The brands of a Chromium name it beside the maker's own; other engines name none. */
export function chromiumVersion(userAgentData: unknown): number | null {
  const brands = isObject(userAgentData) ? userAgentData['brands'] : undefined;
  const named: unknown = Array.isArray(brands)
    ? brands.find((each) => isObject(each) && each['brand'] === 'Chromium')
    : undefined;
  const version = isObject(named) ? Number.parseInt(String(named['version']), 10) : Number.NaN;
  return Number.isNaN(version) ? null : version;
}

const PROBE = 'foreword-readiness';

function isKept(storage: () => Storage): boolean {
  try {
    const place = storage();
    place.setItem(PROBE, '');
    place.removeItem(PROBE);
    return true;
  } catch {
    return false;
  }
}

async function hasDatabases(factory: () => IDBFactory): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const opening = factory().open(PROBE);
      opening.onerror = () => {
        resolve(false);
      };
      opening.onsuccess = () => {
        opening.result.close();
        factory().deleteDatabase(PROBE);
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}

/** As the learner's store decides: sites ignore ports, and ancestors that are not told are taken for foreign ones. */
function frameOf({ self, top, location }: Window): Frame {
  if (self === top) return 'none';
  const ancestors = Array.from(location.ancestorOrigins);
  const isOwn = (origin: string): boolean =>
    URL.canParse(origin) && new URL(origin).hostname === location.hostname;
  return ancestors.length > 0 && ancestors.every(isOwn) ? 'same-site' : 'elsewhere';
}

/** @see https://w3c.github.io/webauthn/#sctn-getClientCapabilities */
async function readPasskeys(credential: unknown): Promise<Passkeys | null> {
  if (typeof credential !== 'function') return null;
  const ask: unknown = Reflect.get(credential, 'getClientCapabilities');
  if (typeof ask !== 'function') return { prf: null, ofThisComputer: null };
  const said: unknown = await Promise.resolve(Reflect.apply(ask, credential, [])).catch(() => null);
  const ability = (name: string): boolean | null => {
    const value = isObject(said) ? said[name] : undefined;
    return typeof value === 'boolean' ? value : null;
  };
  return {
    prf: ability('extension:prf'),
    ofThisComputer: ability('userVerifyingPlatformAuthenticator'),
  };
}
