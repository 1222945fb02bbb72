import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_PATTERN, MOST_PATTERNS } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { generalised, type TopicId, topicOf } from '#boundary/topic.ts';
import { derivePatterns as derive } from '#phi/signals/derive-patterns.ts';
import { EVIDENCE, type Evidence, type VisitTopic } from '#phi/signals/visit-topics.ts';
import { NOT_CONDITIONS, PLAIN, RARE, SENSITIVE, topicNamed } from './builders.ts';

const SORTED = PLAIN.toSorted();
const [a, b, c, d] = [SORTED[0], SORTED[1], SORTED[2], SORTED[3]].map((id) => topicNamed(id ?? ''));
if (!a || !b || !c || !d) throw new Error('the code system has too few topics to test with');

function aVisitOf(topics: readonly TopicId[], evidence: Evidence = 'problem'): VisitTopic[] {
  return topics.map((topic) => ({
    topic,
    evidence,
    rule: 'snomed:1',
    newMedication: false,
    abnormal: false,
    onlyWords: false,
  }));
}

/** Of visits that one person comes to. */
function derivePatterns(visits: readonly (readonly VisitTopic[])[]) {
  return derive(visits.map((person) => [person]));
}

function times<T>(count: number, item: T): readonly T[] {
  return Array.from({ length: count }, () => item);
}

describe('case patterns', () => {
  it('conditions meet in a person, not between two who come together', () => {
    const couple = [aVisitOf([a, b]), aVisitOf([c, d])];
    const patterns = derive([couple]).map(({ topics }) => topics);
    expect(patterns).toEqual([
      [a, b],
      [c, d],
    ]);
    expect(derive([[aVisitOf([a, b]), aVisitOf([a, b])]])).toEqual([{ topics: [a, b], visits: 1 }]);
  });

  it('a pair that no triple covers is shown with its visits', () => {
    expect(derivePatterns(times(3, aVisitOf([b, a])))).toEqual([{ topics: [a, b], visits: 3 }]);
  });

  it('a triple stands for its pairs, except a pair that more visits share', () => {
    const visits = [...times(2, aVisitOf([a, b, c])), aVisitOf([a, b])];
    expect(derivePatterns(visits)).toEqual([
      { topics: [a, b], visits: 3 },
      { topics: [a, b, c], visits: 2 },
    ]);
  });

  it.each(EVIDENCE.map((evidence) => [evidence, EVIDENCE.indexOf(evidence) < 3] as const))(
    'a condition known by %s alone takes part: %s',
    (evidence, takesPart) => {
      const visit = [...aVisitOf([a]), ...aVisitOf([b], evidence)];
      expect(derivePatterns([visit]).length > 0).toBe(takesPart);
    },
  );

  it('a sensitive topic and a check-up are left out', () => {
    expect(derivePatterns([aVisitOf([a, ...SENSITIVE, ...NOT_CONDITIONS])])).toEqual([]);
  });

  it('a rare condition stands as its parent, once, or not at all where the parent only groups', () => {
    for (const rare of RARE) {
      const parent = generalised(rare);
      const named = parent !== undefined && topicOf(parent).condition ? [parent] : [];
      const topics = derivePatterns([aVisitOf([a, rare, ...named])]).flatMap((one) => one.topics);
      expect(topics).toEqual(named.length === 0 ? [] : [a, ...named].toSorted());
    }
  });

  it('a pattern of a single visit is kept behind the shared ones: a conditional card may turn on it', () => {
    const single = aVisitOf([a, d]);
    const pairs = SORTED.slice(4, 14);
    const shared = [0, 2, 4, 6, 8].flatMap((i) => times(2, aVisitOf(pairs.slice(i, i + 2))));
    expect(derivePatterns([...shared, single]).map(({ visits }) => visits)).toEqual([
      ...times(5, 2),
      1,
    ]);
  });

  it('of equal patterns the one visits are booked for comes first, then the larger, then by code point', () => {
    const [e, f] = [SORTED[4], SORTED[5]].map((id) => topicNamed(id ?? ''));
    if (!e || !f) throw new Error('the code system has too few topics to test with');
    const visits = [
      aVisitOf([a, b]),
      [...aVisitOf([c]), ...aVisitOf([d], 'reason')],
      aVisitOf([a, e]),
      aVisitOf([b, e, f]),
    ];
    expect(derivePatterns(visits).map(({ topics }) => topics)).toEqual([
      [c, d],
      [b, e, f],
      [a, b],
      [a, e],
    ]);
  });

  describe('of a visit with more than twelve conditions', () => {
    const last = SORTED.slice(-2);

    it.each([
      ['the problem list', 'problem', 2],
      ['the reasons it is booked for', 'reason', 3],
    ] as const)('the last two from %s', (_, evidence, visits) => {
      const crowded = [...aVisitOf(SORTED.slice(0, -2)), ...aVisitOf(last, evidence)];
      expect(SORTED).toHaveLength(14);
      expect(derivePatterns([crowded, ...times(2, aVisitOf(last))])[0]).toEqual({
        topics: last,
        visits,
      });
    });

    it('no more patterns are kept than the door lets through', () => {
      expect(derivePatterns([aVisitOf(SORTED)])).toHaveLength(MOST_PATTERNS);
    });
  });

  it('a condition is what the visit is booked for even where its rare form is the reason', () => {
    const rare = topicNamed('c-difficile');
    const parent = topicNamed('infectious-diarrhea');
    const visits = [
      aVisitOf([a, b]),
      [...aVisitOf([rare], 'reason'), ...aVisitOf([parent, SORTED.at(-1) ?? a])],
      [...aVisitOf([parent, SORTED.at(-2) ?? a]), ...aVisitOf([rare], 'reason')],
    ];
    const booked = derivePatterns(visits).slice(0, 2);
    expect(booked.every(({ topics }) => topics.includes(parent))).toBe(true);
  });
});

