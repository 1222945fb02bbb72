import type { Card } from '#deidentified/catalog/pack.ts';
import { type Finding, finding } from './finding.ts';

/** Below so many cards a share says nothing. */
export const ENOUGH = 20;

/** A best answer that is the longest option more often than this gives itself away; by chance it is in about one of three. */
const MOST_LONGEST = 0.45;

/** Of the cards that have the place: three options share them at a third each, four at a quarter. */
const MOST_AT_ONE_PLACE = 0.45;
const LEAST_AT_ONE_PLACE = 0.1;

/** The best option alone may be longer than the next by one of these. */
const STANDS_OUT = { characters: 20, ratio: 1.6 } as const;

/** Whether options can be told apart without knowing the answer: by their length, their place, or because two are one. */
export function checkAnswers(cards: readonly Card[]): readonly Finding[] {
  return [
    ...cards.flatMap(optionFindings),
    ...(cards.length < ENOUGH ? [] : [...lengthFindings(cards), ...placeFindings(cards)]),
  ];
}

function optionFindings(card: Card): readonly Finding[] {
  const at = { file: 'cards.json', at: `${card.id}/options` };
  const texts = card.options.map(({ text }) => text.toLowerCase());
  const twice = texts.find((text, place) => texts.indexOf(text) !== place);
  const best = texts[card.best]?.length ?? 0;
  const next = Math.max(
    ...texts.flatMap((text, place) => (place === card.best ? [] : text.length)),
  );
  const standsOut = best - next > STANDS_OUT.characters && best > next * STANDS_OUT.ratio;
  return [
    ...(twice === undefined ? [] : [finding('same-option', at, twice)]),
    ...(standsOut ? [finding('best-stands-out', at, String(best - next))] : []),
  ];
}

/** The share of cards whose best option is longer than every other. */
export function longestShare(cards: readonly Card[]): number {
  const longest = cards.filter(({ options, best }) =>
    options.every(
      ({ text }, place) => place === best || text.length < (options[best]?.text.length ?? 0),
    ),
  );
  return cards.length === 0 ? 0 : longest.length / cards.length;
}

function lengthFindings(cards: readonly Card[]): readonly Finding[] {
  const share = longestShare(cards);
  return share <= MOST_LONGEST
    ? []
    : [finding('best-is-longest', { file: 'cards.json', at: '' }, inHundred(share))];
}

/** At each place, of the cards that have an option there, the share whose best answer it is. */
export function placeShares(cards: readonly Card[]): readonly number[] {
  return [0, 1, 2, 3].map((place) => {
    const having = cards.filter(({ options }) => options.length > place);
    return having.length < ENOUGH / 2
      ? Number.NaN // too few to say
      : having.filter(({ best }) => best === place).length / having.length;
  });
}

function placeFindings(cards: readonly Card[]): readonly Finding[] {
  return placeShares(cards).flatMap((share, place) =>
    share > MOST_AT_ONE_PLACE || share < LEAST_AT_ONE_PLACE
      ? [
          finding(
            'place-gives-away',
            { file: 'cards.json', at: '' },
            `${'ABCD'.charAt(place)} in ${inHundred(share)} of the cards that have it`,
          ),
        ]
      : [],
  );
}

function inHundred(share: number): string {
  return `${(share * 100).toFixed(0)} in 100`;
}
