import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as policies from '#boundary/field-policy.ts';
import { isWhole } from '#boundary/guards.ts';
import * as ledgerPolicies from '#boundary/ledger-policy.ts';
import { admitMessage } from '#boundary/messages.ts';
import { admit, type Field, field, recordPolicy } from '#boundary/record-policy.ts';
import * as schedulePolicies from '#boundary/schedule-policy.ts';
import { ALL_TOPICS, generalised, isTopicId } from '#boundary/topic.ts';

class Ward {
  readonly beds = 3;
}

const BED = recordPolicy({ beds: field('moment', 'how many', isWhole(0, 9)) });

describe('a record policy', () => {
  it('lets through what it names, and returns the same object', () => {
    const candidate = { beds: 3 };
    expect(admit(BED, candidate)).toBe(candidate);
  });

  it.each([
    ['an unknown field', { beds: 3, mrn: 'x' }],
    ['an unknown symbol', { beds: 3, [Symbol('mrn')]: 'x' }],
    ['a missing field', {}],
    ['a value outside its vocabulary', { beds: 10 }],
    ['a number as text', { beds: '3' }],
    ['a field inherited, not owned', Object.create({ beds: 3 })],
    ['an instance of a class', new Ward()],
    [
      'a getter that can answer twice',
      Object.defineProperty({}, 'beds', { get: () => 3, enumerable: true }),
    ],
    [
      'a hidden field',
      Object.defineProperty({ beds: 3 }, 'mrn', { value: 'x', enumerable: false }),
    ],
    ['a list', [3]],
    ['nothing', null],
    ['a word', 'beds'],
  ])('refuses the whole record for %s', (_, candidate) => {
    expect(admit(BED, candidate)).toBeUndefined();
  });

  it('refuses a name that every object has', () => {
    const candidate: unknown = JSON.parse('{"beds":1,"__proto__":{"mrn":"x"}}');
    expect(admit(BED, candidate)).toBeUndefined();
  });
});

describe('the field policy', () => {
  const tables = Object.entries({
    ...policies,
    ...schedulePolicies,
    ...ledgerPolicies,
  }).flatMap(([name, policy]) =>
    typeof policy === 'object'
      ? Object.entries<Field<unknown>>(policy.fields).map((row) => [name, ...row] as const)
      : [],
  );

  it.each(tables)('%s.%s says why it exists and how long it lives', (_, __, { why, lifetime }) => {
    expect(why).toMatch(/^[A-Z].{9,}\.$/);
    expect(['moment', 'device', 'shared']).toContain(lifetime);
  });

  it('lets nothing live longer than a moment but the learner’s own record and the counts of the ledger', () => {
    const longer = tables
      .filter(([, , { lifetime }]) => lifetime !== 'moment')
      .map(([name]) => name);
    expect(new Set(longer)).toEqual(
      new Set(['LEARNING_ENTRY', 'LEARNING_RECORD', 'EGRESS_ENTRY', 'EGRESS_FILE']),
    );
  });
});

describe('what is said of the ways to a schedule', () => {
  const tried = { strategy: 'patient-lists', end: 'unproven' };

  it.each([
    ['a way that is not ours', { ...tried, strategy: 'Dr Smith’s list' }],
    ['a server’s words', { ...tried, end: 'Access denied for Smith' }],
    ['a count', { ...tried, visits: 3 }],
  ])('lets %s not through', (_, candidate) => {
    expect(admit(schedulePolicies.TRIED, tried)).toBe(tried);
    expect(admit(schedulePolicies.TRIED, candidate)).toBeUndefined();
  });
});

describe('door 1', () => {
  it('lets no arbitrary value through, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(admitMessage(value)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('admits no text at all but codes of closed sets', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!isTopicId(text));
        expect(admitMessage(aSignalsMessage({ topic: text }))).toBeUndefined();
        expect(admitMessage({ ...aSignalsMessage({}), weekday: `${text}day ` })).toBeUndefined();
      }),
    );
  });

  it('counts a sensitive topic never', () => {
    const sensitive = ALL_TOPICS.find((topic) => topic.sensitive)?.id;
    expect(sensitive).toBeDefined();
    expect(admitMessage(aSignalsMessage({ topic: sensitive }))).toBeDefined();
    expect(admitMessage(aSignalsMessage({ topic: sensitive, visits: 2 }))).toBeUndefined();
    expect(admitMessage(aSignalsMessage({ topic: sensitive, reasonVisits: 1 }))).toBeUndefined();
  });

  it('names rare and sensitive topics in no pattern', () => {
    const plain = ALL_TOPICS.filter(
      ({ rare, sensitive, condition }) => condition && !rare && !sensitive,
    );
    const [a, b] = plain.map(({ id }) => id);
    const withPattern = (topics: readonly unknown[]) =>
      admitMessage({ ...aSignalsMessage({}), patterns: [{ topics, visits: 1 }] });
    expect(withPattern([a, b])).toBeDefined();
    for (const { id } of ALL_TOPICS.filter(({ rare, sensitive }) => rare || sensitive)) {
      expect(withPattern([a, id])).toBeUndefined();
    }
  });

  it('refuses more topics in visits than there are visits', () => {
    expect(admitMessage({ ...aSignalsMessage({ visits: 3 }), readable: 2 })).toBeUndefined();
  });
});

describe('a topic named beside others', () => {
  it.each(ALL_TOPICS.map(({ id, rare, sensitive }) => ({ id, rare, sensitive })))(
    '$id is generalised to something neither rare nor sensitive, or left out',
    ({ id, sensitive }) => {
      const named = generalised(id);
      const topic = ALL_TOPICS.find((candidate) => candidate.id === named);
      if (sensitive) expect(named).toBeUndefined();
      else expect(topic).toMatchObject({ rare: false, sensitive: false });
    },
  );
});

function aSignalsMessage(signal: Readonly<Record<string, unknown>>) {
  const plain = { topic: 'hypertension', visits: 1, reasonVisits: 0, newMedicationVisits: 0 };
  return {
    type: 'signals',
    whole: true,
    horizon: 'session',
    weekday: null,
    basis: { strategy: 'appointments-by-practitioner', whose: ['me'] },
    found: 18,
    readable: 16,
    signals: [{ ...plain, abnormalVisits: 0, comorbidVisits: 0, textVisits: 0, ...signal }],
    patterns: [],
    combinations: [],
    gaps: [],
  };
}
