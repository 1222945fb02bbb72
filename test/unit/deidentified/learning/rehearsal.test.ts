import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { deriveRehearsal, REHEARSAL_MINUTES } from '#deidentified/learning/rehearsal.ts';
import { aCard, aPack, aRule, aSource, topic } from '../../../support/builders.ts';

const TODAY = '2026-11-20';

interface Parts {
  readonly cards?: readonly Card[];
  readonly sources?: readonly Source[];
  readonly rules?: readonly Rule[];
  readonly memories?: readonly CardMemory[];
  readonly budget?: number;
}

function planOf(topics: readonly string[], parts: Parts) {
  const { cards = [], sources = [], rules = [], memories = [], budget = 5 } = parts;
  const catalog = indexPack(aPack(cards, sources, rules));
  const ids = topics.map(topic);
  return deriveRehearsal({ topics: ids, catalog, memories, budget, day: TODAY });
}

const idsOf = (topics: readonly string[], parts: Parts) =>
  planOf(topics, parts).steps.map(({ id }) => id);

const remembered = (card: string, changes: Partial<CardMemory> = {}): CardMemory => ({
  card,
  answers: 1,
  last: '2026-11-01',
  lastRating: 'good',
  due: '2027-01-01',
  stability: 30,
  isCheck: false,
  ...changes,
});

const gout = (id: string, minutes = 1) => aCard(id, { topics: ['monoarthritis-gout'], minutes });
const goutGiven = (id: string, given: string) =>
  aCard(id, { topics: ['monoarthritis-gout'], given: [given], minutes: 1 });

