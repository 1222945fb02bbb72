import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { quarterOf } from '#boundary/learning-item.ts';
import { admit } from '#boundary/record-policy.ts';
import { KEPT_LEARNING, KEPT_NOTE } from '#boundary/kept-policy.ts';
import { KEPT_OUTCOME } from '#boundary/kept-choices-policy.ts';
import { dayAfter } from '#deidentified/learning/days.ts';
import { type Entries, NO_ENTRIES } from '#deidentified/record/entries.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { AfterClinic } from '#deidentified/ui/after-clinic.tsx';
import { ASKED_FOR_DAYS, toAnswerFor } from '#deidentified/ui/after-clinic-list.ts';
import { OUTCOMES } from '#deidentified/ui/card-sentences.ts';
import { outcomeActions } from '#deidentified/ui/outcome-actions.ts';
import { UNANSWERED, type View } from '#deidentified/ui/view.ts';
import { aView, holding, TODAY } from './a-view.ts';
import { aCard, PLAIN, SENSITIVE } from './states.ts';

const CARDS = ['card-a', 'card-b', 'card-c', 'card-d'].map((id) =>
  aCard({ id, title: `Title of ${id}?` }),
);
const before = (days: number): string => dayAfter(TODAY, -days);

type Learning = Entries['learning'][number];

function read(item: string, day: string, parts: Partial<Learning> = {}): Learning {
  const plain = { kind: 'learning', id: 'a'.repeat(22), item, day, mark: null, answer: 0 };
  const record = { ...plain, rating: 'good', minutes: 2, sensitive: false, ...parts };
  const admitted = admit(KEPT_LEARNING, record);
  if (admitted === undefined) throw new Error('no door admits this entry');
  return admitted;
}

function cameOf(item: string, quarter: string): Entries['outcomes'][number] {
  const record = { kind: 'outcome', item, outcome: 'used', quarter, sensitive: false };
  const admitted = admit(KEPT_OUTCOME, record);
  if (admitted === undefined) throw new Error('no door admits this outcome');
  return admitted;
}

function asked(changes: Partial<Entries>, more: Partial<Parameters<typeof toAnswerFor>[0]> = {}) {
  const cards = toAnswerFor({
    entries: { ...NO_ENTRIES, ...changes },
    marks: [],
    answers: new Map(),
    catalog: { cards: CARDS },
    today: TODAY,
    told: new Set(),
    tapped: new Set(),
    ...more,
  });
  return cards.map(({ id }) => id);
}

describe('after clinic', () => {
  it.each([
    ['today', read('card-a', TODAY), true],
    ['a week ago', read('card-a', before(ASKED_FOR_DAYS)), true],
    ['longer ago', read('card-a', before(ASKED_FOR_DAYS + 1)), false],
    ['on a day to come, by a clock that was wrong', read('card-a', dayAfter(TODAY, 1)), false],
    ['and was not for its reader', read('card-a', TODAY, { mark: 'not-for-me' }), false],
    ['or only called known', read('card-a', TODAY, { mark: 'known', rating: null }), false],
    ['and known, by its question', read('card-a', TODAY, { mark: 'known' }), true],
    ['as the sources of a topic', read(`topic:${PLAIN.id}`, '2026-10-01'), false],
    ['and is in no pack any more', read('card-gone', TODAY), false],
  ])('asks, or does not, about what was read %s', (_when, entry, isAsked) => {
    expect(asked({ learning: [entry] })).toEqual(isAsked ? ['card-a'] : []);
  });

  it('asks of this session first, as it was read, then of earlier days, the last first', () => {
    const shown = { ...UNANSWERED, shown: true };
    const learning = [read('card-a', before(3)), read('card-b', before(1))];
    const session = {
      answers: new Map([['card-d', shown]]),
      marks: [{ item: 'card-c', mark: 'done' }] as const,
    };
    expect(asked({ learning }, session)).toEqual(['card-d', 'card-c', 'card-b', 'card-a']);
  });

  it('does not ask about a card that was opened and not answered', () => {
    expect(asked({}, { answers: new Map([['card-a', { ...UNANSWERED, chosen: 1 }]]) })).toEqual([]);
  });

  it('never asks again what was answered for in the quarter it was read in, or since', () => {
    const learning = [read('card-a', before(2)), read('card-b', before(2))];
    const outcomes = [cameOf('card-a', quarterOf(TODAY)), cameOf('card-b', '2026-Q3')];
    expect(asked({ learning, outcomes })).toEqual(['card-b']);
    const newYear = { today: '2027-01-02' };
    const inDecember = [read('card-a', '2026-12-30')];
    expect(
      asked({ learning: inDecember, outcomes: [cameOf('card-a', '2026-Q4')] }, newYear),
    ).toEqual([]);
  });

  it('keeps the row of a card just answered for, so that another tap can change it', () => {
    const learning = [read('card-a', TODAY)];
    const outcomes = [cameOf('card-a', quarterOf(TODAY))];
    expect(asked({ learning, outcomes }, { tapped: new Set(['card-a']) })).toEqual(['card-a']);
    expect(asked({ learning }, { told: new Set(['card-a']) })).toEqual([]);
  });

  it('asks of each card once, however often it was read, and of none that was answered for', () => {
    const entries = fc.array(
      fc.record({
        item: fc.constantFrom('card-a', 'card-b', 'card-c'),
        days: fc.integer({ min: -3, max: 20 }),
      }),
    );
    fc.assert(
      fc.property(entries, fc.subarray(['card-a', 'card-b']), (listed, done) => {
        const learning = listed.map(({ item, days }) => read(item, before(days)));
        const outcomes = done.map((item) => cameOf(item, quarterOf(TODAY)));
        const ids = asked({ learning, outcomes });
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of done) expect(ids).not.toContain(id);
      }),
    );
  });
});

