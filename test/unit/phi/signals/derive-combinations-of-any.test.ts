import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTriggerRule, type TriggerRule } from '#boundary/combination.ts';
import { horizonSignals } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { ALL_TOPICS, type TopicId, topicOf } from '#boundary/topic.ts';
import { deriveCombinations, type PersonAsked } from '#phi/signals/derive-combinations.ts';
import { SENSITIVE } from './builders.ts';
import { classNamed, person, rule } from './rule-builders.ts';

const POOL = ALL_TOPICS.filter(({ rare, sensitive }) => !rare && !sensitive)
  .filter(({ id, parent }) => id.startsWith('sys-') || parent !== null)
  .slice(0, 8)
  .map(({ id }) => id);
const CLASSES = ['statin', 'insulin', 'nsaid', 'antiretroviral'].map(classNamed);
const someOf = <T>(list: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...list), { maxLength: 6 });
const anyPerson = fc
  .tuple(someOf([...POOL, ...SENSITIVE]), someOf(CLASSES), someOf(POOL))
  .map((parts) => person(...parts));
const anyVisits = fc.array(fc.array(anyPerson, { maxLength: 3 }), { maxLength: 12 });
const items = (most: number) =>
  fc.uniqueArray(
    fc.constantFrom(...POOL.map((id) => `topic:${id}`), 'drug-class:statin', 'drug-class:nsaid'),
    { maxLength: most },
  );
/** Rules of two or three things, so that many of them hold. */
const anyRules = fc
  .array(fc.record({ allOf: items(2), anyOf: items(3), noneOf: items(1) }), { maxLength: 40 })
  .map((list) => list.map((parts, at) => rule(`rule-${String(at)}`, parts)).filter(isTriggerRule));

describe('whatever the visits and the rules', () => {
  it('the answer is that of asking every person every rule', () => {
    fc.assert(
      fc.property(anyVisits, anyRules, (visits, rules) => {
        expect(deriveCombinations(visits, rules)).toEqual(askedOneByOne(visits, rules));
      }),
    );
  });

  it('one more visit never lowers a count', () => {
    fc.assert(
      fc.property(
        anyVisits,
        anyRules,
        fc.array(anyPerson, { maxLength: 3 }),
        (visits, rules, one) => {
          const after = new Map(
            deriveCombinations([...visits, one], rules).map((each) => [each.rule, each]),
          );
          for (const { rule: id, visits: held, reasonVisits } of deriveCombinations(
            visits,
            rules,
          )) {
            expect(after.get(id)?.visits).toBeGreaterThanOrEqual(held);
            expect(after.get(id)?.reasonVisits).toBeGreaterThanOrEqual(reasonVisits);
          }
        },
      ),
    );
  });

  it('the order of visits, people and rules never matters', () => {
    fc.assert(
      fc.property(anyVisits, anyRules, (visits, rules) => {
        const turned = visits.map((people) => people.toReversed()).toReversed();
        expect(deriveCombinations(turned, rules.toReversed())).toEqual(
          deriveCombinations(visits, rules),
        );
      }),
    );
  });

  it('the door of those who know the rules lets all of it through', () => {
    fc.assert(
      fc.property(anyVisits, anyRules, (visits, rules) => {
        const message = {
          type: 'signals',
          whole: true,
          horizon: 'week',
          weekday: null,
          basis: { strategy: 'appointments-by-practitioner', whose: ['me'] },
          found: visits.length,
          readable: visits.length,
          signals: [],
          patterns: [],
          combinations: deriveCombinations(visits, rules),
          gaps: [],
        };
        expect(admit(horizonSignals(new Set(rules.map(({ id }) => id))), message)).toBe(message);
      }),
    );
  });
});

/** The same by the plainest way there is. */
function askedOneByOne(
  visits: readonly (readonly PersonAsked[])[],
  rules: readonly TriggerRule[],
): unknown {
  const above = (id: TopicId): readonly TopicId[] => {
    const { parent, sensitive } = topicOf(id);
    if (sensitive) return [];
    return parent === null ? [id] : [id, ...above(parent)];
  };
  const named = (topics: ReadonlySet<TopicId>) =>
    [...topics].flatMap(above).map((id) => `topic:${id}`);
  const satisfies = (
    { topics, drugClasses }: PersonAsked,
    { allOf, anyOf, noneOf }: TriggerRule,
  ) => {
    const has = new Set([...named(topics), ...[...drugClasses].map((id) => `drug-class:${id}`)]);
    return (
      allOf.every((item) => has.has(item)) &&
      (anyOf.length === 0 || anyOf.some((item) => has.has(item))) &&
      noneOf.every((item) => !has.has(item))
    );
  };
  return rules
    .map((one) => {
      const held = visits.filter((people) => people.some((who) => satisfies(who, one)));
      const booked = held.filter((people) =>
        people.some(
          (who) =>
            satisfies(who, one) &&
            named(who.reasons).some((item) => [...one.allOf, ...one.anyOf].includes(item)),
        ),
      );
      return { rule: one.id, visits: held.length, reasonVisits: booked.length };
    })
    .filter(({ visits: held }) => held > 0)
    .toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}

it('asks 1,000 rules of 2,000 patients without their product being felt', () => {
  const topics = ALL_TOPICS.filter(
    ({ condition, rare, sensitive }) => condition && !rare && !sensitive,
  ).map(({ id }) => id);
  const at = <T>(list: readonly T[], place: number): T => {
    const found = list[place % list.length];
    if (found === undefined) throw new Error('an empty list');
    return found;
  };
  const rules = Array.from({ length: 1000 }, (_, n) =>
    rule(`rule-${String(n)}`, {
      allOf: [`topic:${at(topics, n)}`, `topic:${at(topics, n * 7 + 1)}`],
      noneOf: [`topic:${at(topics, n * 11 + 2)}`],
    }),
  );
  const visits = Array.from({ length: 2000 }, (_, n) => [
    person(Array.from({ length: 20 }, (__, m) => at(topics, n * 13 + m * m * 5))),
  ]);
  deriveCombinations(visits.slice(0, 200), rules); // once to be compiled
  const times = [0, 1, 2, 3, 4].map(() => {
    const began = performance.now();
    deriveCombinations(visits, rules);
    return performance.now() - began;
  });
  expect(Math.min(...times)).toBeLessThan(60);
});
