import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isProblemCode } from '#boundary/problem.ts';
import { epicMeaningOf } from '#phi/fhir/epic-codes.ts';
import { missingByOutcome } from '#phi/fhir/outcomes.ts';

const SYSTEM = 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369';
const issueOf = (codes: readonly string[], parts = {}) => ({
  severity: 'warning',
  code: 'processing',
  diagnostics: 'canary',
  details: {
    text: 'canary',
    coding: codes.map((code) => ({ system: SYSTEM, code, display: 'canary' })),
  },
  ...parts,
});
const outcome = (...issue: readonly object[]) => ({ resourceType: 'OperationOutcome', issue });
const beside = (...issue: readonly object[]) => ({
  resourceType: 'Bundle',
  entry: [{ resource: outcome(...issue), search: { mode: 'outcome' } }],
});

it.each([
  ['no data', ['4101'], undefined],
  ['an unknown parameter, passed over', ['4122'], undefined],
  ['a parameter that was ignored', ['59100'], undefined],
  ['an ignored category', ['59101'], undefined],
  ['an ignored value', ['59109'], undefined],
  ['partial results', ['4119'], 'cut-short'],
  ['more than a hundred results', ['4127', '59133'], 'cut-short'],
  ['kinds the app is not registered for', ['59204'], 'not-permitted'],
  ['break-the-glass', ['4130'], 'not-permitted'],
  ['a code that is in no table', ['123456'], undefined],
])('%s beside matches', (_, codes, expected) => {
  expect(missingByOutcome(beside(issueOf(codes)))).toBe(expected);
});

it('what is missing is told, whatever else was only passed over', () => {
  expect(missingByOutcome(beside(issueOf(['4122']), issueOf(['4119'])))).toBe('cut-short');
});

it('FHIR’s own word for it does not make an ignored parameter a gap', () => {
  const ignored = issueOf(['59101'], { code: 'suppressed', severity: 'error' });
  expect(missingByOutcome(beside(ignored))).toBeUndefined();
});

it('the same number in another system means nothing', () => {
  const coding = [{ system: 'https://other.example', code: '4130' }];
  expect(epicMeaningOf(outcome({ details: { coding } }))).toBeUndefined();
});

it('of any refusal nothing comes but a word of the closed list', () => {
  const anyCode = fc.constantFrom('4101', '4130', '59133', '4122', 'canary');
  const anyIssue = fc.oneof(
    fc.jsonValue(),
    fc.array(anyCode, { maxLength: 3 }).map((codes) => issueOf(codes)),
  );
  const property = fc.property(fc.array(anyIssue, { maxLength: 3 }), (issue) => {
    const meaning = epicMeaningOf({ resourceType: 'OperationOutcome', issue });
    expect(
      meaning === undefined ||
        meaning === 'no-match' ||
        meaning === 'stands' ||
        isProblemCode(meaning),
    ).toBe(true);
  });
  fc.assert(property);
});
