import { describe, expect, it } from 'vitest';
import type { TriggerRule } from '#boundary/combination.ts';
import { ALL_TOPICS, topicOf } from '#boundary/topic.ts';
import { deriveCombinations, type PersonAsked } from '#phi/signals/derive-combinations.ts';
import { PLAIN, SENSITIVE, topicNamed } from './builders.ts';
import { classNamed, person, rule } from './rule-builders.ts';

const [A = topicNamed(''), B = A, C = A] = PLAIN;
const STATIN = classNamed('statin');
const CHILD = ALL_TOPICS.find(({ parent, rare }) => parent !== null && !rare && parent !== A);

const A_GIVEN_B = rule('a-given-b', { allOf: [`topic:${A}`, `topic:${B}`] });

describe('a rule', () => {
  it('holds in visits, and says in how many of them it is the reason', () => {
    const visits = [[person([A, B])], [person([A, B, C], [], [B])], [person([A])]];
    expect(deriveCombinations(visits, [A_GIVEN_B])).toEqual([
      { rule: 'a-given-b', visits: 2, reasonVisits: 1 },
    ]);
  });

  it('is satisfied by one person alone, not by two who come together', () => {
    expect(deriveCombinations([[person([A]), person([B])]], [A_GIVEN_B])).toEqual([]);
  });

  it('counts a visit once, whoever of those who come satisfies it', () => {
    const couple = [person([A, B]), person([A, B], [], [A])];
    expect(deriveCombinations([couple], [A_GIVEN_B])).toEqual([
      { rule: 'a-given-b', visits: 1, reasonVisits: 1 },
    ]);
  });

  it('counts someone who comes twice twice', () => {
    const one = person([A, B]);
    expect(deriveCombinations([[one], [one]], [A_GIVEN_B])[0]?.visits).toBe(2);
  });

  it.each<[string, Partial<TriggerRule>, PersonAsked, number]>([
    [
      'a drug class beside a topic',
      { allOf: [`topic:${A}`, 'drug-class:statin'] },
      person([A], [STATIN]),
      1,
    ],
    ['the topic without the drug', { allOf: [`topic:${A}`, 'drug-class:statin'] }, person([A]), 0],
    [
      'one of several',
      { allOf: [`topic:${A}`], anyOf: [`topic:${B}`, `topic:${C}`] },
      person([A, C]),
      1,
    ],
    [
      'none of several',
      { allOf: [`topic:${A}`], anyOf: [`topic:${B}`, `topic:${C}`] },
      person([A]),
      0,
    ],
    [
      'what it excludes',
      { allOf: [`topic:${A}`, `topic:${B}`], noneOf: [`topic:${C}`] },
      person([A, B, C]),
      0,
    ],
    [
      'nothing it excludes',
      { allOf: [`topic:${A}`, `topic:${B}`], noneOf: [`topic:${C}`] },
      person([A, B]),
      1,
    ],
  ])('given %s', (_, parts, who, visits) => {
    expect(deriveCombinations([[who]], [rule('one-rule', parts)])).toHaveLength(visits);
  });

  it('on a topic holds for whoever has a kind of it', () => {
    if (CHILD === undefined || CHILD.parent === null)
      throw new Error('expected a topic with a parent');
    const onParent = rule('on-parent', { allOf: [`topic:${A}`, `topic:${CHILD.parent}`] });
    const who = person([A, CHILD.id], [], [CHILD.id]);
    expect(deriveCombinations([[who]], [onParent])).toEqual([
      { rule: 'on-parent', visits: 1, reasonVisits: 1 },
    ]);
  });

  it.each(ALL_TOPICS.filter(({ sensitive }) => sensitive).map(({ id }) => id))(
    'never holds because of %s, not even one on what it is a kind of',
    (id) => {
      const { parent } = topicOf(id);
      const rules = [id, ...(parent === null ? [] : [parent])].map((topic, at) =>
        rule(`rule-${String(at)}`, { allOf: [`topic:${A}`, `topic:${topic}`] }),
      );
      expect(deriveCombinations([[person([A, id])]], rules)).toEqual([]);
    },
  );

  it('never fails to hold because of a sensitive topic', () => {
    const excluding = rule('but-not', {
      allOf: A_GIVEN_B.allOf,
      noneOf: SENSITIVE.map((id) => `topic:${topicOf(id).parent ?? id}`),
    });
    expect(deriveCombinations([[person([A, B, ...SENSITIVE])]], [excluding])).toHaveLength(1);
  });
});
