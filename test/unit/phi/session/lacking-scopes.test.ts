import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRANT_LACKS } from '#boundary/grant-policy.ts';
import { lackingScopes } from '#phi/session/granted-scopes.ts';

const OBSERVATION = 'user/Observation.rs';
const LABORATORY =
  'user/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory';
const CONDITION =
  'user/Condition.rs?category=http://terminology.hl7.org/CodeSystem/condition-category';

function lackOf(granted: readonly string[], asked = OBSERVATION): string {
  const lacking = lackingScopes({ asked: ['openid', asked], granted: ['openid', ...granted] });
  expect(lacking.length).toBeLessThanOrEqual(1);
  return lacking[0]?.lack ?? 'none';
}

describe('what was granted of laboratory results, asked for as user/Observation.rs', () => {
  it.each([
    ['as asked', ['user/Observation.rs']],
    ['SMART 1 for SMART 2', ['user/Observation.read']],
    ['more than asked', ['user/Observation.cruds']],
    ['a wildcard of types', ['user/*.rs']],
    ['a wildcard of SMART 1', ['user/*.*']],
    ['read and search apart', ['user/Observation.r', 'user/Observation.s']],
    ['the search alone, which is all that is made', ['user/Observation.s']],
    ['the category that is looked at', [LABORATORY]],
    [
      'the same as a browser writes it',
      [LABORATORY.replace('|', '%7C').replaceAll('/', '%2F').replace('user%2F', 'user/')],
    ],
    ['that category with another', [LABORATORY, 'user/Observation.rs?category=vital-signs']],
    ['a part, and the whole beside it', [LABORATORY, 'user/*.read']],
  ])('%s: nothing is lacking', (_, granted) => {
    expect(lackOf(granted)).toBe('none');
  });

  it.each([
    ['nothing', [], 'dropped'],
    ['another type', ['user/Condition.rs'], 'dropped'],
    ['writing alone', ['user/Observation.cud'], 'dropped'],
    ['a service’s own', ['system/Observation.rs'], 'dropped'],
    ['one patient’s', ['patient/Observation.rs'], 'one-patient'],
    ['one patient’s, by a wildcard', ['patient/*.read'], 'one-patient'],
    ['reading without searching', ['user/Observation.r'], 'not-searchable'],
    [
      'the same beside one patient’s search',
      ['user/Observation.r', 'patient/*.rs'],
      'not-searchable',
    ],
    ['another category', ['user/Observation.rs?category=vital-signs'], 'narrowed'],
    ['a category and more', [`${LABORATORY}&status=final`], 'narrowed'],
    ['a code', ['user/Observation.rs?code=4548-4'], 'narrowed'],
    ['what cannot be decoded', ['user/Observation.rs?category=%E0%A4%A'], 'narrowed'],
  ] as const)('%s: %3$s', (_, granted, lack) => {
    expect(lackOf(granted)).toBe(lack);
  });
});

it('both categories of conditions that are looked at are whole together, and one is a part', () => {
  const both = [`${CONDITION}|problem-list-item`, `${CONDITION}|encounter-diagnosis`];
  expect(lackOf(both, 'user/Condition.rs')).toBe('none');
  expect(lackOf(both.slice(0, 1), 'user/Condition.rs')).toBe('narrowed');
});

it('a scope is told as the tenant writes it, and one that was never asked for is not told', () => {
  const asked = ['user/Appointment.read', 'user/List.rs', 'user/Practitioner.rs'];
  expect(lackingScopes({ asked, granted: [] })).toEqual([
    { subject: 'Appointment', lack: 'dropped', asked: 'read' },
    { subject: 'List', lack: 'dropped', asked: 'rs' },
  ]);
});

it('where reading alone was asked for, reading is enough', () => {
  expect(lackOf(['user/PractitionerRole.r'], 'user/PractitionerRole.r')).toBe('none');
});

const scopes = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...[OBSERVATION, LABORATORY],
      'patient/*.rs',
      'user/*.r',
      'user/Observation.s?x=1',
    ),
    fc.string(),
  ),
  { maxLength: 6 },
);

it('no order of scopes matters, and none more makes the lack greater', () => {
  fc.assert(
    fc.property(scopes, fc.string(), (granted, more) => {
      const lack = lackOf(granted);
      expect(lackOf(granted.toReversed())).toBe(lack);
      const ranked = [...GRANT_LACKS, 'none'];
      expect(ranked.indexOf(lackOf([...granted, more]))).toBeGreaterThanOrEqual(
        ranked.indexOf(lack),
      );
    }),
  );
});
