import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { NO_PROFILE, type Profile } from '#deidentified/learning/profile.ts';
import { BUDGETS } from '#deidentified/ranking/brief.ts';
import { rankCommon } from '#deidentified/ranking/rank-common.ts';
import { product } from '#deidentified/ranking/factors.ts';
import { rankSchedule } from '#deidentified/ranking/rank-schedule.ts';
import { selectItems } from '#deidentified/ranking/select-items.ts';
import { aCard, aHorizon, aPack, aSource, topic } from '../../../support/builders.ts';

const plain = ALL_TOPICS.filter(
  ({ sensitive, rare, condition }) => condition && !sensitive && !rare,
)
  .map(({ id }) => id)
  .slice(0, 24);
const pack = aPack(
  plain.slice(0, 12).map((id, i) => aCard(`card-${id}`, { topics: [id], minutes: 1 + (i % 3) })),
  plain.map((id, i) => aSource(`source-${id}`, [id], { minutes: 2 + (i % 9) })),
);
const catalog = indexPack(pack);
const context = { catalog, profile: NO_PROFILE, practice: new Map() };

const someSignals = fc.uniqueArray(
  fc.record({
    topic: fc.constantFrom(...plain),
    visits: fc.integer({ min: 1, max: 12 }),
    reasonVisits: fc.integer({ min: 0, max: 1 }),
  }),
  { selector: ({ topic: id }) => id, minLength: 1 },
);

describe('the ranking of a schedule', () => {
  it('gives the same order whatever the order of what it is given', () => {
    fc.assert(
      fc.property(someSignals, fc.nat(), (signals, turn) => {
        const turned = [
          ...signals.slice(turn % signals.length),
          ...signals.slice(0, turn % signals.length),
        ];
        expect(rankSchedule(aHorizon({ signals: turned }), context)).toEqual(
          rankSchedule(aHorizon({ signals }), context),
        );
      }),
    );
  });

  it('never lowers a topic for one more visit that carries it', () => {
    fc.assert(
      fc.property(someSignals, fc.nat(), (signals, pick) => {
        const chosen = signals[pick % signals.length];
        if (chosen === undefined) throw new Error('expected a signal');
        const more = signals.map((signal) =>
          signal === chosen ? { ...signal, visits: signal.visits + 1 } : signal,
        );
        const place = (list: typeof signals) =>
          rankSchedule(aHorizon({ signals: list }), context).findIndex(
            ({ topic: id }) => id === chosen.topic,
          );
        expect(place(more)).toBeLessThanOrEqual(place(signals));
      }),
    );
  });

  it('shows factors that multiply to the score', () => {
    fc.assert(
      fc.property(someSignals, (signals) => {
        for (const { factors, score } of rankSchedule(aHorizon({ signals }), context)) {
          expect(product(factors)).toBeCloseTo(score, 12);
        }
      }),
    );
  });

  it('does not rank a topic without any source', () => {
    const bare = indexPack(aPack([]));
    expect(
      rankSchedule(aHorizon({ signals: [{ topic: 'hypertension' }] }), {
        ...context,
        catalog: bare,
      }),
    ).toEqual([]);
  });

  it('chooses a card on two topics only when they meet in one visit', () => {
    const both = aCard('ckd-given-diabetes', {
      topics: ['chronic-kidney-disease'],
      given: ['type-2-diabetes'],
    });
    const pair = { ...context, catalog: indexPack(aPack([both])) };
    const signals = [{ topic: 'chronic-kidney-disease' }, { topic: 'type-2-diabetes' }];
    expect(rankSchedule(aHorizon({ signals }), pair)).toEqual([]);
    const meeting = aHorizon({
      signals,
      patterns: [{ topics: ['chronic-kidney-disease', 'type-2-diabetes'], visits: 1 }],
    });
    expect(rankSchedule(meeting, pair).map(({ id, reason }) => [id, reason.kind])).toEqual([
      ['ckd-given-diabetes', 'together'],
    ]);
  });

  it('says nothing countable of a sensitive topic', () => {
    const sensitive = ALL_TOPICS.find((candidate) => candidate.sensitive)?.id ?? '';
    const only = { ...context, catalog: indexPack(aPack([aCard('s', { topics: [sensitive] })])) };
    expect(rankSchedule(aHorizon({ signals: [{ topic: sensitive }] }), only)[0]?.reason).toEqual({
      kind: 'uncounted',
    });
  });

  it('puts a named goal first', () => {
    const [last] = rankSchedule(
      aHorizon({ signals: plain.map((id) => ({ topic: id })) }),
      context,
    ).slice(-1);
    const profile: Profile = { ...NO_PROFILE, goals: [last?.topic ?? topic('hypertension')] };
    const card = aCard('z', { topics: [last?.topic ?? ''] });
    const withGoal = {
      ...context,
      profile,
      catalog: indexPack(aPack([...pack.cards, card], pack.sources)),
    };
    const ranked = rankSchedule(
      aHorizon({ signals: plain.map((id) => ({ topic: id })) }),
      withGoal,
    );
    expect(ranked[0]?.topic).toBe(last?.topic);
  });
});

