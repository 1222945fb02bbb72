import { describe, expect, it } from 'vitest';
import type { Card } from '#deidentified/catalog/pack.ts';
import {
  checkAnswers,
  longestShare,
  placeShares,
} from '../../../gates/pack-check/check-answers.ts';
import {
  checkCoverage,
  coverageLines,
  coverageOf,
  tierLines,
  topicsCovered,
} from '../../../gates/pack-check/coverage.ts';
import { corePack } from '../../deidentified/catalog/core-files.ts';

const { cards } = corePack();
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);
const but = (change: (card: Card) => Partial<Card>) =>
  cards.map((card) => ({ ...card, ...change(card) }));

describe('the answers of the core pack', () => {
  it('do not give themselves away', () => {
    expect(codes(checkAnswers(cards))).toEqual([]);
    expect(longestShare(cards)).toBeLessThanOrEqual(0.45);
  });

  it('are longest too often where authors explain only the best one', () => {
    const lengthened = but(({ options, best }) => ({
      options: options.map(({ text, because }, place) => ({
        text: place === best ? text.padEnd(60, ' and so on') : text,
        because,
      })),
    }));
    expect(longestShare(lengthened)).toBeGreaterThan(0.9);
    expect(codes(checkAnswers(lengthened))).toContain('best-is-longest');
  });

  it('stand at one place too often where authors write the best one first', () => {
    const first = but(({ options, best }) => ({
      options: options.toSorted(
        (a, b) => Number(b === options[best]) - Number(a === options[best]),
      ),
      best: 0,
    }));
    expect(placeShares(first)).toEqual([1, 0, 0, 0]);
    expect(codes(checkAnswers(first))).toContain('place-gives-away');
  });

  it('of few cards say nothing of their author', () => {
    const few = cards.slice(0, 5).map((card) => ({ ...card, best: 0 }));
    expect(codes(checkAnswers(few))).not.toContain('place-gives-away');
  });
});

describe('the coverage of the core pack', () => {
  it('is what it promises', () => {
    expect(codes(checkCoverage(cards, true))).toEqual([]);
  });

  it.each([
    ['cards 99 of 100', cards.slice(0, 99)],
    ['conditionalCards 0 of 30', but(() => ({ given: [] }))],
    ['topicsCovered 1 of 80', but(({ topics }) => ({ topics: cards[0]?.topics ?? topics }))],
  ])('is missed with %s', (words, fewer) => {
    expect(checkCoverage(fewer, true).map(({ says }) => says)).toContain(
      `The core pack has ${words}.`,
    );
    expect(codes(checkCoverage(fewer, false))).not.toContain('too-few');
  });

  it('misses a facet that no card is about', () => {
    const silent = cards.filter(({ facet }) => facet !== 'communication');
    expect(checkCoverage(silent, true).map(({ says }) => says)).toContain(
      'No card is about communication.',
    );
  });

  it('counts a card for each topic it is about, and for none that it is only given', () => {
    const rows = coverageOf(cards);
    const about = cards.flatMap(({ topics }) => topics).length;
    expect(rows.reduce((sum, row) => sum + row.cards, 0)).toBe(about);
    expect(topicsCovered(cards.map((card) => ({ ...card, given: [] })))).toBe(topicsCovered(cards));
  });

  it('adds up in each tier to the topics that have a card', () => {
    expect(tierLines(cards)[0]).toMatch(
      new RegExp(
        `^tier 1: ${String(topicsCovered(cards))} of \\d+ topics, \\d+ cards, \\d+ conditional$`,
      ),
    );
    expect(tierLines([])).toHaveLength(3);
    expect(tierLines([]).every((line) => line.endsWith('0 cards, 0 conditional'))).toBe(true);
  });

  it('is a table that names the common topics without a card', () => {
    const lines = coverageLines(cards);
    expect(lines.length).toBe(coverageOf(cards).filter((row) => row.cards > 0).length + 2);
    expect(lines.at(-1)).toMatch(/^Tier 1 without a card \(\d+\): .*croup/);
  });
});
