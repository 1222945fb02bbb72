import { STRATEGY_NEEDS, type StrategyName } from '#boundary/schedule-strategy.ts';

/** True where one of the granted scopes lets a signed-in user search for this type: v1 `.read`, v2 letters, or wildcards. */
export function mayRead(granted: readonly string[], type: string): boolean {
  return granted.some((scope) => {
    const [, subject, rights] = USER_SCOPE.exec(scope) ?? [];
    return (subject === '*' || subject === type) && rights !== undefined && READS.test(rights);
  });
}

/** True where a type was asked for and is not among what was granted: some EHRs drop a scope without a word. */
export function isDropped(
  type: string,
  { asked, granted }: { readonly asked: readonly string[]; readonly granted: readonly string[] },
): boolean {
  return mayRead(asked, type) && !mayRead(granted, type);
}

/** True where one of the strategies that read anything has every type it needs; also where none of them reads. */
export function mayReadSchedule(
  granted: readonly string[],
  strategies: readonly StrategyName[],
): boolean {
  const needs = strategies.map((name) => STRATEGY_NEEDS[name]).filter(({ length }) => length > 0);
  return needs.length === 0 || needs.some((types) => types.every((type) => mayRead(granted, type)));
}

/** SMART App Launch 2.2, Scopes: `user/Appointment.rs?status=booked`; the 1.0 grammar has `.read` and `.*`. */
const USER_SCOPE = /^user\/(\*|[A-Za-z]+)\.([a-z]+|\*)(?:\?.*)?$/;

/** v2 letters come in the order c, r, u, d, s; either reading or searching counts, the server has the last word. */
const READS = /^(?:read|\*|c?ru?d?s?|c?u?d?s)$/;
