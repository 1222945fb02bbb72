import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { topicNames } from '#boundary/topic-names.ts';
import { PROBLEM_CODES, problem } from '#boundary/problem.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next, type SessionState } from '#deidentified/session-state.ts';
import {
  DISCLAIMER,
  DRAFTED,
  ENDED_TEXT,
  NO_LIST_DISCLAIMER,
  PROBLEM_TEXT,
} from '#deidentified/ui/sentences.ts';
import { deriveScreen } from '#deidentified/ui/screen.ts';
import { titleWords } from '#deidentified/ui/screen-view.tsx';
import { markupOf, wordsOf } from './render.tsx';
import {
  aBrief,
  aCard,
  aCardItem,
  aCombinationItem,
  aSourcesItem,
  MONDAY,
  PLAIN,
  readMonday,
  SENSITIVE,
  signalsOf,
} from './states.ts';

function after(state: SessionState, ...actions: readonly Action[]): SessionState {
  return actions.reduce(next, state);
}

const CHART_FREE = aBrief({
  found: 0,
  readable: 0,
  items: [aCardItem({ reason: { kind: 'common-topic', specialty: null } })],
});

const STATES: readonly (readonly [string, SessionState, typeof CHART_FREE])[] = [
  ['while reading', firstState(null), CHART_FREE],
  ['once a horizon is read', readMonday(), aBrief()],
  ['when nothing fits the minutes', readMonday(), aBrief({ items: [], further: [aSourcesItem()] })],
  [
    'when reading was stopped early',
    after(firstState(null), { type: 'reading-stopped-by-reader' }),
    CHART_FREE,
  ],
  ['when the run stopped', firstState(problem('schedule', 'not-permitted')), CHART_FREE],
];

describe('every brief', () => {
  it.each(STATES)('ends its cards with the disclaimer %s', (_when, state, brief) => {
    const [cards] = markupOf(state, brief).split('</aside>')[0]?.split('<aside') ?? [];
    const says = brief === CHART_FREE ? NO_LIST_DISCLAIMER : DISCLAIMER;
    expect(cards?.replace(/(<\/(section|div)>)+$/, '')).toMatch(new RegExp(`>${says}</p>$`));
  });

  it('says it was chosen from the list as soon as one of its cards was', () => {
    const [anyones] = CHART_FREE.items;
    const brief = aBrief({ items: anyones === undefined ? [] : [anyones], further: [aCardItem()] });
    expect(wordsOf(readMonday(), brief)).toContain(DISCLAIMER);
  });

  it('says beside an open card that no list chose it where none did', () => {
    const state = after(readMonday(), { type: 'opened', item: 'card-1' });
    expect(wordsOf(state, CHART_FREE)).toContain(NO_LIST_DISCLAIMER);
    expect(wordsOf(state, aBrief())).toContain(DISCLAIMER);
  });

  it('shows who has reviewed each card', () => {
    expect(wordsOf(readMonday(), aBrief())).toContain(DRAFTED);
    const reviewed = aCard({ review: { status: 'reviewed', by: 'A. Reviewer', on: '2026-09-30' } });
    expect(wordsOf(readMonday(), aBrief({ items: [aCardItem({ card: reviewed })] }))).toContain(
      'Reviewed by A. Reviewer, Sep 30, 2026.',
    );
  });

  it('says how many visits were readable, and where patient data goes', () => {
    const words = wordsOf(readMonday(), aBrief());
    expect(words).toContain('16 of 18 visits readable.');
    expect(words).toContain(
      'Patient data moves only between this device and your EHR (ehr.example)',
    );
  });

  it('gives small counts away neither in its sentence nor in its weights', () => {
    const words = wordsOf(readMonday(), aBrief());
    expect(words).toContain('On your list.');
    for (const hint of ['0.43', '0.69', '2 of 16']) expect(words).not.toContain(hint);
  });

  it('says nothing of visits beside a sensitive topic', () => {
    const item = aCardItem({ topic: SENSITIVE.id, reason: { kind: 'uncounted' } });
    const words = wordsOf(readMonday(), aBrief({ items: [item] }));
    expect(words).toContain('Chosen from topics on your list.');
    for (const hint of ['0.43', '0.69', 'of 16 readable visits']) expect(words).not.toContain(hint);
  });

  it('opens sources by way of the airlock, with no opener and no referrer', () => {
    const markup = markupOf(readMonday(), aBrief({ items: [aSourcesItem()] }));
    expect(markup).toContain('href="go.html#source-1" target="_blank" rel="noopener noreferrer"');
    expect(markup).not.toContain('https://guideline.example');
  });

  it('hides the bottom line until the question is answered, where the reader asks for it', () => {
    const state = after(readMonday(), { type: 'ask-first-changed', askFirst: true });
    expect(wordsOf(state, aBrief())).not.toContain('A bottom line.');
    expect(wordsOf(readMonday(), aBrief())).toContain('A bottom line.');
  });

  it('offers the next budget where none of its cards fits', () => {
    const state = after(readMonday(), { type: 'budget-chosen', budget: 2 });
    const words = wordsOf(state, aBrief({ items: [], further: [aSourcesItem({ minutes: 4 })] }));
    expect(words).toContain('Nothing here fits 2 minutes; the shortest takes 4.');
    expect(words).toContain('Take 5 minutes');
  });
});

