import {
  isBoolean,
  isListOf,
  isMatch,
  isNullOr,
  isOneOf,
  isSetOf,
  isShape,
  isWhole,
} from './guards.ts';
import {
  isPractitionerRule,
  isStrategyName,
  isWhoseRule,
  STRATEGY_NAMES,
  type StrategyName,
  type Whose,
} from './schedule-strategy.ts';

/** One EHR installation and what it allows. `launch/tenants/tenant.schema.json` says the same as JSON Schema. */
export interface Tenant {
  /** Also the path: `/t/<id>/`. */
  readonly id: string;
  /** The EHR as its readers call it, for "between this device and your EHR (…)". */
  readonly name: string;
  /** Whose EHR it is: decides how searches are worded where vendors differ. */
  readonly vendor: TenantVendor;
  /** The FHIR base, exactly as the EHR sends it in `iss`. */
  readonly issuer: string;
  readonly authorizationOrigin: string;
  readonly tokenEndpoint: string;
  /** `iss` of its ID tokens: often not the FHIR base. */
  readonly idTokenIssuer: string;
  readonly clientId: string;
  /** Asked for literally; v1 `.read` and v2 `.rs` may stand side by side, as MEDITECH needs. */
  readonly scopes: readonly string[];
  /** Where the clinic's days begin and end: an IANA zone. */
  readonly timeZone: string;
  /** Ways to learn who is coming, in the order to try them. */
  readonly schedule: readonly StrategyName[];
  /** Lists of patients, as `system|value`, for the strategies that read lists: each customer has its own. */
  readonly lists: readonly string[];
  /** Whose visits count as the clinician's. */
  readonly whose: readonly Whose[];
  /** How searches are sent. A server that refuses a POST is asked by GET. */
  readonly search: 'get' | 'post';
  readonly limits: TenantLimits;
  /** Reading the panel is a chart access per patient, so it is opted into. */
  readonly panel: PanelReading | null;
  /** Reading past encounters, likewise. */
  readonly past: PastReading | null;
  /** Who may frame the app. */
  readonly frameAncestors: readonly string[];
  /** Leave out cards that no named reviewer has signed. */
  readonly reviewedCardsOnly: boolean;
  /** The packs it shows, highest precedence first: of what two of them hold, the first one's counts. */
  readonly packs: readonly PackPin[];
  /** Where a learner may report a card, as a mail address; null where there is nobody yet. */
  readonly contact: string | null;
  /** After so many minutes without a touch the session ends: 1 to 60. */
  readonly idleMinutes: number;
}

export const TENANT_VENDORS = [
  'epic',
  'oracle',
  'meditech',
  'athena',
  'ecw',
  'veradigm',
  'medplum',
  'openemr',
  'generic',
] as const;

export type TenantVendor = (typeof TENANT_VENDORS)[number];

interface TenantLimits {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Searches in one batch, where the server declares batch. */
  readonly batchSize: number;
  /** Pages followed for one search. */
  readonly pages: number;
  /** Visits whose charts are read in one run. */
  readonly visits: number;
  /** What the server takes in a minute; null where it says nothing. */
  readonly perMinute: MinuteBudget | null;
}

/** A budget of requests by the minute. */
export interface MinuteBudget {
  readonly requests: number;
  /** `all`: authorization and tokens among them. */
  readonly counts: 'all' | 'fhir';
  /** Counted by the minutes of the wall clock, not from the first request on. */
  readonly aligned: boolean;
}

export interface PanelReading {
  readonly strategies: readonly PanelStrategy[];
  readonly patients: number;
}

export type PanelStrategy = 'general-practitioner' | 'care-team';

export interface PastReading {
  readonly days: number;
  readonly encounters: number;
}

/** One version of a pack, and no other. */
export interface PackVersion {
  readonly id: string;
  readonly version: string;
}

export interface PackPin extends PackVersion {
  /** The version before, kept beside it for when it does not arrive whole; null where there is none. */
  readonly before: string | null;
}

/** The folder of a version of a pack, under the tenant's path. */
export function packPath({ id, version }: PackVersion): string {
  return `packs/${id}/${version}/`;
}

