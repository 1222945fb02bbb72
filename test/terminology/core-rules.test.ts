import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { barsToSchedule, faultsOfConditions, withAncestors } from '#boundary/combination.ts';
import { isTopicId } from '#boundary/topic.ts';
import { parseManifest } from '#deidentified/catalog/parse-manifest.ts';
import { parseRules, triggersOf } from '#deidentified/catalog/parse-rule.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';
import { RULE_CASES, type RuleCase } from '../eval/rule-cases.ts';

const jsonOf = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), { encoding: 'utf8' }));
const sources = new Map(
  (parseSources(jsonOf('public/packs/core/sources.json')) ?? []).map((it) => [it.id, it]),
);
const rules = parseRules(jsonOf('public/packs/core/rules.json'), sources) ?? [];
const page = readFileSync(new URL('../../docs/packs/core-rules.md', import.meta.url), {
  encoding: 'utf8',
});

const itemsOf = ({ topics, drugClasses, findings }: RuleCase): ReadonlySet<string> =>
  new Set([
    ...topics
      .filter(isTopicId)
      .flatMap(withAncestors)
      .map((id) => `topic:${id}`),
    ...drugClasses.map((id) => `drug-class:${id}`),
    ...findings.map((id) => `finding:${id}`),
  ]);

describe('the rules of the core pack', () => {
  it('are read by the loader, at least eighty of them able to fire from a schedule and six carried for findings', () => {
    expect(triggersOf(rules).length).toBeGreaterThanOrEqual(80);
    expect(rules.length - triggersOf(rules).length).toBeGreaterThanOrEqual(6);
  });

  it('stand in the order of their ids, each of at most sixty characters', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids.filter((id) => id.length > 60)).toEqual([]);
  });

  it('each have a title of their own that names a subject, not an omission, an order or a dose', () => {
    const titles = rules.map(({ title }) => title.toLowerCase());
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    const refused =
      /\b(avoid|stop|start|add|consider|should|must|need|missing|overdue|untreated|lacks?|without|not|never|interact\w*|mg|doses?|dosing)\b/;
    expect(titles.filter((title) => refused.test(title))).toEqual([]);
  });

  it('put the learning where a topic is that every firing has', () => {
    const astray = rules.filter(({ topic, allOf }) => !allOf.includes(`topic:${topic}`));
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('never ask for two drug classes at once, which would be an interaction in a patient', () => {
    const isClass = (text: string): boolean => text.startsWith('drug-class:');
    const pairs = rules.filter(
      ({ allOf, anyOf }) => allOf.filter(isClass).length + (anyOf.some(isClass) ? 1 : 0) > 1,
    );
    expect(pairs.map(({ id }) => id)).toEqual([]);
  });

  it('never ask for the absence of a drug, and name no rare and no sensitive topic', () => {
    for (const rule of rules) {
      expect(barsToSchedule(rule), rule.id).not.toContain('asks-for-the-absence-of-a-drug');
      expect(faultsOfConditions(rule), rule.id).toEqual([]);
    }
  });

  it('are never two that ask for the same things and teach the same facet', () => {
    const asked = rules.map(({ allOf, anyOf, facet }) =>
      JSON.stringify([allOf.toSorted(), anyOf.toSorted(), facet]),
    );
    expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
  });

  it('wait for a clinician: none is called reviewed by someone whom the manifest does not name', () => {
    const { reviewers } = parseManifest(jsonOf('public/packs/core/manifest.json')) ?? {};
    const claimed = rules.flatMap(({ review }) => (review.status === 'reviewed' ? review.by : []));
    expect(reviewers).toBeDefined();
    expect(claimed.filter((name) => !reviewers?.includes(name))).toEqual([]);
  });

  it('each have a row in the page that says what they rest on, and the page has no other', () => {
    const rows = [...page.matchAll(/^\| ([a-z0-9-]+) \| (?:title|scope|section|seen) \|/gm)];
    expect(rows.map(([, id]) => id).toSorted()).toEqual(rules.map(({ id }) => id));
  });
});

describe('the cases of the rules', () => {
  it('are one positive and two near misses for each rule, and for no other', () => {
    const counts = rules.map(({ id }) => {
      const cases = RULE_CASES.filter(({ rule }) => rule === id);
      return [id, cases.length, cases.filter(({ holds }) => holds).length];
    });
    expect(counts).toEqual(rules.map(({ id }) => [id, 3, 1]));
    expect(RULE_CASES).toHaveLength(rules.length * 3);
  });

  it('hold exactly where the person has all that is asked for and nothing ruled out', () => {
    const wrong = RULE_CASES.filter((one) => {
      const rule = rules.find(({ id }) => id === one.rule);
      if (rule === undefined) return true;
      const has = itemsOf(one);
      const holds =
        rule.allOf.every((item) => has.has(item)) &&
        (rule.anyOf.length === 0 || rule.anyOf.some((item) => has.has(item))) &&
        !rule.noneOf.some((item) => has.has(item));
      const fires = holds && barsToSchedule(rule).length === 0;
      return one.holds !== holds || one.fires !== fires;
    });
    expect(wrong.map(({ rule, name }) => `${rule}: ${name}`)).toEqual([]);
  });

  it('miss nearly: every miss keeps something of the rule or stands beside it', () => {
    const far = RULE_CASES.filter((one) => {
      const rule = rules.find(({ id }) => id === one.rule);
      const has = itemsOf(one);
      return (
        !one.holds && ![...(rule?.allOf ?? []), ...(rule?.anyOf ?? [])].some((it) => has.has(it))
      );
    });
    expect(far.map(({ rule, name }) => `${rule}: ${name}`)).toEqual([]);
  });
});
