import { describe, expect, it } from 'vitest';
import { topicNames } from '#boundary/topic-names.ts';
import type { RankedItem, Reason } from '#deidentified/ranking/brief.ts';
import { FACTOR_NAMES } from '#deidentified/ranking/factor-names.ts';
import { next } from '#deidentified/session-state.ts';
import { counterfactualWords, reasonWords } from '#deidentified/ui/reason-words.ts';
import { whySentence } from '#deidentified/ui/wording.ts';
import { markupOf, wordsOf } from './render.tsx';
import { aBrief, aCardItem, PLAIN, readMonday, SENSITIVE } from './states.ts';

const MANY: Reason = { kind: 'on-list', visits: 5, of: 16 };
const TWO: Reason = { kind: 'on-list', visits: 2, of: 16 };
const FACTORS = FACTOR_NAMES.map((name) => ({
  name,
  value: name === 'visits' ? 3 : name === 'practice' ? 2 : 1,
  reference: 1,
}));
const words = (item: RankedItem) => reasonWords(item).map((one) => one.words);
const pageWith = (item: RankedItem) => wordsOf(readMonday(), aBrief({ items: [item] }));

describe('why a card is there', () => {
  it.each<[string, Reason, string]>([
    [
      'a review that is due by itself',
      { kind: 'due', again: 'review' },
      'Due for review; not chosen by your schedule.',
    ],
    [
      'a check of what was called known',
      { kind: 'due', again: 'check' },
      'You called it known, and this asks once; not chosen by your schedule.',
    ],
    [
      'another form of what was missed, in two visits',
      { kind: 'due-with-visits', again: 'other-form', visits: 2, of: 16 },
      'Asks in another form what you missed before, and on your list.',
    ],
    [
      'a review whose topic comes often',
      { kind: 'due-with-visits', again: 'review', visits: 4, of: 16 },
      'Due for review, and on your list: 4 of 16 readable visits.',
    ],
    [
      'what a pack puts forward',
      { kind: 'focus', says: 'The topic of the month.' },
      'The topic of the month. Not chosen by your schedule.',
    ],
  ])('is said in one sentence: %s', (_, reason, sentence) => {
    expect(whySentence({ topic: PLAIN.id, reason })).toBe(sentence);
  });

  it('says of a sensitive topic nothing countable, review or not', () => {
    const reason: Reason = { kind: 'due-with-visits', again: 'review', visits: 4, of: 16 };
    expect(whySentence({ topic: SENSITIVE.id, reason })).toBe('Chosen from topics on your list.');
  });
});

describe('the main reasons', () => {
  it('are words for sizes, never a percentage or a weight', () => {
    const said = words(aCardItem({ reason: MANY, factors: FACTORS }));
    expect(said).toEqual([
      'Comes up much more than most on your list. Your practice meets it much more than most.',
    ]);
  });

  it('leave out, for one or two visits and for a sensitive topic, what would give a count away', () => {
    expect(words(aCardItem({ reason: TWO, factors: FACTORS }))).toEqual([]);
    const sensitive = { topic: SENSITIVE.id, reason: { kind: 'uncounted' } as const };
    expect(words(aCardItem({ ...sensitive, factors: FACTORS }))).toEqual([]);
    const shown = pageWith(aCardItem({ reason: TWO, factors: FACTORS }));
    expect(shown).not.toMatch(/3\.00|2\.00|Multiplied/);
    expect(shown).toContain('on your list');
    expect(pageWith(aCardItem({ reason: MANY, factors: FACTORS }))).toMatch(/× 3\.00.*Multiplied/);
  });

  it('say when it was last read where that counts, by the month', () => {
    const lastRead = { what: 'this', day: '2026-10-14' } as const;
    const memory = (value: number) => [{ name: 'memory', value, reference: 1 } as const];
    const read = (value: number) => words(aCardItem({ lastRead, factors: memory(value) }));
    expect(read(0.69)).toEqual(['You read this in October 2026.']);
    expect(read(0.71)).toEqual([]);
    const due = aCardItem({ lastRead, factors: [], reason: { kind: 'due', again: 'review' } });
    expect(words(due)).toEqual(['You read this in October 2026.']);
  });

  it('stand beside what can be done about them', () => {
    const goal = [{ name: 'goal', value: 1.6, reference: 1 } as const];
    expect(pageWith(aCardItem({ factors: goal }))).toContain('One of your goals. No longer a goal');
  });

  it('say what would make it give way', () => {
    expect(counterfactualWords(aCardItem(), false)).toBe(
      'It makes way when its topic leaves your list, you mark it as known or you have less than 2 minutes.',
    );
    expect(counterfactualWords(aCardItem({ chosenBy: 'practice', minutes: 1 }), true)).toBe(
      'It makes way when you unpin it, you mark it as known or you have less than 1 minute.',
    );
  });
});

describe('what the reader wants of a card', () => {
  const about = `topic:${PLAIN.id}`;

  it('is offered under Details, and taken back where it was said', () => {
    const item = aCardItem();
    expect(pageWith(item)).toMatch(/Pin More like this Less like this Mute this topic/);
    const less = next(readMonday(), { type: 'wished', wish: { about, wish: 'less' } });
    const pinned = next(less, { type: 'wished', wish: { about: item.id, wish: 'pin' } });
    const shown = wordsOf(pinned, aBrief({ items: [item] }));
    expect(shown).toContain('Pinned: stands first. Unpin');
    expect(shown).toContain('Less of this, as you asked. Back to usual');
  });

  it('to mute every card says so, with the way back', () => {
    const muted = next(readMonday(), { type: 'wished', wish: { about, wish: 'mute' } });
    const shown = wordsOf(muted, aBrief({ items: [] }));
    expect(shown).toContain('Nothing is left that you have not muted or marked.');
    expect(shown).toContain(`One muted topic ${topicNames(PLAIN.id).label} Bring back`);
  });

  it('can keep a place for what is seldom met', () => {
    const box = /<input[^>]*type="checkbox"[^>]*\/> ?Keep one place for what I seldom meet/;
    const markup = (rareSlot: boolean) =>
      box.exec(markupOf(next(readMonday(), { type: 'slot-changed', rareSlot }), aBrief()))?.[0] ??
      '';
    expect(markup(true)).toContain('checked');
    expect(markup(false)).not.toContain('checked');
  });
});
