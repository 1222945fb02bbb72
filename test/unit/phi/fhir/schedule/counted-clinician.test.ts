import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WHOSE_RULES } from '#boundary/schedule-strategy.ts';
import { namesClinician } from '#phi/fhir/read-clinician.ts';
import { countedFor } from '#phi/fhir/schedule/counted-clinician.ts';

const ME = { practitioner: 'me', role: 'my-role' };
const BASE = new URL('https://ehr.example/fhir/');

it.each([
  ['their own', [{ rule: 'me', practitioners: [''] }], ['me'], ['me']],
  [
    'a supervisor’s beside their own, for who is named',
    [
      { rule: 'me', practitioners: [''] },
      { rule: 'supervisor', practitioners: ['me>boss', 'other>chief'] },
    ],
    ['me', 'supervisor'],
    ['me', 'boss'],
  ],
  [
    'nobody’s supervisor, for who is not named',
    [
      { rule: 'me', practitioners: [''] },
      { rule: 'supervisor', practitioners: ['other>chief'] },
    ],
    ['me'],
    ['me'],
  ],
  [
    'several ids of their own',
    [{ rule: 'me', practitioners: ['', 'me>me-too'] }],
    ['me'],
    ['me', 'me-too'],
  ],
  [
    'a shared schedule alone',
    [{ rule: 'shared', practitioners: ['clinic'] }],
    ['shared'],
    ['clinic'],
  ],
  [
    'one id once, whatever names it twice',
    [
      { rule: 'me', practitioners: [''] },
      { rule: 'cross-cover', practitioners: ['me', 'away'] },
    ],
    ['me', 'cross-cover'],
    ['me', 'away'],
  ],
  [
    'their own where no rule names anyone',
    [{ rule: 'supervisor', practitioners: ['x>y'] }],
    ['me'],
    ['me'],
  ],
] as const)('%s', (_, whose, rules, practitioners) => {
  expect(countedFor(whose, ME)).toMatchObject({ rules, practitioners });
});

it('a role counts only where its own clinician does', () => {
  const role = [{ reference: 'PractitionerRole/my-role' }];
  const mine = countedFor([{ rule: 'me', practitioners: [''] }], ME);
  const shared = countedFor([{ rule: 'shared', practitioners: ['clinic'] }], ME);
  expect(namesClinician(role, mine.clinician, BASE)).toBe(true);
  expect(namesClinician(role, shared.clinician, BASE)).toBe(false);
});

it('whatever the rules say, those who are asked for and those who are looked for are the same', () => {
  const id = fc.constantFrom('', 'me', 'boss', 'me>boss', 'other>chief', 'clinic');
  const rule = fc.record({
    rule: fc.constantFrom(...WHOSE_RULES),
    practitioners: fc.uniqueArray(id, { minLength: 1 }),
  });
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), (whose) => {
      const { practitioners, clinician, rules } = countedFor(whose, ME);
      expect(practitioners.length).toBeGreaterThan(0);
      expect(rules.length).toBeGreaterThan(0);
      expect(practitioners).not.toContain('chief');
      const named = (one: string) => [{ reference: `Practitioner/${one}` }];
      expect(practitioners.every((one) => namesClinician(named(one), clinician, BASE))).toBe(true);
      expect(namesClinician(named('chief'), clinician, BASE)).toBe(false);
    }),
  );
});
