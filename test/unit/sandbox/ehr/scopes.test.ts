import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admits, grantableScopes } from '#sandbox/ehr/scopes.ts';

const TYPES = ['Condition', 'Observation', 'Patient'];
const allowance = fc.subarray([
  'user/Condition.rs',
  'user/Condition.r',
  'user/Observation.read',
  'user/Patient.s',
  'user/*.r',
  'user/Patient.cruds',
  'patient/*.rs',
  'system/*.rs',
  'openid',
]);

describe('scopes an app may be granted', () => {
  it('never reach beyond what the app was allowed', () => {
    fc.assert(
      fc.property(allowance, (allowed) => {
        for (const scope of grantableScopes(allowed, TYPES)) {
          for (const type of TYPES) {
            for (const reading of ['read', 'search'] as const) {
              if (admits([scope], type, reading)) expect(admits(allowed, type, reading)).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('include every way of writing one that was allowed', () => {
    expect(grantableScopes(['user/Condition.rs'], TYPES).toSorted()).toEqual([
      'user/Condition.r',
      'user/Condition.read',
      'user/Condition.rs',
      'user/Condition.s',
    ]);
  });

  it.each([
    'user/Condition.write',
    'user/Condition.c',
    'patient/Condition.rs',
    'user/Conditions.rs',
  ])('let nothing be read by %s', (scope) => {
    expect(admits([scope], 'Condition', 'read')).toBe(false);
    expect(admits([scope], 'Condition', 'search')).toBe(false);
  });
});
