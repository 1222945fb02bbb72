import { type Offer, permissionsPolicy } from './permissions.ts';

/**
 * The table of zones: every document, worker and file the app serves, and the exact headers each is served with.
 * Nothing else in the project decides a header of the app.
 *
 * A worker does not inherit its page's policy, and a script served without a policy of its own has every way out,
 * so each response has one. CSP alone does not hold navigation, WebRTC or preconnect: `Connection-Allowlist` does, where the
 * browser has it (Chromium 152 and later).
 */
export const ZONE_NAMES = [
  'launch',
  'page',
  'phi-worker',
  'airlock',
  'ended',
  'forgotten',
  'readiness',
  'script',
  'file',
] as const;
export type ZoneName = (typeof ZONE_NAMES)[number];

/** What of a tenant decides its headers. */
export interface ZoneTenant {
  readonly id: string;
  readonly issuer: string;
  readonly authorizationOrigin: string;
  readonly tokenEndpoint: string;
  readonly frameAncestors: readonly string[];
}

export type Headers = Readonly<Record<string, string>>;

/** The name of the one Trusted Types policy the page may make; it makes the worker's address and nothing else. */
export const TRUSTED_TYPES_POLICY = 'foreword';

/** The path a tenant is served under. Headers name one tenant's EHR exactly, so pages are not shared between tenants. */
export function tenantPath(tenant: Pick<ZoneTenant, 'id'>): string {
  return `/t/${tenant.id}/`;
}

const DOCUMENTS: ReadonlyMap<string, ZoneName> = new Map([
  ['index.html', 'launch'],
  ['app.html', 'page'],
  ['go.html', 'airlock'],
  ['ended.html', 'ended'],
  ['forgotten.html', 'forgotten'],
  ['readiness.html', 'readiness'],
]);

/** Which zone a file of a tenant belongs to; `file` is relative to the tenant's path. */
export function zoneOf(file: string): ZoneName {
  const document = DOCUMENTS.get(file);
  if (document !== undefined) return document;
  if (/^assets\/phi-worker-[\w-]+\.js$/.test(file)) return 'phi-worker';
  return file.endsWith('.js') ? 'script' : 'file';
}

/** The headers of a zone. `catalogOrigins` are the hosts that sources of the tenant's packs stand on. */
export function headersOf(
  zone: ZoneName,
  tenant: ZoneTenant,
  catalogOrigins: readonly string[],
): Headers {
  const headers = written(ZONES[zone](tenant, catalogOrigins), CACHE[zone]);
  return isHttps(tenant) ? { ...headers, ...ONLY_BY_HTTPS } : headers;
}

function written(zone: Zone, cache: string): Headers {
  const { policy, allowlist, followsRedirects, offers = 'nothing', opener, clears } = zone;
  return {
    'Content-Security-Policy': serialized(policy),
    'Connection-Allowlist': `(${allowlist.join(' ')})${followsRedirects ? ';redirects=allow' : ''}`,
    'Permissions-Policy': permissionsPolicy(offers),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': opener ?? 'same-origin',
    'Cache-Control': cache,
    ...(clears === undefined ? {} : { 'Clear-Site-Data': clears.map(quoted).join(', ') }),
  };
}

/**
 * Two years. Not of subdomains, and on no browser's list: Foreword often stands on a host of the hospital's, and has no say over others. It
 * holds for every port of its own host. An EHR on plain http is the sandbox's, which is on this machine, and so is its app.
 */
const ONLY_BY_HTTPS: Headers = { 'Strict-Transport-Security': 'max-age=63072000' };

function isHttps({ issuer }: ZoneTenant): boolean {
  return issuer.startsWith('https:');
}

interface Zone {
  readonly policy: Policy;
  readonly allowlist: readonly string[];
  /** The list binds where a connection starts; by default it may not be redirected at all. */
  readonly followsRedirects?: true;
  readonly offers?: Offer;
  /** `Cross-Origin-Opener-Policy`, where it is not `same-origin`. */
  readonly opener?: 'unsafe-none';
  /** What the browser drops of this origin when it opens the document; never cookies, which on a shared host are not ours. */
  readonly clears?: readonly ('cache' | 'storage')[];
}

type Policy = Readonly<Record<string, readonly string[]>>;

/** What every document has: its own scripts, styles and fonts, no forms, no base, framed only by the tenant's EHR. */
const ofDocument = (tenant: ZoneTenant): Policy => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': tenant.frameAncestors.length === 0 ? ["'none'"] : tenant.frameAncestors,
  'require-trusted-types-for': ["'script'"],
});

/** The style that is written into a notice, `launch/notice.css`, byte for byte. */
const NOTICE_STYLE = "'sha256-hvDxfdWdQb+i4s58ujLHe/2dT5bnTQYkDEZA/S9bu3U='";

