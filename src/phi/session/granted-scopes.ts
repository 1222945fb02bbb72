import {
  ASKED_AS,
  GRANT_SUBJECTS,
  type GrantLack,
  type GrantSubject,
} from '#boundary/grant-policy.ts';
import { isOneOf } from '#boundary/guards.ts';
import { STRATEGY_NEEDS, type StrategyName } from '#boundary/schedule-strategy.ts';

/** True where one of the granted scopes lets a signed-in user search for this type: v1 `.read`, v2 letters, or wildcards. */
export function mayRead(granted: readonly string[], type: string): boolean {
  return granted
    .flatMap(parseScope)
    .some(({ level, subject }) => level === 'user' && isOf(subject, type));
}

/** What was asked for and what was granted, as scopes. */
interface AskedAndGranted {
  readonly asked: readonly string[];
  readonly granted: readonly string[];
}

/** True where a type was asked for and is not among what was granted: some EHRs drop a scope without a word. */
export function isDropped(type: string, { asked, granted }: AskedAndGranted): boolean {
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

/** One type of which less was granted than was asked for, before the door. */
interface LackingScope {
  readonly subject: GrantSubject;
  readonly lack: GrantLack;
  readonly asked: (typeof ASKED_AS)[number];
}

/**
 * Compares what was granted with what was asked for, type by type. v1 for v2 and a wildcard for a name are no loss; nor is a condition that
 * leaves everything this app looks at.
 */
export function lackingScopes({ asked, granted }: AskedAndGranted): readonly LackingScope[] {
  const scopes = granted.flatMap(parseScope);
  return GRANT_SUBJECTS.flatMap((subject) => {
    const letters = lettersAsked(asked, subject);
    if (letters === undefined) return [];
    const lack = lackOf(scopes, { subject, isSearched: letters !== 'r' });
    return lack === undefined ? [] : [{ subject, lack, asked: letters }];
  });
}

interface Scope {
  readonly level: string;
  /** A FHIR type, or a star. */
  readonly subject: string;
  readonly reads: boolean;
  readonly searches: boolean;
  /** The condition behind it; empty where there is none. */
  readonly condition: string;
}

/** SMART App Launch 2.2, Scopes: `user/Appointment.rs?status=booked`; the 1.0 grammar has `.read` and `.*`. One that reads nothing is left out. */
function parseScope(scope: string): readonly Scope[] {
  const [, level = '', subject = '', rights = '', condition = ''] = SCOPE.exec(scope) ?? [];
  if (!READS.test(rights)) return [];
  const isWhole = rights === 'read' || rights === '*';
  const reads = isWhole || rights.includes('r');
  return [{ level, subject, condition, reads, searches: isWhole || rights.includes('s') }];
}

const SCOPE = /^(user|patient)\/(\*|[A-Za-z]+)\.([a-z]+|\*)(?:\?(.*))?$/;

/** v2 letters come in the order c, r, u, d, s; either reading or searching counts, the server has the last word. */
const READS = /^(?:read|\*|c?ru?d?s?|c?u?d?s)$/;

function isOf(subject: string, type: string): boolean {
  return subject === '*' || subject === type;
}

function lettersAsked(asked: readonly string[], subject: GrantSubject) {
  const written = asked.find((scope) => scope.startsWith(`user/${subject}.`)) ?? '';
  const letters = written.slice(written.indexOf('.') + 1);
  return isAskedAs(letters) ? letters : undefined;
}

const isAskedAs = isOneOf(...ASKED_AS);

function lackOf(
  scopes: readonly Scope[],
  { subject, isSearched }: { readonly subject: GrantSubject; readonly isSearched: boolean },
): GrantLack | undefined {
  const about = scopes.filter((scope) => isOf(scope.subject, subject));
  const users = about.filter(({ level }) => level === 'user');
  const useful = isSearched ? users.filter(({ searches }) => searches) : users;
  if (useful.some(({ condition }) => condition === '')) return undefined;
  if (useful.length > 0) return leavesAllUsed(useful, subject) ? undefined : 'narrowed';
  if (users.length > 0) return 'not-searchable';
  return about.length > 0 ? 'one-patient' : 'dropped';
}

/** What of a type is looked at, by category, where that is not all of it. */
const CATEGORIES_USED: Readonly<Partial<Record<GrantSubject, readonly string[]>>> = {
  Condition: ['problem-list-item', 'encounter-diagnosis'],
  Observation: ['laboratory'],
};

/** Conditions of several scopes add up. One that asks for more than a category may leave out anything. */
function leavesAllUsed(scopes: readonly Scope[], subject: GrantSubject): boolean {
  const categories = new Set(
    scopes.flatMap(({ condition }) => CATEGORY.exec(decoded(condition))?.[1]?.split(',') ?? []),
  );
  const granted = new Set([...categories].map((category) => category.split('|').at(-1)));
  const used = CATEGORIES_USED[subject] ?? [];
  return used.length > 0 && used.every((category) => granted.has(category));
}

const CATEGORY = /^category=([^&]+)$/;

/** As it stands where a server wrote what cannot be decoded. */
function decoded(condition: string): string {
  try {
    return decodeURIComponent(condition);
  } catch {
    return condition;
  }
}
