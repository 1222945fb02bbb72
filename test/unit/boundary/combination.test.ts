import { describe, expect, it } from 'vitest';
import {
  barsToSchedule,
  type Conditions,
  faultsOfConditions,
  isRuleId,
  ruleItem,
} from '#boundary/combination.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';

const HTN = 'topic:hypertension';
const CKD = 'topic:chronic-kidney-disease';
const T2D = 'topic:type-2-diabetes';
const STATIN = 'drug-class:statin';
const NOTHING: Conditions = { allOf: [], anyOf: [], noneOf: [] };

/** A topic that is a kind of another, neither rare nor sensitive. */
const child = ALL_TOPICS.find(
  ({ parent, rare, sensitive }) => parent !== null && !rare && !sensitive,
);

describe('one thing that a rule asks for', () => {
  it.each([HTN, STATIN, 'finding:low-ferritin'])('is read from %s', (text) => {
    expect(ruleItem(text)?.kind).toBe(text.split(':')[0]);
  });

  it.each([
    ['a topic outside the code system', 'topic:lycanthropy'],
    ['a class outside the list', 'drug-class:potion'],
    ['a name every object has', 'topic:__proto__'],
    ['another kind', 'patient:1'],
    ['more than a kind and a name', 'topic:hypertension:1'],
    ['a finding in words', 'finding:Low ferritin'],
    ['no text', 7],
  ])('is nothing for %s', (_, text) => {
    expect(ruleItem(text)).toBeUndefined();
  });
});

describe('what a rule asks for has a fault where', () => {
  it.each<[string, Partial<Conditions>, string]>([
    ['it asks for nothing', {}, 'fires-on-one-thing'],
    ['it asks for one thing', { allOf: [HTN] }, 'fires-on-one-thing'],
    ['any one thing is enough', { anyOf: [HTN, CKD] }, 'fires-on-one-thing'],
    [
      'the one thing it needs is also an alternative',
      { allOf: [HTN], anyOf: [HTN, CKD] },
      'fires-on-one-thing',
    ],
    [
      'one topic is a kind of the other',
      { allOf: [`topic:${child?.id ?? ''}`, `topic:${child?.parent ?? ''}`] },
      'fires-on-one-thing',
    ],
    [
      'it asks for a thing and its absence',
      { allOf: [HTN, CKD], noneOf: [CKD] },
      'contradicts-itself',
    ],
    [
      'it rules out what one of its topics is a kind of',
      { allOf: [HTN, `topic:${child?.id ?? ''}`], noneOf: [`topic:${child?.parent ?? ''}`] },
      'contradicts-itself',
    ],
    [
      'a class is sensitive',
      { allOf: [HTN, 'drug-class:antiretroviral'] },
      'names-a-sensitive-drug-class',
    ],
    [
      'an excluded class is sensitive',
      { allOf: [HTN, CKD], noneOf: ['drug-class:hiv-prep'] },
      'names-a-sensitive-drug-class',
    ],
  ])('%s', (_, conditions, fault) => {
    expect(faultsOfConditions({ ...NOTHING, ...conditions })).toContain(fault);
  });

  it.each(ALL_TOPICS.filter(({ rare, sensitive }) => rare || sensitive).map(({ id }) => id))(
    'it names %s, wherever it does',
    (id) => {
      const named = [`topic:${id}`];
      for (const conditions of [
        { ...NOTHING, allOf: [HTN, ...named] },
        { ...NOTHING, allOf: [HTN], anyOf: [CKD, ...named] },
        { ...NOTHING, allOf: [HTN, CKD], noneOf: named },
      ])
        expect(faultsOfConditions(conditions)).not.toEqual([]);
    },
  );

  it.each<[string, Partial<Conditions>]>([
    ['two topics', { allOf: [HTN, CKD] }],
    ['a topic and a drug class', { allOf: [HTN, STATIN] }],
    ['a topic and one of several', { allOf: [HTN], anyOf: [CKD, STATIN], noneOf: [T2D] }],
  ])('not for %s', (_, conditions) => {
    expect(faultsOfConditions({ ...NOTHING, ...conditions })).toEqual([]);
  });
});

describe('a rule fires from no schedule when it', () => {
  it.each<[string, Partial<Conditions>, readonly string[]]>([
    ['names a result', { allOf: [HTN, 'finding:low-ferritin'] }, ['names-a-finding']],
    [
      'excludes a result',
      { allOf: [HTN, CKD], noneOf: ['finding:low-ferritin'] },
      ['names-a-finding'],
    ],
    [
      'looks for a drug not prescribed',
      { allOf: [HTN, CKD], noneOf: [STATIN] },
      ['asks-for-the-absence-of-a-drug'],
    ],
  ])('%s', (_, conditions, bars) => {
    expect(barsToSchedule({ ...NOTHING, ...conditions })).toEqual(bars);
  });

  it('and may when it asks for topics and drug classes alone', () => {
    expect(barsToSchedule({ allOf: [HTN, STATIN], anyOf: [CKD], noneOf: [T2D] })).toEqual([]);
  });
});

it.each([
  ['af-ckd-anticoagulation', true],
  ['af', false],
  ['AF-CKD', false],
  ['af--ckd', false],
  [`a-${'b'.repeat(80)}`, false],
])('the name %s stands for a rule: %s', (id, stands) => {
  expect(isRuleId(id)).toBe(stands);
});
