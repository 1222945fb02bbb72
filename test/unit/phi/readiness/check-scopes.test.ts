import { expect, it } from 'vitest';
import { checkScopes } from '#phi/readiness/check-scopes.ts';

const ASKED = ['launch', 'openid', 'fhirUser', 'user/Appointment.rs', 'user/Condition.rs'];

function endFor(granted: readonly string[] | null, subject: string, asked = ASKED) {
  return checkScopes(asked, granted).find((row) => row.subject === subject)?.end;
}

it.each([
  ['as asked', ['user/Appointment.rs', 'user/Condition.rs'], 'granted'],
  ['by a wildcard', ['user/*.rs'], 'granted'],
  ['with writing beside it', ['user/Appointment.cruds'], 'granted'],
  ['in the older grammar', ['user/Appointment.read'], 'other-version'],
  ['for reading by id alone', ['user/Appointment.r'], 'no-search'],
  ['with a condition', ['user/Appointment.rs?status=booked'], 'narrower'],
  ['of one patient', ['patient/Appointment.rs', 'user/Condition.rs'], 'dropped'],
  ['not at all', ['user/Condition.rs'], 'dropped'],
  ['not at all, nor anything else', ['openid'], 'dropped'],
  [
    'not at all, where everything granted is in the older grammar',
    ['user/Condition.read'],
    'dropped-v2',
  ],
])('a scope that is granted %s', (_, granted, end) => {
  expect(endFor(granted, 'Appointment')).toBe(end);
});

it('a scope asked for in the older grammar alone, where all that is granted is in the newer, is dropped for its grammar', () => {
  const asked = ['user/Appointment.read', 'user/Condition.rs'];
  expect(endFor(['user/Condition.rs'], 'Appointment', asked)).toBe('dropped-v1');
  expect(endFor(['user/Condition.rs'], 'Condition', asked)).toBe('granted');
});

it('a type asked for in both grammars is granted in either', () => {
  const asked = ['user/Appointment.read', 'user/Appointment.rs'];
  expect(endFor(['user/Appointment.read'], 'Appointment', asked)).toBe('granted');
});

it('an answer that does not say what was granted means what was asked for', () => {
  expect(checkScopes(ASKED, null).map(({ end }) => end)).toStrictEqual([
    'granted',
    'granted',
    'none-extra',
  ]);
});

it.each([
  ['another type', 'user/DocumentReference.rs'],
  ['writing', 'user/Condition.cruds'],
  ['writing, in the older grammar', 'user/Condition.*'],
  ['a patient’s own', 'patient/Condition.rs'],
  ['a system’s', 'system/Condition.rs'],
  ['a stay beyond the session', 'offline_access'],
])('%s is more than was asked for', (_, scope) => {
  const extra = checkScopes(ASKED, [...ASKED, scope]).find(({ check }) => check === 'scopes-extra');
  expect(extra).toMatchObject({ end: 'extra', count: 1 });
});

it.each(['user/Condition.read', 'user/Condition.r', 'openid', 'profile'])(
  '%s is no more than was asked for',
  (scope) => {
    const rows = checkScopes(ASKED, [...ASKED, scope]);
    expect(rows.at(-1)?.end).toBe('none-extra');
  },
);
