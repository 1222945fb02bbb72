import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTriggerRule } from '#boundary/combination.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { parsePack } from '#deidentified/catalog/parse-pack.ts';
import {
  checkRules,
  parseRules,
  topicsOfRule,
  triggersOf,
} from '#deidentified/catalog/parse-rule.ts';
import { aPack, aRule, aSource } from '../../../support/builders.ts';
import { coreManifest } from './core-files.ts';

/** The core manifest, beside no cards. */
const MANIFEST = { ...coreManifest(), topics: [], changes: [] };

type Members = Record<string, unknown>;

const SOURCES = [aSource('source', ['hypertension']), aSource('other', ['asthma'])];
const BY_ID = new Map(SOURCES.map((source) => [source.id, source]));
const RULE = aRule('htn-given-ckd', {
  topic: 'hypertension',
  allOf: ['topic:hypertension', 'topic:chronic-kidney-disease'],
});

function parsed(change: Members): unknown {
  return parseRules([{ ...RULE, ...change }], BY_ID);
}

const words = (count: number): string => Array.from({ length: count }, () => 'a').join(' ');

describe('the rules of a pack are taken', () => {
  it('as they are, with the pack', () => {
    const rules = [RULE, { ...RULE, id: 'another-rule' }];
    const parsedPack = parsePack(MANIFEST, { cards: [], sources: SOURCES, rules });
    expect(parsedPack).toMatchObject({ ok: true, pack: { rules } });
  });

  it('where there are none', () => {
    const parsedPack = parsePack(MANIFEST, { cards: [], sources: SOURCES, rules: [] });
    expect(parsedPack).toMatchObject({ ok: true, pack: { rules: [] } });
  });

  it.each<[string, Members]>([
    ['a drug class', { allOf: ['topic:hypertension', 'drug-class:nsaid'] }],
    [
      'alternatives, of which one is its topic',
      { topic: 'asthma', allOf: ['topic:hypertension'], anyOf: ['topic:asthma', 'topic:copd'] },
    ],
    ['something excluded', { noneOf: ['topic:asthma'] }],
    ['a finding, which fires from no schedule', { allOf: [...RULE.allOf, 'finding:low-ferritin'] }],
    ['a title of twelve words', { title: words(12) }],
    ['a signature', { review: { status: 'reviewed', by: 'A. Reviewer, MD', on: '2026-11-30' } }],
  ])('with %s', (_, change) => {
    expect(parsed(change)).toBeDefined();
  });
});

describe('a pack is refused whole when one rule', () => {
  it.each<[string, Members]>([
    ['has a member nobody declared', { patient: 'x' }],
    ['lacks a member', { facet: undefined }],
    ['has an id of one word', { id: 'rule' }],
    ['has an id that is a path', { id: '../rule-one' }],
    ['has a topic outside the code system', { allOf: ['topic:hypertension', 'topic:lycanthropy'] }],
    ['has a drug class outside the list', { allOf: ['topic:hypertension', 'drug-class:potion'] }],
    ['has another kind of thing', { allOf: ['topic:hypertension', 'age:70'] }],
    ['is about a topic it does not ask for', { topic: 'asthma' }],
    ['is about a topic it excludes', { topic: 'asthma', noneOf: ['topic:asthma'] }],
    ['asks for one thing', { allOf: ['topic:hypertension'] }],
    ['asks for a thing twice', { allOf: ['topic:hypertension', 'topic:hypertension'] }],
    ['asks for what it excludes', { noneOf: ['topic:hypertension'] }],
    ['names a sensitive topic', { allOf: [...RULE.allOf, 'topic:sti'] }],
    ['excludes a sensitive topic', { noneOf: ['topic:sti'] }],
    ['names a rare topic', { allOf: [...RULE.allOf, 'topic:pancreatitis'] }],
    ['names a sensitive drug class', { anyOf: ['drug-class:antiretroviral'] }],
    ['cites nothing', { sources: [] }],
    ['cites a source the pack lacks', { sources: ['source', 'no-such-source'] }],
    ['cites a source twice', { sources: ['source', 'source'] }],
    ['has a title of 13 words', { title: words(13) }],
    ['names a dose in its title', { title: 'Start with 10 mg daily' }],
    ['holds markup', { title: 'A <b>subject</b>' }],
    ['has a facet nobody declared', { facet: 'billing' }],
    ['is for no specialty', { specialties: [] }],
    ['was checked on no day of the calendar', { lastChecked: '2026-02-30' }],
    ['is reviewed by nobody', { review: { status: 'reviewed', by: '', on: '2026-11-21' } }],
  ])('%s', (_, change) => {
    expect(parsed(change)).toBeUndefined();
    const rules = [{ ...RULE, ...change }];
    expect(parsePack(MANIFEST, { cards: [], sources: SOURCES, rules }).ok).toBe(false);
  });

  it('has the id of another', () => {
    expect(parseRules([RULE, RULE], BY_ID)).toBeUndefined();
  });

  it('is anything of another type in any one member', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(RULE)), fc.boolean(), (member, value) => {
        expect(parsed({ [member]: value })).toBeUndefined();
      }),
    );
  });

  it('is whatever JSON arrives in its place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseRules([value], BY_ID)).toBeUndefined();
      }),
    );
  });
});