/** Every version that a tenant's packs name, those before among them. */
export function packVersions(packs: readonly PackPin[]): readonly PackVersion[] {
  return packs.flatMap(({ id, version, before }) =>
    [version, ...(before === null ? [] : [before])].map((each) => ({ id, version: each })),
  );
}

/** Parses one entry of the tenant registry, closed world: an unknown or missing member refuses it. */
export function parseTenant(candidate: unknown): Tenant | undefined {
  return isTenant(candidate) ? candidate : undefined;
}

const isVersion = isMatch(/^20\d\d\.(0[1-9]|1[0-2])\.(0|[1-9]\d{0,3})$/);

const isPinList = isListOf(
  isShape<PackPin>({
    id: isMatch(/^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/),
    version: isVersion,
    before: isNullOr(isVersion),
  }),
  4,
);

const isTenant = isShape<Tenant>({
  id: isMatch(/^[a-z][a-z0-9-]{0,40}$/),
  name: isMatch(/^[^<>\p{C}\p{Zl}\p{Zp}]{1,80}$/u),
  vendor: isOneOf(...TENANT_VENDORS),
  issuer: isUrl,
  authorizationOrigin: isOrigin,
  tokenEndpoint: isUrl,
  idTokenIssuer: isUrl,
  clientId: isMatch(/^[\w.:/-]{1,200}$/),
  scopes: isSetOf(
    isListOf(isMatch(/^(launch|openid|fhirUser|user\/[A-Z][A-Za-z]{1,40}\.(rs|r|s|read))$/), 40),
  ),
  timeZone: isMatch(/^[A-Za-z_+-]+(\/[A-Za-z0-9_+-]+){0,2}$/),
  schedule: isSetOf(isListOf(isStrategyName, STRATEGY_NAMES.length)),
  lists: isListOf(isMatch(/^[\w.:/-]{1,120}\|[\w.-]{1,60}$/), 8),
  whose: isFilled(
    isListOf(
      isShape<Whose>({
        rule: isWhoseRule,
        practitioners: isSetOf(isListOf(isPractitionerRule, 40)),
      }),
      4,
    ),
  ),
  search: isOneOf('get', 'post'),
  limits: isShape<TenantLimits>({
    concurrency: isWhole(1, 16),
    batchSize: isWhole(1, 100),
    pages: isWhole(1, 200),
    visits: isWhole(1, 400),
    perMinute: isNullOr(
      isShape<MinuteBudget>({
        requests: isWhole(1, 100_000),
        counts: isOneOf('all', 'fhir'),
        aligned: isBoolean,
      }),
    ),
  }),
  panel: isNullOr(
    isShape<PanelReading>({
      strategies: isSetOf(isListOf(isOneOf('general-practitioner', 'care-team'), 2)),
      patients: isWhole(1, 500),
    }),
  ),
  past: isNullOr(isShape<PastReading>({ days: isWhole(1, 400), encounters: isWhole(1, 2000) })),
  frameAncestors: isListOf(isOrigin, 10),
  reviewedCardsOnly: isBoolean,
  packs: isPins,
  contact: isNullOr(isMailAddress),
  idleMinutes: isWhole(1, 60),
});

/** At least one, each pack once, and no version before itself. */
function isPins(value: unknown): value is readonly PackPin[] {
  return (
    isPinList(value) &&
    value.length > 0 &&
    new Set(value.map(({ id }) => id)).size === value.length &&
    value.every(({ version, before }) => before !== version)
  );
}

/** A plain address, of what every mail program reads in one way. */
function isMailAddress(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^(?=.{3,254}$)[A-Za-z0-9_-]+([.+][A-Za-z0-9_-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)
  );
}

/** At least one rule. */
function isFilled(
  isList: (value: unknown) => value is readonly Whose[],
): (value: unknown) => value is readonly Whose[] {
  return (value): value is readonly Whose[] => isList(value) && value.length > 0;
}

/** An absolute address of origin and path alone: https, or http on this machine. */
function isUrl(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^(https:\/\/[a-z0-9.-]+|http:\/\/localhost)(:([1-9]\d{0,3}|[1-5]\d{4}))?(\/([\w~-][\w.~-]*\/)*([\w~-][\w.~-]*)?)?$/.test(
      value,
    )
  );
}

function isOrigin(value: unknown): value is string {
  return isUrl(value) && /^https?:\/\/[^/]+$/.test(value);
}
