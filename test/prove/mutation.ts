import { type Headers, headersOf, LOCAL_REFUSAL_HEADERS, type ZoneName } from '#zones';
import type { Place } from './attack.ts';
import type { Meddled } from './attack-site.ts';
import { type Part, partsLost } from './header-parts.ts';

/** What has headers: a zone, or `refusal` for what is no file. */
export type Headed = ZoneName | 'refusal';

/** A weaker table of zones, and what must notice. */
export interface Mutation {
  readonly name: string;
  readonly zone: Headed;
  readonly mutated: Meddled;
  /** What else is taken away, in the mutation and in what it is compared with: where another lock holds too, it is opened first. */
  readonly control: Meddled;
  readonly probe: Probe;
  /** Parts of the zone’s headers, given with the control, that the mutation takes away. */
  readonly guards: (headers: Headers) => ReadonlySet<Part>;
}

/** What must be otherwise than with the control. */
export type Probe =
  | { readonly kind: 'leaks'; readonly place: Place; readonly vectors: readonly string[] }
  /** Something meant no longer works. */
  | { readonly kind: 'stops'; readonly place: Place; readonly vectors: readonly string[] }
  | { readonly kind: 'tells-referrer'; readonly place: Place; readonly vectors: readonly string[] }
  | { readonly kind: 'seen'; readonly by: Sight; readonly file: string };

/** What can be seen from outside or from a document that is not hostile: see `sights.ts`. */
export type Sight =
  | 'framed'
  | 'not framed by the EHR'
  | 'embedded'
  | 'opener'
  | 'kept'
  | 'markup'
  | 'other policy'
  | 'other style'
  | 'of the app’s origin'
  | 'run-as-script'
  | 'cache left'
  | 'storage left';

export const CSP = 'Content-Security-Policy';
export const CA = 'Connection-Allowlist';

export type Edit = (headers: Headers) => Headers;

export const without =
  (...names: readonly string[]): Edit =>
  (headers) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

export const rewritten =
  (name: string, from: RegExp | string, to: string): Edit =>
  (headers) => {
    const value = headers[name];
    if (value === undefined) return headers;
    const changed = value.replace(from, to);
    return { ...headers, [name]: changed };
  };

export const both =
  (...edits: readonly Edit[]): Edit =>
  (headers) =>
    edits.reduce((each, edit) => edit(each), headers);

const nothing: Edit = (headers) => headers;

/** A directive with other sources, or gone. */
export const widened = (directive: string, sources: string): Edit =>
  rewritten(CSP, new RegExp(`(^|; )${directive}( [^;]*)?(?=;|$)`), `$1${directive} ${sources}`);
export const dropped = (directive: string): Edit =>
  both(
    rewritten(CSP, new RegExp(`(^|; )${directive}( [^;]*)?(?=;|$)`), ''),
    rewritten(CSP, /^; /, ''),
  );

/** The table with one zone edited. */
function edited(zone: Headed, edit: Edit): Meddled {
  return zone === 'refusal'
    ? { refusalHeaders: edit(LOCAL_REFUSAL_HEADERS) }
    : {
        headersOf: (each, tenant, catalog) =>
          (each === zone ? edit : nothing)(headersOf(each, tenant, catalog)),
      };
}

interface Case {
  readonly zone: Headed;
  readonly what: string;
  readonly edit: Edit;
  readonly probe: Probe;
  /** Opened in both. */
  readonly base?: Edit;
}

export function mutation({ zone, what, edit, probe, base = nothing }: Case): Mutation {
  return {
    name: `${zone}: ${what}`,
    zone,
    mutated: edited(zone, both(base, edit)),
    control: edited(zone, base),
    probe,
    guards: (headers) => partsLost(base(headers), edit(base(headers))),
  };
}

export const leaks = (place: Place, ...vectors: readonly string[]): Probe => ({
  kind: 'leaks',
  place,
  vectors,
});
export const stops = (place: Place, vector: string): Probe => ({
  kind: 'stops',
  place,
  vectors: [vector],
});
export const seen = (by: Sight, file: string): Probe => ({ kind: 'seen', by, file });
