import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { WORD_BUDGET } from '#deidentified/catalog/word-budget.ts';
import { BEGUN, check, VERIFIED } from './a-pack.ts';
import { parseVerified } from '../../../gates/pack-check/verified-sources.ts';

const DOCS = readFileSync('docs/packs.md', 'utf8');
const blocks = [...DOCS.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const blockWith = (words: string): string => blocks.find((text) => text.includes(words)) ?? '';
const objectOf = (text: string): object => {
  const value: unknown = JSON.parse(text.trimStart().startsWith('{') ? text : `{${text}}`);
  if (!isObject(value)) throw new Error('an example that is no object');
  return value;
};

describe('the guide to making a pack', () => {
  it('shows a local pathway that passes the check', () => {
    const local = objectOf(blockWith('local pathway'));
    expect(check({ sources: [BEGUN.source, local] })).toEqual([]);
  });

  it('shows a manifest with focus, expert and hidden card that passes the check', () => {
    const manifest = objectOf(blockWith('"experts"'));
    const hidden = { ...BEGUN.card, id: 'shingles-precautions-in-clinic', topics: [] };
    expect(check({ manifest }, VERIFIED, [hidden])).toEqual([]);
  });

  it('shows changes and a withdrawal that pass the check', () => {
    const manifest = objectOf(blockWith('"withdrawn"'));
    const card = { ...BEGUN.card, id: 'st-anna-shingles-rooms', version: 2 };
    expect(check({ manifest, cards: [card] })).toEqual([]);
  });

  it('shows a line of an own list that parses', () => {
    const line = DOCS.split('\n').find((each) => each.startsWith('2026-our-guideline')) ?? '';
    expect(parseVerified(line)).toHaveLength(1);
  });

  it('names the budgets as the loader has them', () => {
    expect(DOCS).toContain(`ends with "?" | ${WORD_BUDGET.title} words`);
    expect(DOCS).toContain(`no real person | ${WORD_BUDGET.stem} words`);
    expect(DOCS).toContain(`is, or is not, the best | ${WORD_BUDGET.because} words a reason`);
    expect(DOCS).toContain(`no dose | ${WORD_BUDGET.bottomLine} words`);
    expect(DOCS).toContain(`table together: ${WORD_BUDGET.card} words`);
  });

  it('describes every member of a card and of a manifest that an author writes', () => {
    for (const member of Object.keys(BEGUN.card)) expect(DOCS).toContain(`\`${member}\``);
    for (const member of ['title', 'licence', 'authors', 'reviewers', 'review', 'version'])
      expect(DOCS).toContain(`\`${member}\``);
  });
});
