import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TOPICS, isTopicId } from '#boundary/topic.ts';
import type { TopicId } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Pack, Region, Source } from '#deidentified/catalog/pack.ts';
import { corePack } from './core-files.ts';

const pack = corePack();

function topic(id: string): TopicId {
  if (!isTopicId(id)) throw new Error(`no topic ${id}`);
  return id;
}

const ASTHMA = topic('asthma');

function aSource(change: Partial<Source>): Source {
  return {
    id: 'a',
    title: 'A title',
    publisher: 'A publisher',
    type: 'review',
    year: 2020,
    url: `https://example.org/${change.id ?? 'a'}`,
    topics: [ASTHMA],
    region: 'US',
    minutes: 5,
    access: 'open',
    ...change,
  };
}

function idsOf(sources: readonly Source[], region: Region | null): readonly string[] {
  return indexPack({ ...pack, sources })
    .sourcesOf(ASTHMA, region)
    .map(({ id }) => id);
}

describe('the sources of a topic', () => {
  it.each<[string, Partial<Source>, Partial<Source>, Region | null]>([
    [
      'a guideline before a review of the same year',
      { type: 'guideline' },
      { type: 'review' },
      'US',
    ],
    [
      'a guideline before a review seven years newer',
      { type: 'guideline', year: 2018 },
      { year: 2025 },
      'US',
    ],
    [
      'a review before a guideline nine years older',
      { year: 2025 },
      { type: 'guideline', year: 2016 },
      'US',
    ],
    ['the newer of two guidelines', { type: 'guideline', year: 2021 }, { type: 'guideline' }, 'US'],
    ['the reader’s own region', { region: 'UK' }, { region: 'US' }, 'UK'],
    [
      'international guidance before another region’s',
      { region: 'international' },
      { region: 'US' },
      'UK',
    ],
    ['a listed kind before one not listed', { type: 'review' }, { type: 'training course' }, null],
  ])('put first %s', (_, first, second, region) => {
    const sources = [aSource({ ...first, id: 'z' }), aSource({ ...second, id: 'a' })];
    expect(idsOf(sources, region)).toEqual(['z', 'a']);
  });

  it('are settled by id where they stand level', () => {
    const sources = ['c', 'a', 'b', 'd'].map((id) => aSource({ id }));
    expect(idsOf(sources, null)).toEqual(['a', 'b', 'c']);
  });

  it('come in one order whatever the order of the pack', () => {
    const regions = [null, 'US', 'UK', 'international'] as const;
    const answers = (from: Pack): unknown => {
      const catalog = indexPack(from);
      return ALL_TOPICS.map(({ id }) => [
        catalog.cardsOn(id).map((card) => card.id),
        ...regions.map((region) => catalog.sourcesOf(id, region).map((source) => source.id)),
      ]);
    };
    const expected = answers(pack);
    const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(shuffled(pack.cards), shuffled(pack.sources), (cards, sources) => {
        expect(answers({ ...pack, cards, sources })).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('are at most three, and all on the topic', () => {
    const catalog = indexPack(pack);
    for (const { id } of ALL_TOPICS) {
      const sources = catalog.sourcesOf(id, 'US');
      expect(sources.length).toBeLessThanOrEqual(3);
      expect(sources.every((source) => source.topics.includes(id))).toBe(true);
    }
  });

  it('are none for a topic the pack does not cover', () => {
    expect(indexPack({ ...pack, sources: [] }).sourcesOf(ASTHMA, 'US')).toEqual([]);
  });
});

describe('the cards of a topic', () => {
  it('are those about it, not those that only name it as the other half', () => {
    const catalog = indexPack(pack);
    const ids = (id: string): readonly string[] =>
      catalog.cardsOn(topic(id)).map((card) => card.id);
    expect(ids('hypertension')).toContain('creatinine-after-acei-or-arb');
    expect(ids('chronic-kidney-disease')).toEqual(['sglt2-inhibitor-egfr-dip']);
  });
});
