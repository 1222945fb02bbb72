import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { topicWordings } from '#boundary/topic-wordings.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { searchOf } from '#deidentified/catalog/search-catalog.ts';
import { aCard, aPack, aSource } from '../../../support/builders.ts';

const CARDS = [
  aCard('asthma-card', {
    topics: ['asthma'],
    title: 'Night cough: what comes next?',
    stem: 'A teacher coughs at night.',
    bottomLine: 'Add a low dose of budesonide before more relievers.',
  }),
  aCard('gout-card', { topics: ['monoarthritis-gout'], title: 'Flare: colchicine or prednisone?' }),
  aCard('pressure-card', { topics: ['hypertension'], title: 'Sjögren and a raised reading?' }),
  aCard('kidney-card', { topics: ['hypertension'], given: ['chronic-kidney-disease'] }),
];
const SOURCES = [
  aSource('gina', ['asthma'], { title: 'Global strategy', publisher: 'GINA' }),
  aSource('acr', ['monoarthritis-gout'], { title: 'Gout guideline' }),
  aSource('acr-again', ['monoarthritis-gout'], {
    title: 'Gout guideline',
    url: 'https://publisher.example/acr',
  }),
];
const search = searchOf(indexPack(aPack(CARDS, SOURCES)));
const cardsFor = (words: string) => search(words).cards.map(({ id }) => id);
const sourcesFor = (words: string) => search(words).sources.map(({ id }) => id);

describe('a card is found', () => {
  it.each([
    ['by its title', 'colchicine', ['gout-card']],
    ['by its question', 'teacher', ['asthma-card']],
    ['by its bottom line', 'budesonide', ['asthma-card']],
    ['by the name of its topic', 'gout', ['gout-card']],
    ['by what it takes as given', 'chronic kidney disease', ['kidney-card']],
    ['by an everyday name of its topic', 'blood pressure', ['kidney-card', 'pressure-card']],
    ['by a drug that names its topic', 'losartan', ['kidney-card', 'pressure-card']],
    ['by the beginning of a word', 'colch', ['gout-card']],
    ['with a letter wrong', 'budesonode', ['asthma-card']],
    ['without its accents', 'sjogren', ['pressure-card']],
    ['with accents that it does not have', 'cólchicine', ['gout-card']],
    ['whatever small words stand between', 'the flare of a gout', ['gout-card']],
    ['by words of several of these', 'night asthma', ['asthma-card']],
  ])('%s', (_, words, cards) => {
    expect(cardsFor(words).toSorted()).toEqual(cards);
  });
});

describe('a source is found', () => {
  it.each([
    ['by its title', 'global strategy', ['gina']],
    ['by its publisher', 'gina', ['gina']],
    ['by its topic', 'asthma', ['gina']],
    ['once, where two stand at one address', 'gout guideline', ['acr']],
  ])('%s', (_, words, sources) => {
    expect(sourcesFor(words)).toEqual(sources);
  });
});

describe('what is asked for', () => {
  it.each(['', '  ', 'the', '?!', 'qqqqqqq'])('%j finds nothing', (words) => {
    expect(search(words)).toEqual({ cards: [], sources: [], isPartial: false });
  });

  it('in words that nothing holds together finds what holds most of them, and says so', () => {
    expect(search('night asthma zebra')).toMatchObject({
      cards: [{ id: 'asthma-card' }],
      isPartial: true,
    });
  });

  it('is text: markup and patterns are words like any other', () => {
    expect(search('<b>colchicine</b>')).toEqual({ ...search('colchicine b'), isPartial: true });
    expect(cardsFor('(colchicine).*')).toEqual(['gout-card']);
  });

  it('of any kind never throws, and finds only what the packs hold', () => {
    const known = new Set([...CARDS, ...SOURCES].map(({ id }) => id));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (words) => {
        const { cards, sources } = search(words);
        expect([...cards, ...sources].every(({ id }) => known.has(id))).toBe(true);
      }),
    );
  });

  it('finds the same in the same order, however the pack is ordered', () => {
    const turned = searchOf(indexPack(aPack(CARDS.toReversed(), SOURCES)));
    expect(turned('blood pressure')).toEqual(search('blood pressure'));
  });
});

it('every card of the core pack is found by its whole title', () => {
  const text: unknown = JSON.parse(readFileSync('public/packs/core/cards.json', 'utf8'));
  const titles = JSON.stringify(text).match(/(?<="title":")[^"]+/g) ?? [];
  const core = searchOf(
    indexPack(
      aPack(titles.map((title, at) => aCard(`card-${String(at)}`, { topics: ['asthma'], title }))),
    ),
  );
  expect(titles.length).toBeGreaterThan(100);
  expect(titles.filter((title) => !core(title).cards.some((card) => card.title === title))).toEqual(
    [],
  );
});

it('most topics have wordings of their own, and none is a mark of a rule', () => {
  const wordings = ALL_TOPICS.flatMap(({ id }) => topicWordings(id));
  expect(wordings.length).toBeGreaterThan(3000);
  expect(wordings.filter((wording) => !/^[A-Za-z0-9 .,:'-]+$/.test(wording))).toEqual([]);
});
