import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { KEPT_LEARNING, KEPT_MARK } from '#boundary/kept-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { dayAfter } from '#deidentified/learning/days.ts';
import { type Entries, NO_ENTRIES } from '#deidentified/record/entries.ts';
import { NOT_LOOKED, type RecordPlace } from '#deidentified/record/record-view.ts';
import { next, type SessionState } from '#deidentified/session-state.ts';
import { REVIEW_TEXT, SEARCH_TEXT } from '#deidentified/ui/review-sentences.ts';
import { ReviewScreen } from '#deidentified/ui/review-screen.tsx';
import { inDays } from '#deidentified/ui/review-words.ts';
import { UNREVIEWED, type View } from '#deidentified/ui/view.ts';
import { aHorizon, aMemory, topicWith } from '../../../support/builders.ts';
import { aView, holding, only, TODAY } from './a-view.ts';
import { aCard, PLAIN } from './states.ts';

const OTHER = topicWith({ sensitive: false, rare: false, condition: true, tier: 2 });
const CARDS = [
  aCard({ id: 'card-a', title: 'Title of card-a?' }),
  aCard({ id: 'card-b', title: 'Title of card-b?' }),
  aCard({ id: 'card-c', title: 'Title of card-c?', topics: [OTHER.id] }),
];

function learned(item: string, day: string) {
  const plain = { id: 'a'.repeat(22), item, day, mark: 'done', answer: null, rating: null };
  return only(admit(KEPT_LEARNING, { ...plain, kind: 'learning', minutes: 2, sensitive: false }));
}

function marked(item: string, mark: string): Entries['marks'][number] {
  return only(admit(KEPT_MARK, { kind: 'mark', item, mark, month: '2026-10', sensitive: false }));
}

const memory = (card: string, parts: Partial<CardMemory> = {}) => aMemory(card, TODAY, parts);

function wordsOf(
  entries: Partial<Entries>,
  parts: Partial<View> = {},
  state: SessionState = holding(CARDS),
): string {
  const held = { ...state, entries: { ...NO_ENTRIES, ...entries } };
  const view = aView({ state: held, ...parts });
  return renderToStaticMarkup(<ReviewScreen view={view} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, ' ');
}

const withVisits = (topic: string, textVisits = 0): SessionState =>
  next(holding(CARDS), {
    type: 'worker-said',
    message: aHorizon({ horizon: 'session', signals: [{ topic, visits: 2, textVisits }] }),
  });

describe('due', () => {
  it.each<[string, CardMemory, SessionState, string]>([
    [
      'answered and due',
      memory('card-a'),
      holding(CARDS),
      'Title of card-a? Answered on Nov 10, 2026.',
    ],
    [
      'its topic comes',
      memory('card-a', { due: dayAfter(TODAY, 2) }),
      withVisits(PLAIN.id),
      'Brought forward, since its topic is on your list.',
    ],
    [
      'called known',
      memory('card-a', { isCheck: true, last: dayAfter(TODAY, -1) }),
      holding(CARDS),
      'You called it known yesterday: one question to check.',
    ],
    [
      'missed, with another card on the same topic',
      memory('card-a', { lastRating: 'again' }),
      holding(CARDS),
      'Title of card-b? Missed on Nov 10, 2026; here in another form.',
    ],
    [
      'its topic does not come',
      memory('card-c'),
      withVisits(PLAIN.id),
      'One more waits for a matching visit',
    ],
    [
      'not due yet',
      memory('card-a', { due: dayAfter(TODAY, 3) }),
      holding(CARDS),
      'Nothing is due. Next: in 3 days.',
    ],
  ])('%s', (_, one, state, words) => {
    expect(wordsOf({ memories: [one] }, {}, state)).toContain(words);
  });

  it('is put off for nothing once every topic of the schedule was denied, as on the brief', () => {
    const read = withVisits(PLAIN.id, 2);
    const item = `topic:${PLAIN.id}`;
    const denied = next(read, { type: 'marked', item, mark: 'not-this-topic' });
    const waits = 'One more waits for a matching visit';
    const memories = [memory('card-c')];
    expect(wordsOf({ memories }, {}, read)).toContain(waits);
    expect(wordsOf({ memories }, {}, denied)).not.toContain(waits);
  });

  it('has a sentence where nothing was answered yet', () => {
    expect(wordsOf({})).toContain(REVIEW_TEXT.nothingAnswered);
  });

  it('says how far off the next is in the measure that people use', () => {
    const words = [1, 2, 13, 14, 20, 59, 60, 365].map(inDays);
    expect(words).toEqual([
      'tomorrow',
      'in 2 days',
      'in 13 days',
      'in 2 weeks',
      'in 3 weeks',
      'in 8 weeks',
      'in 2 months',
      'in 12 months',
    ]);
  });
});