const NOTE_PARTS = {
  kind: 'note',
  purpose: 'question',
  text: null,
  state: 'open',
  sensitive: false,
};

function noted(id: string, item: string): Entries['notes'][number] {
  const note = admit(KEPT_NOTE, { ...NOTE_PARTS, id, item, day: '2026-10-01' });
  if (note === undefined) throw new Error('no door admits this note');
  return note;
}

describe('a tap after clinic', () => {
  const state = holding(CARDS);
  const topic = `topic:${PLAIN.id}`;
  const withNote = (...ids: readonly string[]): SessionState => ({
    ...state,
    entries: { ...NO_ENTRIES, notes: ids.map((id) => noted(id.repeat(22), topic)) },
  });
  const types = (...tap: Parameters<typeof outcomeActions>) =>
    outcomeActions(...tap).actions.map(({ type }) => type);

  it.each(OUTCOMES)('says what came of the card: %s', (outcome) => {
    const [first] = outcomeActions({ item: 'card-a', outcome, before: undefined }, state).actions;
    expect(first).toEqual({ type: 'came-of', item: 'card-a', outcome });
  });

  it('puts what is still a question among the questions, by its topic and without words', () => {
    const tap = { item: 'card-a', outcome: 'question', before: undefined } as const;
    const { told, actions } = outcomeActions(tap, state);
    expect(told.isNoted).toBe(true);
    expect(actions[1]).toEqual({
      type: 'noted',
      note: { purpose: 'question', item: topic, text: null },
    });
  });

  it('notes a question once that stands there already, and then leaves it there', () => {
    const tap = { item: 'card-a', outcome: 'question', before: undefined } as const;
    const { told, actions } = outcomeActions(tap, withNote('x'));
    expect([told.isNoted, actions.length]).toEqual([false, 1]);
    expect(types({ item: 'card-a', outcome: 'used', before: told }, withNote('x'))).toEqual([
      'came-of',
    ]);
  });

  it('takes its own question out again where another tap follows', () => {
    const tap = { item: 'card-a', outcome: 'question', before: undefined } as const;
    const { told } = outcomeActions(tap, state);
    const again = { item: 'card-a', outcome: 'question', before: told } as const;
    expect(outcomeActions(again, withNote('x'))).toMatchObject({
      told: { isNoted: true },
      actions: [{ type: 'came-of' }],
    });
    const other = { item: 'card-a', outcome: 'used', before: told } as const;
    expect(outcomeActions(other, withNote('w', 'x')).actions[1]).toEqual({
      type: 'note-dropped',
      id: 'x'.repeat(22),
    });
  });
});

describe('the section after clinic', () => {
  const shown = { ...UNANSWERED, shown: true };
  const show = (view: Partial<View>, ids: readonly string[]): string =>
    renderToStaticMarkup(
      <AfterClinic
        view={aView({
          state: holding(CARDS),
          answers: new Map(ids.map((id) => [id, shown])),
          ...view,
        })}
        most={3}
      />,
    );

  it('is not there while nothing was read', () => {
    expect(show({}, [])).toBe('');
  });

  it('asks about three cards at most, with four buttons under the title of each', () => {
    const markup = show({}, ['card-a', 'card-b', 'card-c', 'card-d']);
    expect(markup.match(/Title of/g)).toHaveLength(3);
    expect(markup.match(/<button/g)).toHaveLength(12);
    expect(markup).not.toContain('aria-pressed="true"');
  });

  it('says that it ends with the session where no record is open', () => {
    expect(show({}, ['card-a'])).toContain('It ends with this session.');
  });

  it('does not claim that a sensitive question waits where it does not', () => {
    const card = aCard({ id: 'card-a', topics: [SENSITIVE.id] });
    const told = { outcome: 'question', isNoted: true } as const;
    expect(toldRow(card.id, holding([card]), told)).not.toContain('waits among your questions');
  });

  function toldRow(
    id: string,
    state: SessionState,
    told: { outcome: 'question'; isNoted: boolean },
  ) {
    const entries = { ...NO_ENTRIES, learning: [read(id, TODAY)] };
    return show({ state: { ...state, entries }, outcomes: new Map([[id, told]]) }, [id]);
  }
});
