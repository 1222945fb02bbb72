import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Rule } from '#deidentified/catalog/pack.ts';
import { NO_PROFILE, type Profile } from '#deidentified/learning/profile.ts';
import { product } from '#deidentified/ranking/factors.ts';
import { rankSchedule } from '#deidentified/ranking/rank-schedule.ts';
import { selectItems } from '#deidentified/ranking/select-items.ts';
import { aCard, aHorizon, aPack, aRule, aSource, topic } from '../../../support/builders.ts';

const CKD = 'chronic-kidney-disease';
const T2D = 'type-2-diabetes';
const SOURCES = [
  aSource('source', [CKD, T2D], { minutes: 2 }),
  aSource('british', [CKD], { region: 'UK', minutes: 15 }),
  aSource('lungs', ['asthma'], { minutes: 4 }),
];
const PAIR = aRule('ckd-t2d', { topic: CKD, allOf: [`topic:${CKD}`, `topic:${T2D}`] });
const TRIPLE = aRule('ckd-t2d-af', {
  topic: CKD,
  allOf: [...PAIR.allOf],
  anyOf: ['topic:atrial-fibrillation', 'topic:heart-failure'],
});
const WITH_DRUG = aRule('asthma-beta-blocker', {
  topic: 'asthma',
  allOf: ['topic:asthma', 'drug-class:beta-blocker'],
  sources: ['lungs'],
});
const RULES: readonly Rule[] = [PAIR, TRIPLE, WITH_DRUG];
const context = {
  catalog: indexPack(aPack([], SOURCES, RULES)),
  profile: NO_PROFILE,
  practice: new Map(),
};

const fired = (rule: string, visits = 1, reasonVisits = 0) => ({ rule, visits, reasonVisits });
const rankedWith = (horizon: Parameters<typeof aHorizon>[0], profile: Profile = NO_PROFILE) =>
  rankSchedule(aHorizon(horizon), { ...context, profile });

describe('a rule that visits satisfy', () => {
  it('is an item with its title, its topic, its sources and who it stands with', () => {
    const [item] = rankedWith({ combinations: [fired('ckd-t2d', 3, 1)] });
    expect(item).toMatchObject({
      kind: 'combination',
      id: 'rule:ckd-t2d',
      topic: CKD,
      minutes: 2,
      rule: PAIR,
      sources: [SOURCES[0]],
      reason: { kind: 'together', with: [T2D], visits: 3, of: 16 },
    });
  });

  it('names no alternative as company: nobody knows which it is', () => {
    const [item] = rankedWith({ combinations: [fired('ckd-t2d-af')] });
    expect(item?.reason).toMatchObject({ with: [T2D] });
  });

  it('stands before the same pair with one thing less, and booked before carried', () => {
    const ranked = rankedWith({ combinations: [fired('ckd-t2d', 2), fired('ckd-t2d-af', 2)] });
    expect(ranked.map(({ id }) => id)).toEqual(['rule:ckd-t2d-af', 'rule:ckd-t2d']);
    const booked = rankedWith({ combinations: [fired('ckd-t2d', 2, 2), fired('ckd-t2d-af', 2)] });
    expect(booked.map(({ id }) => id)).toEqual(['rule:ckd-t2d', 'rule:ckd-t2d-af']);
  });

  it('stands before the sources of its topic where many of the topic’s visits are such', () => {
    const signals = [{ topic: CKD, visits: 16 }];
    const place = (visits: number) =>
      rankedWith({ signals, combinations: [fired('ckd-t2d', visits)] }).findIndex(
        ({ id }) => id === 'rule:ckd-t2d',
      );
    expect([place(1), place(8)]).toEqual([1, 0]);
  });

  it('gives way to a card on the same topics, and not to one on a single topic', () => {
    const card = aCard('ckd-t2d-card', { topics: [CKD], given: [T2D] });
    const single = aCard('ckd-card', { topics: [CKD] });
    const catalog = indexPack(aPack([card, single], SOURCES, RULES));
    const met = { signals: [{ topic: CKD }], combinations: [fired('ckd-t2d')] };
    const ids = (patterns: readonly { topics: readonly string[]; visits: number }[]) =>
      rankSchedule(aHorizon({ ...met, patterns }), { ...context, catalog }).map(({ id }) => id);
    expect(ids([{ topics: [CKD, T2D], visits: 1 }]).toSorted()).toEqual([
      'ckd-card',
      'ckd-t2d-card',
    ]);
    expect(ids([]).toSorted()).toEqual(['ckd-card', 'rule:ckd-t2d']);
  });

  it('on a topic and a drug class never gives way to a card on the topic', () => {
    const catalog = indexPack(
      aPack([aCard('asthma-card', { topics: ['asthma'] })], SOURCES, RULES),
    );
    const horizon = {
      signals: [{ topic: 'asthma' }],
      combinations: [fired('asthma-beta-blocker')],
    };
    expect(rankSchedule(aHorizon(horizon), { ...context, catalog }).map(({ id }) => id)).toContain(
      'rule:asthma-beta-blocker',
    );
  });

  it('that the catalog does not hold is left out', () => {
    expect(rankedWith({ combinations: [fired('of-another-pack')] })).toEqual([]);
  });

  it('puts the sources of the reader’s own region first, and counts what looking one up takes', () => {
    const rule = { ...PAIR, sources: ['source', 'british'] };
    const catalog = indexPack(aPack([], SOURCES, [rule]));
    const horizon = aHorizon({ combinations: [fired('ckd-t2d')] });
    const firstFor = (country: Profile['country']) =>
      rankSchedule(horizon, { ...context, catalog, profile: { ...NO_PROFILE, country } })[0];
    expect(firstFor('GB')).toMatchObject({ minutes: 3, sources: [{ id: 'british' }, {}] });
    expect(firstFor(null)).toMatchObject({ minutes: 2, sources: [{ id: 'source' }, {}] });
  });

  it('counts for more where any of its topics is a goal, for less beside another specialty', () => {
    const horizon = { combinations: [fired('ckd-t2d')] };
    const score = (profile: Partial<Profile>) =>
      rankedWith(horizon, { ...NO_PROFILE, ...profile })[0]?.score ?? 0;
    expect(score({ goals: [topic(T2D)] })).toBeGreaterThan(score({}));
    expect(score({ specialty: 'PSY' })).toBeLessThan(score({ specialty: 'FM' }));
  });
});

