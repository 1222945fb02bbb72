import { isObject } from '#boundary/guards.ts';
import type { CheckEnd, CheckName } from '#boundary/readiness-checks.ts';
import type { Subject } from '#boundary/readiness-subjects.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { all } from '#sandbox/ehr/meddles.ts';
import type { ServerRules } from '#sandbox/ehr/server-rules.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { bundled, type Json, when } from './faults.ts';
import type { World } from './readiness-server.ts';
import type { Place } from './readiness-world.ts';

/** Something that somebody set up wrongly, and the row that must say so. */
export interface Misconfiguration {
  readonly name: string;
  /** At whose EHR. */
  readonly vendor: VendorId;
  /** From where it is looked for. */
  readonly place: Place;
  readonly seed: (world: World) => World;
  readonly finds: { readonly check: CheckName; readonly end: CheckEnd; readonly subject?: Subject };
  /** What its fix must name. */
  readonly fixNames: RegExp;
}

/** Another entry of the tenant. */
export function entry(changes: Partial<Tenant>) {
  return (world: World): World => ({ ...world, entry: { ...world.entry, ...changes } });
}

/** Other limits in the entry. */
export function limits(changes: Partial<Tenant['limits']>) {
  return (world: World): World => entry({ limits: { ...world.entry.limits, ...changes } })(world);
}

/** A wrong answer of the EHR's. */
export function meddled(meddle: Meddle) {
  return (world: World): World => ({ ...world, meddle: all(meddle, world.meddle) });
}

/** Another answer of the token endpoint. */
export function granted(changes: Json) {
  return (world: World): World => ({ ...world, grant: (said) => ({ ...said, ...changes }) });
}

/** A grant without these scopes. */
export function dropped(isDropped: (scope: string) => boolean) {
  return (world: World): World => ({
    ...world,
    grant: (said) => ({
      ...said,
      scope: String(said['scope'])
        .split(' ')
        .filter((scope) => !isDropped(scope))
        .join(' '),
    }),
  });
}

/** An ID token with other claims; undefined drops one. */
export function claimed(changes: (said: Json) => Json) {
  return (world: World): World => ({
    ...world,
    claims: (said) => ({ ...said, ...changes(said) }),
  });
}

/** Another discovery document; undefined drops a member. */
export function discovered(changes: Json) {
  return (world: World): World => ({ ...world, discovery: (said) => ({ ...said, ...changes }) });
}

/** Another `/metadata`, as text. */
export function stated(change: (text: string) => string) {
  return (world: World): World => ({ ...world, statement: (said) => change(JSON.stringify(said)) });
}

/** Other rules of the server. */
export function ruled(change: (rules: ServerRules) => Partial<ServerRules>) {
  return (world: World): World => ({
    ...world,
    rules: { ...world.rules, ...change(world.rules) },
  });
}

/** Other links in every page of appointments. */
export function links(change: (links: readonly Json[]) => readonly Json[]) {
  return meddled(
    when(
      { type: 'Appointment' },
      bundled(({ link, ...rest }) => ({
        ...rest,
        link: change(Array.isArray(link) ? link.filter((each: unknown) => isObject(each)) : []),
      })),
    ),
  );
}