describe('the selection of a brief', () => {
  it('keeps to three items and to the minutes there are, no topic twice', () => {
    fc.assert(
      fc.property(someSignals, fc.constantFrom(...BUDGETS), fc.nat(400), (signals, budget, day) => {
        const scheduled = rankSchedule(aHorizon({ signals }), context);
        const common = rankCommon(context, day);
        const { items } = selectItems({ scheduled, common, budget, held: null });
        expect(items.length).toBeLessThanOrEqual(3);
        expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(budget);
        expect(new Set(items.map(({ topic: id }) => id)).size).toBe(items.length);
      }),
    );
  });

  it('holds one card that the schedule did not choose wherever minutes allow two', () => {
    fc.assert(
      fc.property(someSignals, fc.nat(400), (signals, day) => {
        const scheduled = rankSchedule(aHorizon({ signals }), context);
        const { items } = selectItems({
          scheduled,
          common: rankCommon(context, day),
          budget: 15,
          held: null,
        });
        expect(items.at(-1)?.reason.kind).toBe('common-topic');
        expect(items.length).toBeGreaterThan(1);
      }),
    );
  });

  it('keeps what the reader had begun in the first place', () => {
    const common = rankCommon(context, 3);
    const held = common[4]?.id ?? '';
    const scheduled = rankSchedule(aHorizon({ signals: [{ topic: plain[0] ?? '' }] }), context);
    expect(selectItems({ scheduled, common, budget: 15, held }).items[0]?.id).toBe(held);
  });

  it('keeps any scheduled item in the first place, within the minutes and beside one not chosen by the schedule', () => {
    fc.assert(
      fc.property(someSignals, fc.constantFrom(...BUDGETS), fc.nat(), (signals, budget, pick) => {
        const scheduled = rankSchedule(aHorizon({ signals }), context);
        const common = rankCommon(context, pick);
        const held = scheduled[pick % Math.max(1, scheduled.length)];
        if (held === undefined) return;
        const { items } = selectItems({
          scheduled,
          common,
          budget,
          held: null,
          spoken: held.id,
        });
        const spent = items.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(spent).toBeLessThanOrEqual(budget);
        expect(items.length).toBeLessThanOrEqual(3);
        expect(new Set(items.map(({ topic: id }) => id)).size).toBe(items.length);
        if (held.minutes <= budget) expect(items[0]).toBe(held); // with the schedule's reason
        if (budget === 15) expect(items.at(-1)?.reason.kind).toBe('common-topic');
      }),
    );
  });

  it('fills an empty clinic with common topics', () => {
    const { items, further } = selectItems({
      scheduled: [],
      common: rankCommon(context, 0),
      budget: 15,
      held: null,
    });
    expect(items).toHaveLength(3);
    expect(further.length).toBeGreaterThan(0);
  });
});

describe('the card that needs no chart', () => {
  it('turns with the day, through every card that may be shown without cause', () => {
    const first = Array.from({ length: 12 }, (_, day) => rankCommon(context, day)[0]?.id);
    expect(new Set(first).size).toBeGreaterThan(6);
  });

  it('is never about a rare or sensitive topic', () => {
    const shy = ALL_TOPICS.filter(({ rare, sensitive }) => rare || sensitive);
    const cards = shy.map(({ id }) => aCard(`card-${id}`, { topics: [id] }));
    expect(rankCommon({ ...context, catalog: indexPack(aPack(cards)) }, 0)).toEqual([]);
  });
});