it('an author is told what is wrong with a rule, each fault by its name', () => {
  const rule = {
    ...RULE,
    topic: SOURCES[1]?.topics[0] ?? RULE.topic,
    title: `${words(12)} 10 mg`,
    sources: ['none-such'],
    anyOf: ['topic:pancreatitis', 'topic:sti', 'drug-class:hiv-prep'],
  };
  const { faults } = checkRules([rule, RULE], BY_ID);
  expect(faults.map(({ code, at }) => [code, at])).toEqual([
    ['names-a-rare-topic', RULE.id],
    ['names-a-sensitive-topic', RULE.id],
    ['names-a-sensitive-drug-class', RULE.id],
    ['topic-is-not-asked-for', `${RULE.id}/topic`],
    ['too-many-words', `${RULE.id}/title`],
    ['names-a-dose', `${RULE.id}/title`],
    ['source-missing', `${RULE.id}/sources`],
    ['id-twice', RULE.id],
  ]);
  expect(checkRules([RULE], BY_ID).faults).toEqual([]);
});

describe('what the worker is given of the rules', () => {
  const finding = aRule('on-a-finding', {
    topic: 'hypertension',
    allOf: ['topic:hypertension', 'finding:low-potassium'],
  });
  const absence = { ...RULE, id: 'on-an-absence', noneOf: ['drug-class:statin'] };

  it('is those that may fire, with nothing but what they ask for', () => {
    const { id, allOf, anyOf, noneOf } = RULE;
    expect(triggersOf([RULE, finding, absence])).toEqual([{ id, allOf, anyOf, noneOf }]);
  });

  it('is what the worker takes', () => {
    expect(triggersOf([RULE]).every(isTriggerRule)).toBe(true);
    expect([finding, absence].some(isTriggerRule)).toBe(false);
  });
});

it('a catalog finds a rule by its id, whatever the order of the pack', () => {
  const rules = ['b-rule', 'a-rule'].map((id) => ({ ...RULE, id }));
  const catalog = indexPack(aPack([], SOURCES, rules));
  expect(catalog.rules.map(({ id }) => id)).toEqual(['a-rule', 'b-rule']);
  expect(catalog.ruleById('b-rule')).toBe(rules[0]);
  expect(catalog.ruleById('__proto__')).toBeUndefined();
});

it('the topics of a rule are those it asks for, not those it excludes', () => {
  const [asthma] = ALL_TOPICS.filter(({ id }) => id === 'asthma');
  const rule = { ...RULE, anyOf: ['topic:asthma', 'drug-class:nsaid'], noneOf: ['topic:copd'] };
  expect(topicsOfRule(rule)).toEqual(['hypertension', 'chronic-kidney-disease', asthma?.id]);
});