describe('whatever the visits hold', () => {
  const anyTopic = fc.constantFrom(...PLAIN, ...RARE, ...SENSITIVE, ...NOT_CONDITIONS);
  const anyVisit: fc.Arbitrary<VisitTopic[]> = fc.uniqueArray(
    fc.record({
      topic: anyTopic,
      evidence: fc.constantFrom(...EVIDENCE),
      rule: fc.constant('snomed:1'),
      newMedication: fc.boolean(),
      abnormal: fc.boolean(),
      onlyWords: fc.boolean(),
    }),
    { selector: ({ topic }) => topic, maxLength: 20 },
  );
  const anyVisits = fc.array(anyVisit, { maxLength: 8 });

  it('no more patterns leave than the door lets through, each admitted, none counted in more visits than there are', () => {
    fc.assert(
      fc.property(anyVisits, (visits) => {
        const patterns = derivePatterns(visits);
        expect(patterns.length).toBeLessThanOrEqual(MOST_PATTERNS);
        for (const pattern of patterns) {
          expect(admit(CASE_PATTERN, pattern)).toBe(pattern);
          expect(pattern.visits).toBeLessThanOrEqual(visits.length);
        }
      }),
    );
  });

  it('each pattern is counted in just the visits that hold all its conditions', () => {
    const smallVisits = fc.array(fc.uniqueArray(fc.constantFrom(...SORTED), { maxLength: 6 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(smallVisits, (visits) => {
        for (const { topics, visits: counted } of derivePatterns(visits.map((v) => aVisitOf(v)))) {
          const holding = visits.filter((visit) => topics.every((topic) => visit.includes(topic)));
          expect(counted).toBe(holding.length);
        }
      }),
    );
  });

  it('no pair is listed beside a triple that holds it in the same number of visits', () => {
    fc.assert(
      fc.property(anyVisits, (visits) => {
        const patterns = derivePatterns(visits);
        const covered = patterns.filter((pair) =>
          patterns.some(
            (triple) =>
              triple.topics.length > pair.topics.length &&
              triple.visits === pair.visits &&
              pair.topics.every((topic) => triple.topics.includes(topic)),
          ),
        );
        expect(covered).toEqual([]);
      }),
    );
  });

  it('the order of visits and of topics in a visit never matters', () => {
    fc.assert(
      fc.property(anyVisits, (visits) => {
        const reversed = visits.map((visit) => visit.toReversed()).toReversed();
        expect(derivePatterns(reversed)).toEqual(derivePatterns(visits));
      }),
    );
  });
});
