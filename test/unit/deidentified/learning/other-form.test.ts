import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { optionOrder, otherForm } from '#deidentified/learning/other-form.ts';
import { aCard, aPack } from '../../../support/builders.ts';

const missed = aCard('missed-card', { topics: ['monoarthritis-gout'], facet: 'treatment' });
const sameFacet = aCard('same-facet', { topics: ['monoarthritis-gout'], facet: 'treatment' });
const sameFacetToo = aCard('same-facet-too', {
  topics: ['monoarthritis-gout'],
  facet: 'treatment',
});
const withKidneys = aCard('and-kidneys', {
  topics: ['monoarthritis-gout'],
  given: ['chronic-kidney-disease'],
  facet: 'treatment',
});
const otherFacet = aCard('other-facet', { topics: ['monoarthritis-gout'], facet: 'diagnosis' });
const otherTopic = aCard('other-topic', { topics: ['asthma'], facet: 'treatment' });
const inPassing = aCard('in-passing', {
  topics: ['asthma', 'monoarthritis-gout'],
  facet: 'treatment',
});

const answered = (card: Card, last: string): CardMemory => ({
  card: card.id,
  answers: 1,
  last,
  lastRating: 'again',
  due: '2026-12-01',
  stability: 1,
  isCheck: false,
});
const other = (cards: readonly Card[], memories: readonly CardMemory[] = []) =>
  otherForm(
    missed,
    [answered(missed, '2026-11-20'), ...memories],
    indexPack(aPack([missed, ...cards])),
  )?.id;

describe('a card that was missed comes back', () => {
  it.each<readonly [string, readonly Card[], string | undefined]>([
    ['as one of the same facet before others', [otherFacet, sameFacet], 'same-facet'],
    ['as one of another facet where there is no other', [otherFacet, otherTopic], 'other-facet'],
    ['as one that takes as much as given, before others', [withKidneys, sameFacet], 'same-facet'],
    ['as itself where no card is on its topic first', [otherTopic, inPassing], undefined],
    ['as itself where it stands alone', [], undefined],
  ])('%s', (_, cards, expected) => {
    expect(other(cards)).toBe(expected);
  });

  it('as one never answered before one answered longest ago', () => {
    const cards = [sameFacet, sameFacetToo];
    expect(other(cards, [answered(sameFacet, '2026-10-01')])).toBe('same-facet-too');
    const both = [answered(sameFacet, '2026-10-02'), answered(sameFacetToo, '2026-10-01')];
    expect(other(cards, both)).toBe('same-facet-too');
  });

  it('never as one answered since', () => {
    expect(other([sameFacet], [answered(sameFacet, '2026-11-21')])).toBeUndefined();
    expect(other([sameFacet], [answered(sameFacet, '2026-11-20')])).toBeUndefined();
  });

  it('the same whatever the order of cards and memories', () => {
    const cards = [sameFacet, sameFacetToo, withKidneys, otherFacet];
    const memories = cards.map((card, place) => answered(card, `2026-10-0${1 + (place % 3)}`));
    expect(other(cards.toReversed(), memories.toReversed())).toBe(other(cards, memories));
  });
});

describe('the options of a card that comes back', () => {
  const someCard = fc
    .tuple(fc.stringMatching(/^[a-z]{2,9}-[a-z]{2,9}$/), fc.integer({ min: 2, max: 6 }))
    .map(([id, length]) => ({
      id,
      options: Array.from({ length }, () => ({ text: 'An option', because: 'It is one.' })),
    }));

  it('stand as in the pack the first time', () => {
    fc.assert(
      fc.property(someCard, (card) => {
        expect(optionOrder(card, 0)).toEqual([...card.options.keys()]);
      }),
    );
  });

  it('are all there, each elsewhere than the time before', () => {
    fc.assert(
      fc.property(someCard, fc.nat(50), (card, answers) => {
        const [before, now] = [optionOrder(card, answers), optionOrder(card, answers + 1)];
        expect(now.toSorted((a, b) => a - b)).toEqual([...card.options.keys()]);
        for (const [place, option] of now.entries()) expect(before[place]).not.toBe(option);
      }),
    );
  });
});
