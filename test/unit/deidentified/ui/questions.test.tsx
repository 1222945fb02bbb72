import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { KEPT_NOTE, type KeptNote } from '#boundary/kept-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { ALL_TOPICS, generalised, isTopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { NO_ENTRIES } from '#deidentified/record/entries.ts';
import { NOT_LOOKED, type RecordPlace } from '#deidentified/record/record-view.ts';
import { next, type SessionState } from '#deidentified/session-state.ts';
import { waitingWords } from '#deidentified/ui/questions-count.ts';
import { keepingOf, keepingWords } from '#deidentified/ui/questions-kept.ts';
import { QuestionsScreen } from '#deidentified/ui/questions-screen.tsx';
import { ANSWER_TEXT, KEPT_TEXT } from '#deidentified/ui/questions-sentences.ts';
import { findTopics, MOST_OFFERED, WRITTEN_FOR } from '#deidentified/ui/questions-topics.ts';
import { aCard, aPack, topicWith } from '../../../support/builders.ts';
import { aView, holding } from './a-view.ts';
import { wordsOf } from './render.tsx';
import { PLAIN, RARE, SENSITIVE } from './states.ts';

function aNote(changes: Partial<KeptNote> = {}): KeptNote {
  const note = admit(KEPT_NOTE, {
    kind: 'note',
    id: 'abcdefghijklmnopqrstuv',
    purpose: 'question',
    item: `topic:${PLAIN.id}`,
    day: '2026-10-01',
    text: null,
    state: 'open',
    sensitive: false,
    ...changes,
  });
  if (note === undefined) throw new Error('the door refused this note');
  return note;
}

function noting(notes: readonly KeptNote[], isAnswered = true): SessionState {
  const cards = isAnswered ? [aCard('one-card', { topics: [PLAIN.id], title: 'A card?' })] : [];
  const entries = { ...NO_ENTRIES, notes };
  return next(holding(cards), { type: 'entries-changed', entries });
}

const markup = (state: SessionState) =>
  renderToStaticMarkup(<QuestionsScreen view={aView({ state })} />);

describe('the questions', () => {
  it('stand under their subject with the cards that may answer them', () => {
    const shown = markup(noting([aNote({ text: 'Which one first?' })]));
    for (const words of [
      topicNames(PLAIN.id).label,
      'Which one first?',
      'A card?',
      'That answers it',
    ])
      expect(shown).toContain(words);
  });

  it('say honestly where there is no card yet, and show sources', () => {
    const shown = markup(noting([aNote()], false));
    expect(shown).toContain(ANSWER_TEXT.sources);
    expect(shown).toContain('go.html#source-1');
  });

  it('say honestly where there is nothing', () => {
    const other = topicWith({ sensitive: false, rare: false, procedure: true });
    const shown = markup(noting([aNote({ item: `topic:${other.id}` })], false));
    expect(shown).toContain(ANSWER_TEXT.none);
    expect(shown).toContain('Answered elsewhere');
    expect(shown).not.toContain('That answers it');
  });

  it('ask whether what was to be noticed was', () => {
    const shown = markup(noting([aNote({ purpose: 'to-notice', text: 'Ask about sleep' })]));
    for (const words of [
      'You wanted to notice',
      'Ask about sleep',
      'Noticed',
      'Not this time',
      'Drop',
    ])
      expect(shown).toContain(words);
  });

  it('leave the open ones once they are closed, and can be opened again', () => {
    const shown = markup(noting([aNote({ state: 'closed' })]));
    expect(shown).toContain('No open questions.');
    expect(shown).toContain('Open again');
  });

  it('write what a reader wrote as text, whatever it is', () => {
    const shown = markup(noting([aNote({ text: '<img src=x onerror=alert(1)>' })]));
    expect(shown).not.toContain('<img');
  });

  it('are counted beside their place, in a figure to see and in words to hear', () => {
    expect(wordsOf(noting([aNote(), aNote({ state: 'closed' })]), null)).toContain(
      'Questions 1 one open',
    );
    expect(waitingWords([aNote(), aNote({ purpose: 'to-notice' })])).toEqual({
      figure: '2',
      spoken: 'two open',
    });
    expect(waitingWords([aNote({ state: 'closed' })])).toBeNull();
  });
});

describe('before a question is kept', () => {
  const catalog = indexPack(aPack([aCard('sensitive-card', { topics: [SENSITIVE.id] })]));
  const place = (state: RecordPlace): Pick<SessionState, 'record'> => ({
    record: { ...NOT_LOOKED, place: state },
  });
  const settings = { learningMonths: 24, noteMonths: 12 };
  const counts = {
    learning: 0,
    mark: 0,
    note: 0,
    outcome: 0,
    exposure: 0,
    wish: 0,
    shown: 0,
    veto: 0,
    profile: 0,
    settings: 0,
  };
  const open = place({ state: 'open', kept: { counts, settings }, notTakenAlong: 0 });

  it.each<readonly [string, Pick<SessionState, 'record'>, string]>([
    ['encrypted, where the record is open', open, KEPT_TEXT.open],
    [
      'until the session ends, where there is none',
      place({ state: 'none' }),
      KEPT_TEXT['not-open'],
    ],
  ])('the reader is told where it goes: %s', (_, state, expected) => {
    expect(keepingWords(keepingOf(`topic:${PLAIN.id}`, catalog), state)).toBe(expected);
  });

  it('a rare subject is said to stand as a broader one', () => {
    const keeping = keepingOf(`topic:${RARE.id}`, catalog);
    const parent = generalised(RARE.id);
    if (parent === undefined) throw new Error('this rare topic has no parent');
    expect(keeping).toEqual({ kind: 'as-parent', parent });
    expect(keepingWords(keeping, open)).toContain(`Noted as “${topicNames(parent).label}”`);
  });

  it.each([`topic:${SENSITIVE.id}`, 'sensitive-card'])(
    'a sensitive subject is not kept unless the reader says so: %s',
    (item) => {
      const keeping = keepingOf(item, catalog);
      expect(keeping).toEqual({ kind: 'asked-first' });
      expect(keepingWords(keeping, open)).toBe(KEPT_TEXT.sensitive);
    },
  );
});

describe('a subject is found', () => {
  it.each([
    ['af', 'atrial-fibrillation'],
    ['AFib', 'atrial-fibrillation'],
    ['hf', 'heart-failure'],
    ['ckd', 'chronic-kidney-disease'],
    ['gout', 'monoarthritis-gout'],
    ['diabetes', 'type-2-diabetes'],
    ['kidney chronic', 'chronic-kidney-disease'],
    ['colonosc', 'proc-colonoscopy'],
    ['crohn', 'ibd'],
  ])('by what is typed for it: %s', (typed, expected) => {
    expect(findTopics(typed)[0]).toBe(expected);
  });

  it('by its own name, every one of them', () => {
    const missed = ALL_TOPICS.filter(({ id }) => !findTopics(topicNames(id).label).includes(id));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('by no more than a handful at once, and by none where nothing is like it', () => {
    expect(findTopics('a')).toHaveLength(MOST_OFFERED);
    for (const typed of ['', '   ', 'zzz', '***']) expect(findTopics(typed)).toEqual([]);
  });

  it('only under codes that exist, each word written for one topic', () => {
    expect(Object.values(WRITTEN_FOR).filter((id) => !isTopicId(id))).toEqual([]);
    const words = Object.keys(WRITTEN_FOR).flatMap((key) => key.split(' '));
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});