const someFired = fc.uniqueArray(
  fc.record({
    rule: fc.constantFrom(...RULES.map(({ id }) => id)),
    visits: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ rule }) => rule },
);

describe('whatever fires', () => {
  it('the order of what is given never matters, and factors multiply to the score', () => {
    fc.assert(
      fc.property(someFired, (combinations) => {
        const signals = [{ topic: CKD, visits: 3 }, { topic: 'asthma' }];
        const ranked = rankedWith({ signals, combinations });
        expect(rankedWith({ signals, combinations: combinations.toReversed() })).toEqual(ranked);
        for (const { factors, score } of ranked) expect(product(factors)).toBeCloseTo(score, 12);
      }),
    );
  });

  it('one more visit never lowers its item', () => {
    fc.assert(
      fc.property(someFired, (combinations) => {
        const [first] = combinations;
        if (first === undefined) return;
        const place = (list: typeof combinations) =>
          rankedWith({ signals: [{ topic: CKD, visits: 3 }], combinations: list }).findIndex(
            ({ id }) => id === `rule:${first.rule}`,
          );
        const more = combinations.map((one) =>
          one === first ? { ...one, visits: one.visits + 1 } : one,
        );
        expect(place(more)).toBeLessThanOrEqual(place(combinations));
      }),
    );
  });

  it('no topic is twice on the brief', () => {
    fc.assert(
      fc.property(someFired, (combinations) => {
        const scheduled = rankedWith({
          signals: [{ topic: CKD }, { topic: 'asthma' }],
          combinations,
        });
        const { items } = selectItems({ scheduled, common: [], budget: 15, held: null });
        expect(new Set(items.map(({ topic: id }) => id)).size).toBe(items.length);
      }),
    );
  });
});

describe('a topic that only words name', () => {
  it('is known as such on every item about it', () => {
    const signals = [
      { topic: CKD, visits: 2, textVisits: 2 },
      { topic: 'asthma', visits: 2, textVisits: 1 },
    ];
    const ranked = rankedWith({ signals, combinations: RULES.map(({ id }) => fired(id)) });
    const known = ranked.map(({ topic: id, isFromText }) => [id, isFromText]);
    expect(known).toHaveLength(5);
    expect(known.every(([id, isFromText]) => isFromText === (id === CKD))).toBe(true);
  });
});