describe('what was read', () => {
  it('says when, and whether its question comes again; no score, no streak, no percentage', () => {
    const words = wordsOf({
      learning: [learned('card-a', TODAY), learned('card-b', dayAfter(TODAY, -9))],
      memories: [memory('card-a', { due: dayAfter(TODAY, 9) })],
    });
    expect(words).toContain('Title of card-a? Read today. Due in 9 days.');
    expect(words).toContain('Title of card-b? Read on Nov 11, 2026.');
    expect(words).not.toMatch(/%|score|streak/i);
  });

  it('names the quarter alone of what only a schedule puts before a reader', () => {
    const words = wordsOf({ learning: [learned(`topic:${PLAIN.id}`, '2026-10-01')] });
    expect(words).toContain('Read in Oct to Dec 2026.');
  });

  it('keeps a place for a card that no pack holds any more', () => {
    expect(wordsOf({ learning: [learned('card-gone', TODAY)] })).toContain(
      'A card that these packs do not hold Read today.',
    );
  });

  it('of twenty thousand entries shows the newest few, and how many are left', () => {
    const learning = Array.from({ length: 20_000 }, (_, at) =>
      learned(`card-no-${String(at)}`, dayAfter(TODAY, -(at % 700))),
    );
    const words = wordsOf({ learning });
    expect(words.match(/these packs do not hold/g)).toHaveLength(8);
    expect(words).toContain('19,992 left');
  });

  it('shows as many as it takes for the row that was opened to be among them', () => {
    const learning = Array.from({ length: 30 }, (_, at) =>
      learned(`card-no-${String(at).padStart(2, '0')}`, dayAfter(TODAY, -at)),
    );
    const review = { words: '', row: 'read/card-no-19' };
    expect(wordsOf({ learning }, { review }).match(/these packs do not hold/g)).toHaveLength(20);
  });
});

describe('what was saved, and what stays away', () => {
  it('can be taken off the list, or brought back', () => {
    const state = next(holding(CARDS), {
      type: 'wished',
      wish: { about: `topic:${OTHER.id}`, wish: 'mute' },
    });
    const words = wordsOf({ marks: [marked('card-a', 'later')] }, {}, state);
    expect(words).toContain(
      'Title of card-a? Saved in Oct 2026. Take off the list : Title of card-a?',
    );
    expect(words).toMatch(/Muted\. The topic stays away until you bring it back\. Bring back/);
  });

  it('is not spoken of where nothing does', () => {
    expect(wordsOf({})).not.toContain('Kept away');
  });
});

describe('a learner without a record', () => {
  it.each<[string, RecordPlace, string]>([
    ['none', { state: 'none' }, 'Nothing of yours is kept on this computer'],
    [
      'locked',
      { state: 'locked', passkey: false, passphrase: true, lost: false },
      'Until yours is open',
    ],
    ['memory only', { state: 'memory-only', why: 'blocked' }, 'Nothing can be kept here'],
    [
      'damaged',
      { state: 'damaged', damage: ['pack-missing'], remains: null },
      'Your record is damaged',
    ],
  ])('is told why most of the page is empty, and can still search: %s', (_, place, sentence) => {
    const record = { ...NOT_LOOKED, place };
    const words = wordsOf({}, {}, next(holding(CARDS), { type: 'record-changed', record }));
    expect(words).toContain(sentence);
    expect(words).toContain(SEARCH_TEXT.label);
  });

  it('is offered to be remembered', () => {
    const record = { ...NOT_LOOKED, place: { state: 'none' } as const };
    const state = next(holding(CARDS), { type: 'record-changed', record });
    expect(wordsOf({}, {}, state)).toContain('Remember my learning');
  });
});

describe('search', () => {
  const found = (words: string): string => wordsOf({}, { review: { ...UNREVIEWED, words } });

  it('lists cards and sources, in place of the other lists', () => {
    const words = found('title of card-b');
    expect(words).toContain('1 card, no sources.');
    expect(words).toContain('Title of card-b?');
    expect(words).not.toContain('Saved');
    expect(found('guideline')).toContain('no cards, 1 source.');
  });

  it('says what can be searched where nothing matches', () => {
    expect(found('zzzzzz')).toContain(SEARCH_TEXT.nothing);
  });

  it('waits for two letters', () => {
    expect(found('t')).toContain(SEARCH_TEXT.tooShort);
  });

  it('shows nothing of what is typed but in its own field', () => {
    const state = holding(CARDS);
    const view = aView({ state, review: { words: '<img src=x onerror=alert(1)>', row: null } });
    const markup = renderToStaticMarkup(<ReviewScreen view={view} />);
    expect(markup.match(/onerror/g)).toHaveLength(1);
    expect(markup).toContain('value="&lt;img src=x onerror=alert(1)&gt;"');
    expect(markup).not.toContain('<img');
  });

  it('lets no browser keep, complete or spell-check what is typed', () => {
    const markup = renderToStaticMarkup(<ReviewScreen view={aView({ state: holding(CARDS) })} />);
    const [input = ''] = /<input[^>]*type="search"[^>]*>/.exec(markup) ?? [];
    expect(input).toContain('autoComplete="off"');
    expect(input).toContain('spellCheck="false"');
    expect(input).not.toContain('name=');
    expect(markup).not.toContain('<form');
  });
});
