import { describe, expect, it } from 'vitest';
import type { Place } from '#deidentified/session-parts.ts';
import { next } from '#deidentified/session-state.ts';
import { cardInHand } from '#deidentified/ui/card-in-hand.ts';
import { deriveScreen } from '#deidentified/ui/screen.ts';
import { titleWords } from '#deidentified/ui/screen-view.tsx';
import { otherPlace } from '#deidentified/ui/use-heading-focus.ts';
import { holding } from './a-view.ts';
import { wordsOf } from './render.tsx';
import { aBrief, aCard, aCardItem, aSourcesItem } from './states.ts';

const card = aCard();
const other = aCard({ id: 'card-other', title: 'Another title?', stem: 'Another question?' });
const OWN: readonly (readonly [Place, string])[] = [
  ['review', 'Back to review'],
  ['questions', 'Back to questions'],
  ['rehearse', 'Back to the rehearsal'],
];
const opened = { type: 'opened', item: 'card-other' } as const;
const went = (place: Place) => ({ type: 'went', place }) as const;

describe('a card of the brief', () => {
  const state = holding([card], { type: 'opened', item: card.id });

  it('keeps its reason and its place among the others', () => {
    expect(cardInHand(state, aBrief())?.item).toEqual(aCardItem());
    const words = wordsOf(state, aBrief());
    expect(words).toContain('Back to the brief');
    expect(words).toContain('Why this card');
  });

  it('may come from further down', () => {
    const brief = aBrief({ items: [aSourcesItem()], further: [aCardItem()] });
    expect(cardInHand(state, brief)?.item?.id).toBe(card.id);
  });

  it('stays open where the brief moved on without it: it may be half read', () => {
    const inHand = cardInHand(state, aBrief({ items: [] }));
    expect(inHand).toMatchObject({ card, item: null });
  });
});

describe('a card that is on no brief', () => {
  it.each(OWN)('opens from %s, and its way back leads there', (place, back) => {
    const state = holding([card, other], went(place), opened);
    const words = wordsOf(state, aBrief());
    expect(words).toContain('Another question?');
    expect(words).toContain(back);
    expect(words).not.toContain('Why this card');
    expect(titleWords(deriveScreen(state), true)).toBe('Card · Foreword');
    expect(deriveScreen(next(state, { type: 'closed' }))).toEqual({ kind: place });
  });

  it.each(OWN)('is still open after a look at the Privacy page from %s', (place) => {
    const state = holding([card, other], went(place), opened, went('privacy'));
    expect(cardInHand(state, aBrief())).toBeUndefined();
    expect(otherPlace(state)).toBe(place);
    expect(cardInHand(next(state, went(place)), aBrief())?.card).toEqual(other);
    expect(cardInHand(next(state, went('brief')), aBrief())).toBeUndefined();
  });

  it('brings its sources with it', () => {
    const state = holding([other], went('review'), opened);
    expect(cardInHand(state, null)?.sources.map(({ id }) => id)).toEqual(['source-1']);
  });

  it('is not shown where no pack shows it any more', () => {
    const state = holding([card], went('review'), opened);
    expect(cardInHand(state, aBrief())).toBeUndefined();
  });
});

describe('the card that was begun before the schedule was read', () => {
  it('keeps its place only where it was begun on the brief', () => {
    const fresh = { ...holding([card, other]), horizons: {} };
    expect(next(fresh, opened).held).toBe('card-other');
    expect([went('review'), opened].reduce(next, fresh).held).toBeNull();
  });
});

describe('a session that has ended', () => {
  it('shows no card', () => {
    const state = holding([card], { type: 'session-ended' });
    expect(cardInHand({ ...state, open: card.id }, aBrief())).toBeUndefined();
  });
});
