import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack } from '#deidentified/catalog/pack.ts';
import { MOST_SOURCES } from '#deidentified/catalog/parse-source.ts';
import { showPacks } from '#deidentified/catalog/show-packs.ts';
import { MOST_PACKS, placeOfSource, sourceAt } from '#deidentified/catalog/source-places.ts';
import { aCard, aPack, aRule, aSource, topic } from '../../../support/builders.ts';

/* Several packs of a tenant as one: the hospital's first, then ours. */

const TODAY = '2026-11-22';
const EVERYTHING = { reviewedCardsOnly: false, today: TODAY };

function shown(packs: readonly Pack[], how = EVERYTHING) {
  return showPacks(
    packs.map((pack, place) => ({ place, pack })),
    how,
  ).catalog;
}

const on = (id: string, parts = {}) => aCard(id, { topics: ['asthma'], ...parts });
const signed = { review: { status: 'reviewed', by: 'A. Reviewer, MD', on: TODAY } } as const;
const WHY = { on: TODAY, why: 'A new guideline.' };
const ids = (cards: readonly { readonly id: string }[]) => cards.map(({ id }) => id);

describe('of several packs', () => {
  it('the higher one’s card, rule and source count where both have one', () => {
    const rule = { topic: 'asthma', allOf: ['topic:asthma', 'topic:copd'] };
    const hospital = aPack(
      [on('both', { title: 'Ours?' })],
      [aSource('both', ['asthma'], { title: 'Ours' })],
      [aRule('both-two', { ...rule, title: 'Ours' })],
    );
    const core = aPack(
      [on('both'), on('core-only')],
      [aSource('both', ['asthma']), aSource('core-only', ['asthma'])],
      [aRule('both-two', rule)],
    );
    const catalog = shown([hospital, core]);
    expect(ids(catalog.cards)).toEqual(['both', 'core-only']);
    expect(catalog.cards[0]?.title).toBe('Ours?');
    expect(catalog.sourceById('both')?.title).toBe('Ours');
    expect(catalog.rules.map(({ title }) => title)).toEqual(['Ours']);
    expect(catalog.titleOf('both')).toBe('Ours?');
    expect(catalog.packOf('core-only')).toBe(core);
  });

  it('the higher one hides cards of those below, and of none above', () => {
    const above = aPack([on('a')]);
    const hospital = { ...aPack([on('b')]), hides: ['a', 'c'] };
    expect(ids(shown([above, hospital, aPack([on('c'), on('d')])]).cards)).toEqual(['a', 'b', 'd']);
  });

  it('a withdrawn card is gone from the pack that withdraws it and from all below', () => {
    const hospital = { ...aPack([on('a')]), withdrawn: [{ card: 'b', ...WHY }] };
    const core = { ...aPack([on('b'), on('c')]), withdrawn: [{ card: 'a', ...WHY }] };
    expect(ids(shown([hospital, core]).cards)).toEqual(['a', 'c']);
  });

  it('a superseded card is not shown; the one in its place is', () => {
    const change = { card: 'old', version: 1, kind: 'superseded', by: 'new', ...WHY } as const;
    const catalog = shown([{ ...aPack([on('old'), on('new')]), changes: [change] }]);
    expect(ids(catalog.cards)).toEqual(['new']);
    expect(catalog.titleOf('old')).toBe('What matters here?');
  });

  it('one address is one source of a topic, and each card still finds the one it cites', () => {
    const url = 'https://publisher.example/same';
    const hospital = aPack([], [aSource('ours', ['asthma'], { url })]);
    const core = aPack(
      [on('a', { sources: ['theirs'] })],
      [aSource('theirs', ['asthma'], { url })],
    );
    const catalog = shown([hospital, core]);
    expect(ids(catalog.sourcesOf(topic('asthma'), null))).toEqual(['ours']);
    expect(catalog.sourceById('theirs')).toBeDefined();
  });

  it('the order of packs decides, and nothing else: each pack’s own order makes no difference', () => {
    const cards = ['a', 'b', 'c', 'd'].map((id) => on(id));
    fc.assert(
      fc.property(fc.shuffledSubarray(cards), fc.shuffledSubarray(cards), (one, other) => {
        const sorted = (pack: readonly (typeof cards)[number][]) =>
          pack.toSorted((x, y) => (x.id < y.id ? -1 : 1));
        expect(shown([aPack(one), aPack(other)]).cards).toEqual(
          shown([aPack(sorted(one)), aPack(sorted(other))]).cards,
        );
      }),
    );
  });
});

