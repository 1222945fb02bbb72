import { describe, expect, it } from 'vitest';
import { metChanges } from '#deidentified/catalog/met-changes.ts';
import { aCard, aPack, shownOf } from '../../../support/builders.ts';

const cards = ['corrected', 'old', 'new', 'same'].map((id) =>
  aCard(id, { topics: ['asthma'], title: `About ${id}?`, version: 3 }),
);
const catalog = shownOf(
  {
    ...aPack(cards),
    changes: [
      { card: 'corrected', version: 2, kind: 'corrected', by: null, on: '2026-03-01', why: 'One.' },
      { card: 'corrected', version: 3, kind: 'updated', by: null, on: '2026-09-01', why: 'Two.' },
      { card: 'old', version: 3, kind: 'superseded', by: 'new', on: '2026-06-01', why: 'Three.' },
    ],
    withdrawn: [{ card: 'gone', on: '2026-07-01', why: 'Four.' }],
  },
  false,
);
const said = (last: string, card = 'corrected') =>
  metChanges(catalog, [{ card, last }]).map(({ why }) => why);

describe('a learner is told of cards that changed', () => {
  it.each([
    ['2026-01-01', ['Two.', 'One.']],
    ['2026-03-01', ['Two.', 'One.']], // the same day: before the reading or after it is not known
    ['2026-03-02', ['Two.']],
    ['2026-09-02', []],
  ])('after the day they last met them: %s', (last, why) => {
    expect(said(last)).toEqual(why);
  });

  it('with the title of the card, also of one that is no longer shown, and of what took its place', () => {
    expect(metChanges(catalog, [{ card: 'old', last: '2026-01-01' }])).toEqual([
      {
        card: 'old',
        kind: 'superseded',
        by: 'new',
        on: '2026-06-01',
        why: 'Three.',
        title: 'About old?',
        successor: 'About new?',
      },
    ]);
  });

  it('also where a card was withdrawn and no pack knows its title', () => {
    expect(metChanges(catalog, [{ card: 'gone', last: '2026-01-01' }])).toMatchObject([
      { kind: 'withdrawn', title: null, successor: null },
    ]);
  });

  it('of those they met and no others, latest first, each once however often it was met', () => {
    const met = ['corrected', 'old', 'corrected', 'gone'].map((card, at) => ({
      card,
      last: at === 0 ? '2026-08-01' : '2026-01-01',
    }));
    expect(metChanges(catalog, met).map(({ why }) => why)).toEqual(['Two.', 'Four.', 'Three.']);
    expect(metChanges(catalog, met.toReversed())).toEqual(metChanges(catalog, met));
    expect(metChanges(catalog, [{ card: 'same', last: '2020-01-01' }])).toEqual([]);
    expect(metChanges(catalog, [])).toEqual([]);
  });
});
