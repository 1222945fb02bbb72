import {
  type CheckEnd,
  type CheckName,
  type ENDS_OF,
  type VERDICT_OF,
} from '#boundary/readiness-checks.ts';
import type { Subject } from '#boundary/readiness-subjects.ts';
import type { Tenant, TenantVendor } from '#boundary/tenant.ts';
import { apiName, settingName } from './vendor-settings.ts';

/** What a sentence of the tables is about. */
export interface About {
  readonly tenant: Tenant;
  readonly subject: Subject | null;
  readonly count: number | null;
}

/** A sentence, or what makes one of the row it is about. */
export type Words = string | ((about: About) => string);

interface Told {
  /** What came. */
  readonly found: Words;
  /** What it means for the reader, where that is not what the check says of all its ends. */
  readonly means?: Words;
}

/** What is told of one end of a check; whoever is told of trouble is told its mending. */
type EndText<End extends CheckEnd> = (typeof VERDICT_OF)[End] extends 'warn' | 'fail'
  ? Told & { readonly fix: Words }
  : Told;

/** Every end of a check: one without words does not compile. */
export type EndTexts<Check extends CheckName> = {
  readonly [End in (typeof ENDS_OF)[Check][number]]: EndText<End>;
};

/** The sentence of this row. */
export function said(words: Words, about: About): string {
  return typeof words === 'string' ? words : words(about);
}

/** What readers call the vendor. */
export const VENDOR_TEXT: Readonly<Record<TenantVendor, string>> = {
  epic: 'Epic',
  oracle: 'Oracle Health',
  meditech: 'MEDITECH',
  athena: 'athenahealth',
  ecw: 'eClinicalWorks',
  veradigm: 'Veradigm',
  medplum: 'Medplum',
  openemr: 'OpenEMR',
  generic: 'the EHR',
};

/** The type of resource that a row is about: of a search, what stands before its parameter. */
export function typeOf({ subject }: About): string {
  return subject?.split('?')[0] ?? 'this type';
}

/** The parameter that a row is about. */
export function parameterOf({ subject }: About): string {
  return subject?.split('?')[1] ?? 'this parameter';
}

/** The scope of a type as this tenant asks for it; where it does not, as its vendor would grant it. */
export function scopeOf({ tenant }: Pick<About, 'tenant'>, type: string): string {
  const asked = tenant.scopes.find((scope) => scope.startsWith(`user/${type}.`));
  const isOlder = tenant.vendor === 'meditech' && type === 'Appointment';
  return asked ?? `user/${type}.${isOlder ? 'read' : 'rs'}`;
}

/** How the right to search or read a type is given, by the vendor's own names where they are public. */
export function grantWords(
  about: About,
  type: string,
  interaction: 'search' | 'read' = 'search',
): string {
  const { vendor } = about.tenant;
  const api = apiName(vendor, type, interaction);
  const scope = scopeOf(about, type);
  return api === null
    ? `grant ${scope} to this client, ${whereRegistered(vendor, 'the scopes')}`
    : `grant ${scope} to this client: add ${api}, ${whereRegistered(vendor, 'the APIs')}`;
}

/** Where the app is registered with this vendor. */
function whereRegistered(vendor: TenantVendor, usual: string): string {
  const portal = settingName(vendor, 'portal');
  const apis = settingName(vendor, 'apis');
  const place = portal === null ? 'where the app is registered' : `in “${portal}”`;
  return `${place}, under ${apis === null ? usual : `“${apis}”`}`;
}

/** A number of things, by what one of them and several are called. */
export function countWords(count: number | null, one: string, several = `${one}s`): string {
  if (count === null) return `several ${several}`;
  return `${String(count)} ${count === 1 ? one : several}`;
}

/** The tenant's entry in the registry; a place of the repository, not of a host. */
export const ENTRY = 'the tenant’s entry (launch/tenants)';

/** Where the next row up is the one to mend. */
export const NOT_ASKED = {
  found: 'Not asked: something before it did not work.',
  means: 'Mend what failed, then look again.',
} as const;

/** What takes a token. */
export const NO_TOKEN = {
  found: 'Not tried: it takes an access token.',
  means:
    'Launch readiness.html from the EHR, or give the console a token in FOREWORD_TOKEN or by --token-from-stdin.',
} as const;

/** What only the answer of the token endpoint says. */
export const NO_GRANT = {
  found: 'Not seen: only the answer of the token endpoint says it, and a token alone was given.',
  means: 'Launch readiness.html from the EHR to have it looked at.',
} as const;

/** What takes a clinician. */
export const NO_CLINICIAN = {
  found: 'Not tried: no Practitioner stands behind who signed in.',
  means: 'Mend the rows under Sign-in, then look again.',
} as const;

/** The token ran out on the way. */
export const SESSION_OVER = {
  found: 'Not tried to the end: the access token ran out.',
  means: 'Launch again, or with a fresh token; a longer token life may be needed, see Token life.',
  fix: 'Look again with a fresh launch or token. If it stays so, raise the life of access tokens for this client to an hour.',
} as const;

export const BUSY = {
  found: 'Answered that it was busy (429 or 503).',
  fix: 'Look again in a few minutes. If it stays so, ask who runs the FHIR server which limit this client has.',
} as const;
