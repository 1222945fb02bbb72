import { type CheckedType, isCheckedType } from '#boundary/readiness-subjects.ts';
import { lackingScopes, mayRead } from '#phi/session/granted-scopes.ts';
import { type EndOf, type Row, row } from './row.ts';

/** Compares what was asked for with what was granted, type by type, and counts what was granted beyond it. */
export function checkScopes(
  asked: readonly string[],
  given: readonly string[] | null,
): readonly Row[] {
  const granted = given ?? asked; // an answer that does not say means: as asked (RFC 6749, section 5.1)
  const lacks = new Map<string, EndOf<'scopes-granted'>>(
    lackingScopes({ asked, granted }).map(({ subject, lack }) => [subject, END_FOR[lack]]),
  );
  const types = [...new Set(asked.map(typeOf))].filter(isCheckedType);
  const extra = granted.filter((scope) => isExtra(scope, asked));
  return [
    ...types.map((subject) => {
      const lack = lacks.get(subject) ?? (mayRead(granted, subject) ? 'granted' : 'dropped');
      return row('scopes-granted', judge(lack, { subject, asked, granted }), { subject });
    }),
    extra.length === 0
      ? row('scopes-extra', 'none-extra')
      : row('scopes-extra', 'extra', { count: extra.length }),
  ];
}

const END_FOR = {
  dropped: 'dropped',
  'one-patient': 'dropped', // of one patient, and no clinic is of one
  'not-searchable': 'no-search',
  narrowed: 'narrower',
} as const satisfies Readonly<
  Record<ReturnType<typeof lackingScopes>[number]['lack'], EndOf<'scopes-granted'>>
>;

/** `Appointment` of `user/Appointment.rs`; empty for any other scope. */
function typeOf(scope: string): string {
  return /^user\/(\*|[A-Za-z]+)\./.exec(scope)?.[1] ?? '';
}

interface Compared {
  readonly subject: CheckedType;
  readonly asked: readonly string[];
  readonly granted: readonly string[];
}

/** Where the grammar of scopes is why, or is other than what was asked in, that is said. */
function judge(
  end: EndOf<'scopes-granted'>,
  { subject, asked, granted }: Compared,
): EndOf<'scopes-granted'> {
  const wanted = versionsOf(asked.filter((scope) => typeOf(scope) === subject));
  if (end === 'granted') {
    const about = granted.filter((scope) => ['*', subject].includes(typeOf(scope)));
    return [...versionsOf(about)].some((version) => wanted.has(version)) ? end : 'other-version';
  }
  if (end !== 'dropped') return end;
  const [version, another] = versionsOf(granted);
  if (version === undefined || another !== undefined || wanted.has(version)) return end;
  return version === 2 ? 'dropped-v1' : 'dropped-v2';
}

/** The grammars that scopes of a user are written in: `.read` and `.*` are of SMART v1. */
function versionsOf(scopes: readonly string[]): ReadonlySet<1 | 2> {
  const users = scopes.filter((scope) => typeOf(scope) !== '');
  return new Set(users.map((scope) => (/\.(read|write|\*)$/.test(scope) ? 1 : 2)));
}

/** More types, other rights than reading, other contexts, or a stay beyond the session. */
function isExtra(scope: string, asked: readonly string[]): boolean {
  if (/^(patient|system)\//.test(scope)) return true;
  if (scope === 'offline_access' || scope === 'online_access') return true;
  const type = typeOf(scope);
  if (type === '') return false;
  return WRITES.test(scope) || !asked.some((each) => typeOf(each) === type);
}

const WRITES = /\.(write|\*|(?!read)[a-z]*[cud][a-z]*)(\?|$)/;