/**
 * A few sentences, no script, nothing to load and nothing to reach. `sandbox` makes it an origin of its own, to which Chromium gives a
 * process of its own: the one that held the session ends, framed or not, and what was left in its memory goes with it.
 */
const ofNotice = (tenant: ZoneTenant, clears: NonNullable<Zone['clears']>): Zone => ({
  policy: {
    'default-src': ["'none'"],
    'style-src': [NOTICE_STYLE],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ofDocument(tenant)['frame-ancestors'] ?? ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
    sandbox: ['allow-scripts'], // there is none, but without it the heading is not given the focus
  },
  allowlist: [],
  opener: 'unsafe-none', // by the standard, a sandboxed document with another is not shown at all
  clears,
});

/** Nothing may be reached from it, and nothing may frame it. */
const CLOSED: Zone = {
  policy: {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
  allowlist: [],
};

const ZONES: Readonly<
  Record<ZoneName, (tenant: ZoneTenant, catalogOrigins: readonly string[]) => Zone>
> = {
  // Registry check and authorization. Holds no patient data; may ask the EHR how to authorize, and go there.
  launch: (tenant) => ({
    policy: {
      ...ofDocument(tenant),
      'connect-src': [`${base(tenant)}.well-known/smart-configuration`, `${base(tenant)}metadata`],
      'trusted-types': ["'none'"],
    },
    allowlist: [
      'response-origin',
      quoted(`${base(tenant)}.well-known/smart-configuration`),
      quoted(`${base(tenant)}metadata`),
      quoted(`${tenant.authorizationOrigin}/*`),
    ],
    followsRedirects: true, // the EHR answers authorization by redirecting back
  }),
  // The brief. Reaches nothing but its own origin. A passkey may lock the learner's record.
  page: (tenant) => ({
    policy: {
      ...ofDocument(tenant),
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'trusted-types': [TRUSTED_TYPES_POLICY],
    },
    allowlist: ['response-origin'],
    offers: 'passkeys',
  }),
  // The only place patient data is: reaches this tenant's FHIR base and token endpoint.
  'phi-worker': (tenant) => ({
    policy: {
      'default-src': ["'none'"],
      'connect-src': [tenant.issuer, base(tenant), tenant.tokenEndpoint],
    },
    allowlist: [quoted(tenant.issuer), quoted(`${base(tenant)}*`), quoted(tenant.tokenEndpoint)],
  }),
  // Names the host a source stands on; reaches those hosts and its own origin.
  airlock: (tenant, catalogOrigins) => ({
    policy: { ...ofDocument(tenant), 'connect-src': ["'self'"], 'trusted-types': ["'none'"] },
    allowlist: ['response-origin', ...catalogOrigins.map((origin) => quoted(`${origin}/*`))],
    followsRedirects: true, // a DOI leads to its publisher; nothing but a source's id is here to lose
  }),
  // After the end of a session. Clearing the cache drops the page that the back button would show, and with it its process:
  // `deidentified/drop-cached-page.ts`.
  ended: (tenant) => ofNotice(tenant, ['cache']),
  // After *Forget everything*, where no other record remains.
  forgotten: (tenant) => ofNotice(tenant, ['cache', 'storage']),
  // For IT: compares what this host answers with this table.
  readiness: (tenant) => ({
    policy: { ...ofDocument(tenant), 'connect-src': ["'self'"], 'trusted-types': ["'none'"] },
    allowlist: ['response-origin'],
  }),
  // A script run by itself, as a worker, must have no way out either.
  script: () => CLOSED,
  file: () => CLOSED,
};

const CACHE: Readonly<Record<ZoneName, string>> = {
  launch: 'no-store',
  page: 'no-store',
  airlock: 'no-store',
  ended: 'no-store',
  forgotten: 'no-store',
  readiness: 'no-store',
  // The policy of a script is in its response, and its name does not change when a tenant's addresses do.
  'phi-worker': 'no-cache',
  script: 'no-cache',
  file: 'no-cache',
};

/**
 * The headers of every answer that is no file of a tenant, errors and the host's other paths among them. It is a document of the app's
 * origin too: without a list of its own, hostile code in a framed page opens it in a window and gets out from there.
 */
export const REFUSAL_HEADERS: Headers = { ...written(CLOSED, 'no-store'), ...ONLY_BY_HTTPS };

/** The same on this machine, where the sandbox is served by plain http. */
export const LOCAL_REFUSAL_HEADERS: Headers = written(CLOSED, 'no-store');

/** The FHIR base with its final slash: a bare prefix `/fhir` would also let `/fhir2` pass. */
function base({ issuer }: ZoneTenant): string {
  return issuer.endsWith('/') ? issuer : `${issuer}/`;
}

function quoted(pattern: string): string {
  return `"${pattern}"`;
}

function serialized(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, values]) => `${directive} ${values.join(' ')}`)
    .join('; ');
}