describe('a combination', () => {
  const item = aCombinationItem();
  const words = wordsOf(readMonday(), aBrief({ items: [item] }));

  it('is headed by its title, under what it is about', () => {
    expect(markupOf(readMonday(), aBrief({ items: [item] }))).toMatch(
      /<h2[^>]*>One thing given another<\/h2>/,
    );
    expect(words).toContain('Treatment: sources, no card yet');
  });

  it('says why, names its sources, and that its title is drafted', () => {
    expect(words).toContain('On your list, together.');
    expect(words).toContain('A guideline with a title');
    expect(words).toContain(DRAFTED);
  });

  it('gives its small count away neither in its sentence nor in its weights', () => {
    for (const hint of ['0.43', '2 of 16']) expect(words).not.toContain(hint);
  });

  it('says among what comes next what it is and that it is drafted', () => {
    const further = wordsOf(readMonday(), aBrief({ items: [], further: [item] }));
    expect(further).toContain('One thing given another Sources. On your list, together.');
    expect(further).toContain(DRAFTED);
  });
});

describe('"not this topic"', () => {
  const DENY = 'Not this topic';

  it('is offered only where nothing but words named the topic', () => {
    for (const isFromText of [true, false]) {
      const items = [aCardItem({ isFromText })];
      expect(wordsOf(readMonday(), aBrief({ items })).includes(DENY)).toBe(isFromText);
    }
  });

  it('names its topic to who cannot see the card', () => {
    const markup = markupOf(readMonday(), aBrief({ items: [aSourcesItem({ isFromText: true })] }));
    expect(markup).toContain(
      `${DENY}<span class="vh">: ${topicNames(PLAIN.id).label}</span></button>`,
    );
  });
});

describe('the switch of horizons', () => {
  it('names the next clinic day, and says of others that they are being read', () => {
    const words = wordsOf(readMonday(), aBrief());
    expect(words).toMatch(/This session being read Monday Next 7 days being read/);
  });
});

describe('an empty clinic', () => {
  it('is said only where the schedule was read', () => {
    const week = signalsOf({ ...MONDAY, horizon: 'week', weekday: null, found: 0, readable: 0 });
    const days = [
      signalsOf({ ...MONDAY, horizon: 'session', weekday: null, found: 0, readable: 0 }),
      signalsOf({ ...MONDAY, weekday: null, found: 0, readable: 0 }),
      week,
    ];
    const read = days.map((message) => ({ type: 'worker-said', message }) as const);
    const state = after(firstState(null), ...read);
    const brief = { ...CHART_FREE, horizon: 'week' } as const;
    expect(wordsOf(state, brief)).toContain('No visits in the next 7 days.');
    expect(wordsOf(firstState(problem('schedule', 'not-supported')), brief)).not.toContain(
      'No visits',
    );
  });
});

describe('a stopped run', () => {
  it.each(PROBLEM_CODES)(
    'explains %s, gives its code to copy, and keeps the cards that need no chart',
    (code) => {
      const markup = markupOf(firstState(problem('schedule', code)), CHART_FREE);
      expect(markup).toContain(`<h1 class="h1">${PROBLEM_TEXT[code].title}</h1>`);
      expect(markup).toContain(`value="schedule/${code}"`);
      expect(markup).toContain('A title as a question?');
    },
  );

  it('shows nothing but the way back once the reader has ended the session', () => {
    const words = wordsOf(after(readMonday(), { type: 'session-ended' }), aBrief());
    expect(words).toContain(ENDED_TEXT.title);
    for (const rest of ['A title as a question?', topicNames(PLAIN.id).label, 'readable'])
      expect(words).not.toContain(rest);
  });
});

describe('what comes next', () => {
  it('gives each title its topic and its reason', () => {
    const words = wordsOf(readMonday(), aBrief({ further: [aCardItem({ id: 'card-2' })] }));
    expect(words).toContain('One more matches');
    expect(words).toContain(`${topicNames(PLAIN.id).label} . On your list.`.replace(' .', '.'));
  });
});

describe('the title of the window', () => {
  it.each(STATES)('names a kind of page and no topic %s', (_when, state) => {
    for (const isCardOpen of [false, true])
      expect(titleWords(deriveScreen(state), isCardOpen)).toMatch(
        /^(Reading|Brief|Stopped|Card) · Foreword$/,
      );
  });
});

describe('an open card', () => {
  it('asks its question and keeps the answer back', () => {
    const state = after(readMonday(), { type: 'opened', item: 'card-1' });
    const words = wordsOf(state, aBrief());
    expect(words).toContain('A stem, then a question?');
    for (const later of ['A rationale.', 'Because of', 'A bottom line.'])
      expect(words).not.toContain(later);
  });
});

describe('text of cards', () => {
  it('is only ever text: no markup is set from a string', () => {
    const hostile = aCard({ title: '<img src=x onerror=alert(1)>' });
    expect(markupOf(readMonday(), aBrief({ items: [aCardItem({ card: hostile })] }))).not.toContain(
      '<img',
    );
    const room = new URL('../../../../src/deidentified/ui/', import.meta.url);
    const written = readdirSync(room)
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(new URL(name, room), 'utf8'))
      .join('\n');
    expect(written).not.toMatch(/dangerouslySetInnerHTML|innerHTML|style=\{|<style/);
  });
});
