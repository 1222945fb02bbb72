import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMBINATION, LEARNING_ENTRY } from '#boundary/field-policy.ts';
import { admitMessage, parseRulesMessage } from '#boundary/messages.ts';
import { admit } from '#boundary/record-policy.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';

const HTN = 'topic:hypertension';
const CKD = 'topic:chronic-kidney-disease';
const STATIN = 'drug-class:statin';

describe('the rules that the page gives the worker', () => {
  const rule = { id: 'htn-ckd', allOf: [HTN, CKD], anyOf: [], noneOf: [] };
  const message = { type: 'rules', rules: [rule], notFromText: ['asthma'] };

  it('are taken as they are, and may be none', () => {
    expect(parseRulesMessage(message)).toBe(message);
    expect(parseRulesMessage({ ...message, rules: [], notFromText: [] })).toBeDefined();
  });

  it.each<[string, object]>([
    ['a member nobody declared', { ...message, then: 'x' }],
    ['a missing member', { type: 'rules', rules: [] }],
    ['another kind of message', { ...message, type: 'start' }],
    ['a veto outside the code system', { ...message, notFromText: ['lycanthropy'] }],
    ['a rule there twice', { ...message, rules: [rule, rule] }],
    ['words beside a rule', { ...message, rules: [{ ...rule, title: 'x' }] }],
    ['a rule without a name', { ...message, rules: [{ ...rule, id: '' }] }],
    ['a rule of one thing', { ...message, rules: [{ ...rule, allOf: [HTN] }] }],
    [
      'a rule on a sensitive topic',
      { ...message, rules: [{ ...rule, allOf: [HTN, 'topic:sti'] }] },
    ],
    [
      'a rule on a rare topic',
      { ...message, rules: [{ ...rule, allOf: [HTN, 'topic:pancreatitis'] }] },
    ],
    [
      'a rule on a result',
      { ...message, rules: [{ ...rule, allOf: [HTN, 'finding:low-ferritin'] }] },
    ],
    ['a rule on a drug not taken', { ...message, rules: [{ ...rule, noneOf: [STATIN] }] }],
    ['the same thing twice', { ...message, rules: [{ ...rule, allOf: [HTN, HTN, CKD] }] }],
    [
      'thirteen things',
      {
        ...message,
        rules: [{ ...rule, anyOf: ALL_TOPICS.slice(0, 13).map(({ id }) => `topic:${id}`) }],
      },
    ],
    [
      '2,001 rules',
      {
        ...message,
        rules: Array.from({ length: 2001 }, (_, at) => ({ ...rule, id: `rule-${String(at)}` })),
      },
    ],
  ])('are refused whole for %s', (_, candidate) => {
    expect(parseRulesMessage(candidate)).toBeUndefined();
  });

  it('are refused without a throw whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(parseRulesMessage(value)).toBeUndefined();
      }),
    );
  });
});

describe('door 1 and combinations', () => {
  const fired = { rule: 'htn-ckd', visits: 2, reasonVisits: 1 };
  const known = new Set(['htn-ckd']);
  const messageWith = (...combinations: readonly object[]) => ({
    type: 'signals',
    whole: true,
    horizon: 'session',
    weekday: null,
    basis: { strategy: 'appointments-by-practitioner', whose: ['me'] },
    found: 3,
    readable: 2,
    signals: [],
    patterns: [],
    combinations,
    gaps: [],
  });

  it('lets a rule through that the page had sent', () => {
    const message = messageWith(fired);
    expect(admitMessage(message, known)).toBe(message);
  });

  it('lets none through where nothing is known', () => {
    expect(admitMessage(messageWith(fired))).toBeUndefined();
    expect(admit(COMBINATION, fired)).toBeUndefined();
    expect(admitMessage(messageWith())).toBeDefined();
  });

  it('takes no text that is not the name of a known rule', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{2,8}-[a-z]{2,8}$/)), (text) => {
        fc.pre(!known.has(text));
        expect(admitMessage(messageWith({ ...fired, rule: text }), known)).toBeUndefined();
      }),
    );
  });

  it.each<[string, readonly object[]]>([
    ['more visits than are readable', [{ ...fired, visits: 3 }]],
    ['more booked visits than visits', [{ ...fired, reasonVisits: 3 }]],
    ['no visit', [{ ...fired, visits: 0, reasonVisits: 0 }]],
    ['a rule twice', [fired, fired]],
    ['a member nobody declared', [{ ...fired, patient: 1 }]],
  ])('is shut for %s', (_, combinations) => {
    expect(admitMessage(messageWith(...combinations), known)).toBeUndefined();
  });

  it('counts what only words say among the visits, and of a sensitive topic never', () => {
    const signal = {
      topic: 'asthma',
      visits: 2,
      reasonVisits: 0,
      newMedicationVisits: 0,
      abnormalVisits: 0,
      comorbidVisits: 0,
    };
    const said = (parts: object) =>
      admitMessage({ ...messageWith(), signals: [{ ...signal, ...parts }] });
    expect(said({ textVisits: 2 })).toBeDefined();
    expect(said({ textVisits: 3 })).toBeUndefined();
    expect(said({ topic: 'sti', visits: 1, textVisits: 1 })).toBeUndefined();
    expect(said({ topic: 'sti', visits: 1, textVisits: 0 })).toBeDefined();
  });
});

describe('door 3 and combinations', () => {
  const entry = { item: 'rule:htn-ckd', when: '2026-Q4', mark: 'done', minutes: 4 };

  it('keeps a rule by the quarter', () => {
    expect(admit(LEARNING_ENTRY, entry)).toBe(entry);
  });

  it.each([
    ['a day beside it', { when: '2026-11-22' }],
    ['a name that is no rule’s', { item: 'rule:Mrs. Smith' }],
    ['no name', { item: 'rule:' }],
    ['what was said of the schedule', { item: 'topic:asthma', mark: 'not-this-topic' }],
  ])('is shut for %s', (_, parts) => {
    expect(admit(LEARNING_ENTRY, { ...entry, ...parts })).toBeUndefined();
  });
});
