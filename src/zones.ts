/**
 * The table of zones: every document, worker and file the app serves, and the exact headers each is served with.
 * Nothing else in the project decides a header of the app.
 *
 * A worker does not inherit its page's policy, and a script served without a policy of its own has every way out,
 * so each response has one. CSP alone does not hold navigation, WebRTC or preconnect: `Connection-Allowlist` does, where the
 * browser has it (Chromium 152 and later).
 */
export const ZONE_NAMES = ['launch', 'page', 'phi-worker', 'airlock', 'script', 'file'] as const;
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

/** Which zone a file of a tenant belongs to; `file` is relative to the tenant's path. */
export function zoneOf(file: string): ZoneName {
  switch (file) {
    case 'index.html':
      return 'launch';
    case 'app.html':
      return 'page';
    case 'go.html':
      return 'airlock';
    default:
      if (/^assets\/phi-worker-[\w-]+\.js$/.test(file)) return 'phi-worker';
      return file.endsWith('.js') ? 'script' : 'file';
  }
}

/** The headers of a zone. `catalogOrigins` are the hosts that sources of the installed packs stand on. */
export function headersOf(
  zone: ZoneName,
  tenant: ZoneTenant,
  catalogOrigins: readonly string[],
): Headers {
  return written(ZONES[zone](tenant, catalogOrigins), CACHE[zone]);
}

function written({ policy, allowlist, followsRedirects }: Zone, cache: string): Headers {
  return {
    'Content-Security-Policy': serialized(policy),
    'Connection-Allowlist': `(${allowlist.join(' ')})${followsRedirects ? ';redirects=allow' : ''}`,
    'Permissions-Policy': NO_PERMISSIONS,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': cache,
  };
}

interface Zone {
  readonly policy: Policy;
  readonly allowlist: readonly string[];
  /** The list binds where a connection starts; by default it may not be redirected at all. */
  readonly followsRedirects?: true;
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
  // The brief. Reaches nothing but its own origin.
  page: (tenant) => ({
    policy: {
      ...ofDocument(tenant),
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'trusted-types': [TRUSTED_TYPES_POLICY],
    },
    allowlist: ['response-origin'],
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
  // A script run by itself, as a worker, must have no way out either.
  script: () => CLOSED,
  file: () => CLOSED,
};

const CACHE: Readonly<Record<ZoneName, string>> = {
  launch: 'no-store',
  page: 'no-store',
  airlock: 'no-store',
  // The policy of a script is in its response, and its name does not change when a tenant's addresses do.
  'phi-worker': 'no-cache',
  script: 'no-cache',
  file: 'no-cache',
};

/** What a page can ask a browser for, refused: every feature Chromium 153 knows but the local network, where a sandbox EHR is. */
const NO_PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'cross-origin-isolated',
  'deferred-fetch',
  'deferred-fetch-minimal',
  'digital-credentials-get',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'keyboard-map',
  'language-detector',
  'language-model',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'on-device-speech-recognition',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'summarizer',
  'sync-xhr',
  'translator',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * The headers of every answer that is no file of a tenant, errors and the host's other paths among them. It is a document of the app's
 * origin too: without a list of its own, hostile code in a framed page opens it in a window and gets out from there.
 */
export const REFUSAL_HEADERS: Headers = written(CLOSED, 'no-store');

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