describe('a card gives way to its sources', () => {
  const sources = [
    aSource('newest', ['asthma'], { year: 2026 }),
    aSource('newer', ['asthma'], { year: 2025 }),
    aSource('new', ['asthma'], { year: 2024 }),
    aSource('its-own', ['asthma'], { year: 1999, type: 'review' }),
  ];

  it('the day after it expires, and not on the day', () => {
    const pack = aPack([on('a', { expires: TODAY, sources: ['its-own'] })], sources);
    expect(ids(shown([pack]).cards)).toEqual(['a']);
    const tomorrow = shown([pack], { ...EVERYTHING, today: '2026-11-23' });
    expect(tomorrow.cards).toEqual([]);
    expect(ids(tomorrow.sourcesOf(topic('asthma'), null))).toEqual(['its-own', 'newest', 'newer']);
    expect(tomorrow.titleOf('a')).toBeDefined();
  });

  it('where the tenant shows reviewed cards only and nobody has signed it', () => {
    const pack = aPack([on('drafted', { sources: ['its-own'] }), on('signed', signed)], sources);
    const catalog = shown([pack], { reviewedCardsOnly: true, today: TODAY });
    expect(ids(catalog.cards)).toEqual(['signed']);
    expect(ids(catalog.sourcesOf(topic('asthma'), null))[0]).toBe('its-own');
  });

  it('and the card of a lower pack with its id does not come in its place', () => {
    const packs = [aPack([on('a')]), aPack([on('a', signed)])];
    expect(shown(packs, { reviewedCardsOnly: true, today: TODAY }).cards).toEqual([]);
  });
});

describe('an institution', () => {
  const pathway = { type: 'local pathway', year: 1990 };
  const hospital: Pack = {
    ...aPack([], [aSource('way', ['asthma'], pathway)]),
    experts: [{ topic: topic('asthma'), name: 'Dr. A', reach: 'extension 1' }],
    focus: [
      { topic: topic('copd'), from: '2026-11-01', until: '2026-11-30', says: 'This month.' },
      { topic: topic('asthma'), from: '2026-11-30', until: '2026-12-31', says: 'Next month.' },
    ],
  };
  const core = aPack([], [aSource('a', ['asthma']), aSource('b', ['copd'])]);
  const catalog = shown([hospital, core]);

  it('puts its own pathways first among the sources of a topic', () => {
    expect(ids(catalog.sourcesOf(topic('asthma'), 'US'))).toEqual(['way', 'a']);
    expect(ids(catalog.pathwaysOn(topic('asthma')))).toEqual(['way']);
    expect(catalog.pathwaysOn(topic('copd'))).toEqual([]);
  });

  it('names whom to ask', () => {
    expect(catalog.expertsOn(topic('asthma'))).toEqual(hospital.experts);
    expect(catalog.expertsOn(topic('copd'))).toEqual([]);
  });

  it.each([
    ['2026-10-31', []],
    ['2026-11-01', ['copd']],
    ['2026-11-30', ['asthma', 'copd']],
    ['2026-12-31', ['asthma']],
    ['2027-01-01', []],
  ])('has its topics of the month, first day and last included: %s', (day, topics) => {
    expect(catalog.focusOn(day).map((one) => one.topic)).toEqual(topics);
  });
});

describe('what became of a card', () => {
  it('is told by the pack that holds it, and a withdrawal below that changes nothing', () => {
    const change = { card: 'a', version: 1, kind: 'corrected', by: null, ...WHY } as const;
    const hospital = { ...aPack([on('a')]), changes: [change] };
    const core = {
      ...aPack([on('a')]),
      withdrawn: [
        { card: 'a', ...WHY },
        { card: 'b', ...WHY },
      ],
    };
    const catalog = shown([hospital, core]);
    expect(catalog.changesOf('a').map(({ kind }) => kind)).toEqual(['corrected']);
    expect(catalog.changesOf('b').map(({ kind }) => kind)).toEqual(['withdrawn']);
    expect(catalog.changesOf('c')).toEqual([]);
  });
});

describe('a source has a place that names no subject', () => {
  const packs = [
    aPack([], [aSource('a', ['asthma']), aSource('both', ['asthma'])]),
    aPack([], [aSource('b', ['copd']), aSource('both', ['copd']), aSource('c', ['copd'])]),
  ].map((pack, place) => ({ place, pack }));

  it('and is found there again, also where another pack did not open in the airlock', () => {
    for (const { place, pack } of packs) {
      for (const source of pack.sources) {
        const at = placeOfSource([{ place, pack }], source.id);
        expect(sourceAt(packs, at)).toBe(source);
        expect(sourceAt([{ place, pack }], at)).toBe(source);
        expect(
          sourceAt(
            packs.filter((one) => one.pack !== pack),
            at,
          ),
        ).toBeUndefined();
      }
    }
  });

  it('of two with one id it is the higher pack’s', () => {
    expect(sourceAt(packs, placeOfSource(packs, 'both'))?.topics).toEqual(['asthma']);
  });

  it('is nowhere for what no pack holds', () => {
    expect(placeOfSource(packs, 'none')).toBe(-1);
    for (const at of [-1, 1.5, 9999, Number.NaN]) expect(sourceAt(packs, at)).toBeUndefined();
  });

  it('of four figures at most, so that it is written in the ledger', () => {
    expect(MOST_SOURCES * MOST_PACKS).toBeLessThanOrEqual(9999);
  });
});