describe('a rehearsal', () => {
  it('begins with what is written for the combination', () => {
    const cards = [gout('a-plain'), goutGiven('z-together', 'chronic-kidney-disease')];
    const topics = ['monoarthritis-gout', 'chronic-kidney-disease'];
    expect(idsOf(topics, { cards })).toEqual(['z-together', 'a-plain']);
  });

  it('takes what was missed first, then what is due, then what was never answered, then the rest', () => {
    const cards = ['a-well-known', 'b-never', 'c-due', 'd-missed'].map((id) => gout(id));
    const memories = [
      remembered('a-well-known'),
      remembered('c-due', { due: TODAY }),
      remembered('d-missed', { lastRating: 'again' }),
    ];
    expect(idsOf(['monoarthritis-gout'], { cards, memories })).toEqual([
      'd-missed',
      'c-due',
      'b-never',
      'a-well-known',
    ]);
  });

  it('looks a topic up where no card is on it', () => {
    const sources = [aSource('guideline', ['asthma'])];
    const { steps } = planOf(['monoarthritis-gout', 'asthma'], {
      cards: [gout('on-gout')],
      sources,
    });
    expect(steps.map(({ kind, id }) => [kind, id])).toEqual([
      ['card', 'on-gout'],
      ['look-up', 'topic:asthma'],
    ]);
  });

  it('takes the first rule for the combination where no card is written for it', () => {
    const asked = ['topic:monoarthritis-gout', 'topic:asthma'];
    const rules = [
      aRule('gout-with-asthma', { topic: 'monoarthritis-gout', allOf: asked }),
      aRule('gout-with-a-drug', {
        topic: 'monoarthritis-gout',
        allOf: [...asked, 'drug-class:statin'],
      }),
    ];
    const sources = [aSource('source', ['monoarthritis-gout'])];
    const cards = [gout('on-gout')];
    const topics = ['monoarthritis-gout', 'asthma'];
    expect(idsOf(topics, { cards, rules, sources })).toEqual(['rule:gout-with-asthma', 'on-gout']);
    const together = [...cards, goutGiven('and-asthma', 'asthma')];
    expect(idsOf(topics, { cards: together, rules, sources })).not.toContain(
      'rule:gout-with-asthma',
    );
  });

  it('takes a card that supposes more than the case has only where its topic has no other, and says so', () => {
    const supposing = goutGiven('and-kidneys', 'chronic-kidney-disease');
    expect(planOf(['monoarthritis-gout'], { cards: [supposing] }).steps).toMatchObject([
      { id: 'and-kidneys', supposes: ['chronic-kidney-disease'] },
    ]);
    expect(idsOf(['monoarthritis-gout'], { cards: [supposing, gout('plain')] })).toEqual(['plain']);
  });

  it('goes to the topic above a procedure that has nothing of its own', () => {
    const sources = [aSource('on-hernia', ['hernia'])];
    expect(idsOf(['proc-hernia-repair'], { sources })).toEqual(['topic:hernia']);
  });

  it('names the topics on which there is nothing at all', () => {
    const { steps, bare } = planOf(['asthma', 'copd'], { sources: [aSource('one', ['copd'])] });
    expect(steps).toHaveLength(1);
    expect(bare).toEqual(['asthma']);
    expect(planOf(['asthma'], {})).toMatchObject({ steps: [], minutes: 0, bare: ['asthma'] });
  });

  it.each([
    [2, 2],
    [5, 5],
    [15, 5],
  ])('takes no more than a few minutes: with %i in hand, %i', (budget, most) => {
    const cards = ['a-one', 'b-two', 'c-three', 'd-four', 'e-five', 'f-six'].map((id) => gout(id));
    const { steps, further, minutes } = planOf(['monoarthritis-gout'], { cards, budget });
    expect(minutes).toBe(most);
    expect([...steps, ...further].map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
  });

  it('rehearses one card even where it is longer than the minutes', () => {
    expect(planOf(['monoarthritis-gout'], { cards: [gout('long-one', 9)] }).steps).toHaveLength(1);
  });
});

describe('whatever is asked for', () => {
  const TOPICS = ALL_TOPICS.filter(({ tier }) => tier === 1)
    .slice(0, 12)
    .map(({ id }) => id);
  const aTopic = fc.constantFrom(...TOPICS);
  const cards = fc
    .uniqueArray(
      fc.record({
        about: aTopic,
        given: fc.option(aTopic),
        minutes: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 20, selector: ({ about, given }) => `${about} ${given ?? ''}` },
    )
    .map((all) =>
      all
        .filter(({ about, given }) => about !== given)
        .map(({ about, given, minutes }, place) =>
          aCard(`card-${place}`, {
            topics: [about],
            given: given === null ? [] : [given],
            minutes,
          }),
        ),
    );
  const request = fc.record({
    topics: fc.uniqueArray(aTopic, { minLength: 1, maxLength: 4 }),
    cards,
    sources: fc
      .uniqueArray(aTopic, { maxLength: 6 })
      .map((all) => all.map((id) => aSource(`on-${id}`, [id]))),
    budget: fc.constantFrom(2, 5, 15),
  });

  it('no step comes twice, and Σ minutes stays within five unless one step alone is longer', () => {
    fc.assert(
      fc.property(request, ({ topics, ...parts }) => {
        const { steps, further, minutes } = planOf(topics, parts);
        const ids = [...steps, ...further].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(minutes).toBe(steps.reduce((sum, step) => sum + step.minutes, 0));
        if (steps.length > 1) expect(minutes).toBeLessThanOrEqual(REHEARSAL_MINUTES.most);
      }),
    );
  });

  it('it is empty only where every topic is said to be bare', () => {
    fc.assert(
      fc.property(request, ({ topics, ...parts }) => {
        const { steps, bare } = planOf(topics, parts);
        expect(steps.length === 0).toBe(bare.length === topics.length);
      }),
    );
  });

  it('the order in which topics and cards are given makes no difference', () => {
    fc.assert(
      fc.property(request, ({ topics, ...parts }) => {
        const turned = { ...parts, cards: parts.cards.toReversed() };
        expect(idsOf(topics.toReversed(), turned)).toEqual(idsOf(topics, parts));
      }),
    );
  });
});
