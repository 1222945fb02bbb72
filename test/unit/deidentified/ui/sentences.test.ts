import { describe, expect, it } from 'vitest';
import { topicNames } from '#boundary/topic-names.ts';
import { PROBLEM_CODES } from '#boundary/problem.ts';
import type { Reason } from '#deidentified/ranking/brief.ts';
import {
  DISCLAIMER,
  DRAFTED,
  NO_LIST_DISCLAIMER,
  PROBLEM_TEXT,
} from '#deidentified/ui/sentences.ts';
import {
  dayWords,
  eyebrowWords,
  gapWords,
  patternWords,
  visitsWords,
  whySentence,
} from '#deidentified/ui/wording.ts';
import { topicWith } from '../../../support/builders.ts';
import { aCard, aCardItem, admittedGap, PLAIN, RARE, SENSITIVE } from './states.ts';

const OTHER = topicWith({ sensitive: false, rare: false, condition: true, system: 'infectious' });

describe('what a problem is called', () => {
  it.each(PROBLEM_CODES)('says what %s is, what it means, and what to do next', (code) => {
    const { title, body, next } = PROBLEM_TEXT[code];
    expect(title).toMatch(/^[A-Z].{5,60}[^.]$/);
    for (const sentence of [body, next]) expect(sentence).toMatch(/^[A-Z].{10,}\.$/);
  });

  it('never shows a reader the code in place of a sentence', () => {
    const told = Object.values(PROBLEM_TEXT).flatMap(({ title, body, next }) => [
      title,
      body,
      next,
    ]);
    for (const code of PROBLEM_CODES.filter((each) => each.includes('-'))) {
      expect(told.join(' ')).not.toContain(code);
    }
  });
});

describe('the words that must stay true', () => {
  it('keeps the disclaimer word for word', () => {
    expect(DISCLAIMER).toBe(
      'Chosen from topics on your list. Not a chart check; a topic not shown means nothing.',
    );
  });

  it('keeps, where no list chose a card, all of it but that', () => {
    expect(NO_LIST_DISCLAIMER).toBe(
      'Not chosen from your list. Not a chart check; a topic not shown means nothing.',
    );
  });

  it('keeps the review status of a drafted card word for word', () => {
    expect(DRAFTED).toBe(
      'Drafted by software from the cited source; no clinician has reviewed it.',
    );
  });
});

describe('why a card is on the brief', () => {
  const COUNTED = ['booked-for', 'on-list'] as const;

  it.each(COUNTED.flatMap((kind) => [1, 2].map((visits) => ({ kind, visits, of: 16 }))))(
    'says "on your list", and no number, for $visits visits ($kind)',
    (reason) => {
      const sentence = whySentence({ topic: PLAIN.id, reason });
      expect(sentence).toMatch(/^On your list/);
      expect(sentence).not.toMatch(/\d/);
    },
  );

  it.each(COUNTED)('counts three visits and more, of the readable ones (%s)', (kind) => {
    expect(whySentence({ topic: PLAIN.id, reason: { kind, visits: 3, of: 16 } })).toContain(
      '3 of 16 readable visits',
    );
  });

  it('gives a combination in one or two visits no number', () => {
    const reason: Reason = { kind: 'together', with: [OTHER.id], visits: 2, of: 16 };
    const sentence = whySentence({ topic: PLAIN.id, reason });
    expect(sentence.replace(topicNames(OTHER.id).short, '')).toBe('On your list, together with .');
  });

  const SCHEDULE_REASONS: readonly Reason[] = [
    { kind: 'uncounted' },
    { kind: 'on-list', visits: 9, of: 16 },
    { kind: 'booked-for', visits: 9, of: 16 },
    { kind: 'together', with: [OTHER.id], visits: 9, of: 16 },
  ];
  it.each(SCHEDULE_REASONS)(
    'gives a sensitive topic neither count nor company ($kind)',
    (reason) => {
      expect(whySentence({ topic: SENSITIVE.id, reason })).toBe('Chosen from topics on your list.');
    },
  );

  it('names no sensitive topic as the company of another', () => {
    const reason: Reason = { kind: 'together', with: [SENSITIVE.id], visits: 4, of: 16 };
    expect(whySentence({ topic: PLAIN.id, reason })).toBe('On your list: 4 of 16 readable visits.');
  });

  it.each([
    [1, 'On your list, together.'],
    [3, 'On your list together: 3 of 16 readable visits.'],
  ])('says of things that meet in %i visits, and are not named, that they do', (visits, words) => {
    const reason: Reason = { kind: 'together', with: [], visits, of: 16 };
    expect(whySentence({ topic: PLAIN.id, reason })).toBe(words);
  });

  it('says of a card the schedule did not choose that it did not', () => {
    expect(
      whySentence({ topic: PLAIN.id, reason: { kind: 'common-topic', specialty: 'FM' } }),
    ).toBe('Common in family medicine; not chosen by your schedule.');
    expect(whySentence({ topic: PLAIN.id, reason: { kind: 'goal' } })).toContain('not chosen by');
  });
});

describe('names on screen', () => {
  it('writes a pattern of one or two visits without a number', () => {
    expect([1, 2, 3, 12].map(visitsWords)).toEqual(['on your list', 'on your list', '3', '12']);
  });

  it('names a rare topic beside others only as its parent', () => {
    expect(patternWords([PLAIN.id, RARE.id])).not.toContain(topicNames(RARE.id).short);
  });

  it('names the combination a conditional card is written for, and none for a sensitive topic', () => {
    const card = aCard({ given: [OTHER.id] });
    expect(eyebrowWords(aCardItem({ card }))).toContain(` + ${topicNames(OTHER.id).short}`);
    expect(eyebrowWords(aCardItem({ card, topic: SENSITIVE.id }))).toBe(
      topicNames(SENSITIVE.id).label,
    );
  });

  it('says of a gap what was not had, and never why', () => {
    const denied = { kind: 'laboratory', code: 'not-permitted', times: 16 } as const;
    const busy = { kind: 'laboratory', code: 'server-busy', times: 16 } as const;
    const words = [denied, busy].map((gap) => gapWords(admittedGap(gap), 16));
    expect(words).toEqual(Array(2).fill('Laboratory results could not be read.'));
    expect(gapWords(admittedGap({ ...busy, times: 2 }), 16)).toBe(
      'Not all laboratory results could be read.',
    );
  });

  it.each([
    ['2026-10-01', 'Oct 1, 2026'],
    ['2026-10', 'Oct 2026'],
    ['soon', 'soon'],
  ])('writes the day %s as %s', (iso, words) => {
    expect(dayWords(iso)).toBe(words);
  });
});
