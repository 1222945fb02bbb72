import { describe, expect, it } from 'vitest';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card, Rule } from '#deidentified/catalog/pack.ts';
import { changesOfPlan } from '#deidentified/learning/change-of-plan.ts';
import { aCard, aPack, aRule, aSource } from '../../../support/builders.ts';

const GOUT = 'monoarthritis-gout';
const table = {
  caption: 'A table',
  head: ['Situation', 'Guidance'],
  rows: [
    ['Starting', 'One thing'],
    ['Going on', 'Another'],
  ],
};

function changes(card: Card, others: readonly Card[] = [], rules: readonly Rule[] = []) {
  const pack = aPack([card, ...others], [aSource('source', [GOUT])], rules);
  return changesOfPlan(card, indexPack(pack));
}

describe('what would change my plan', () => {
  it('asks each row of the card’s own table', () => {
    expect(changes(aCard('with-table', { topics: [GOUT], table }))).toEqual([
      {
        kind: 'row',
        heading: 'Situation',
        situation: 'Starting',
        then: [['Guidance', 'One thing']],
      },
      { kind: 'row', heading: 'Situation', situation: 'Going on', then: [['Guidance', 'Another']] },
    ]);
  });

  it('asks what the plan would be without what the card takes as given', () => {
    const card = aCard('given-kidneys', { topics: [GOUT], given: ['chronic-kidney-disease'] });
    expect(changes(card)).toEqual([{ kind: 'without', topics: ['chronic-kidney-disease'] }]);
  });

  it('asks for what other cards of the topic take as given, and not for what this one does', () => {
    const card = aCard('given-kidneys', { topics: [GOUT], given: ['chronic-kidney-disease'] });
    const same = aCard('same-again', { topics: [GOUT], given: ['chronic-kidney-disease'] });
    const other = aCard('with-failure', { topics: [GOUT], given: ['heart-failure'] });
    const found = changes(card, [same, other]).filter(({ kind }) => kind === 'card');
    expect(found).toMatchObject([{ topics: ['heart-failure'], card: { id: 'with-failure' } }]);
  });

  it('names a rule where no card is written for it, and only one that asks for topics alone', () => {
    const rules = [
      aRule('gout-asthma', { topic: GOUT, allOf: [`topic:${GOUT}`, 'topic:asthma'] }),
      aRule('gout-on-statin', { topic: GOUT, allOf: [`topic:${GOUT}`, 'drug-class:statin'] }),
      aRule('asthma-gout', { topic: 'asthma', allOf: [`topic:${GOUT}`, 'topic:asthma'] }),
    ];
    const found = changes(aCard('on-gout', { topics: [GOUT] }), [], rules);
    expect(found).toMatchObject([
      { kind: 'look-up', topics: ['asthma'], rule: { id: 'gout-asthma' } },
    ]);
  });

  it('is empty where the pack says nothing of it', () => {
    expect(changes(aCard('on-gout', { topics: [GOUT] }))).toEqual([]);
  });

  it('asks for three other circumstances at most', () => {
    const given = ['heart-failure', 'asthma', 'copd', 'obesity', 'falls'];
    const others = given.map((id) => aCard(`with-${id}`, { topics: [GOUT], given: [id] }));
    expect(changes(aCard('on-gout', { topics: [GOUT] }), others)).toHaveLength(3);
  });
});
