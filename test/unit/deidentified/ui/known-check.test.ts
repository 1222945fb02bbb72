import { describe, expect, it } from 'vitest';
import type { Action } from '#deidentified/session-action.ts';
import {
  actionOnKnown,
  afterAct,
  isMissed,
  markBefore,
  NOTHING_CHECKED,
} from '#deidentified/ui/known-check.ts';
import { type Answer, type Answers, UNANSWERED } from '#deidentified/ui/view.ts';
import { holding } from './a-view.ts';
import { aCard } from './states.ts';

const card = aCard(); // its best option is the second
const state = holding([card]);
const answered = (answer: Partial<Answer>): Answers =>
  new Map([[card.id, { ...UNANSWERED, ...answer }]]);
const RIGHT = answered({ chosen: 1, shown: true, confidence: 'sure' });
const WRONG = answered({ chosen: 0, shown: true, confidence: 'sure' });
const SKIPPED = answered({ chosen: null, shown: true });
const CHOSEN = answered({ chosen: 1 });

const opened: Action = { type: 'opened', item: card.id };
const known: Action = { type: 'marked', item: card.id, mark: 'known' };
const begun = afterAct(NOTHING_CHECKED, opened, card.id);

describe('"know it"', () => {
  it('asks the question of the card once, and then takes the reader’s word', () => {
    expect(actionOnKnown(card.id, NOTHING_CHECKED, new Map())).toEqual(opened);
    expect(actionOnKnown(card.id, begun, new Map())).toEqual(known);
  });

  it('still takes the word of a reader who closed the question and says it again', () => {
    const closed = afterAct(begun, { type: 'closed' }, null);
    expect(closed.checking).toBeNull();
    expect(actionOnKnown(card.id, closed, new Map())).toEqual(known);
  });

  it.each([
    ['answered right', RIGHT],
    ['skipped to the bottom line', SKIPPED],
  ])('asks nothing of a card whose question was %s: its answer is on screen', (_how, answers) => {
    expect(actionOnKnown(card.id, NOTHING_CHECKED, answers)).toEqual(known);
  });

  it('asks again of another card', () => {
    expect(actionOnKnown('card-2', begun, new Map())).toMatchObject({ type: 'opened' });
  });

  it('asks although a choice is made and not shown', () => {
    expect(actionOnKnown(card.id, NOTHING_CHECKED, CHOSEN)).toEqual(opened);
  });
});

describe('a check that is passed', () => {
  it.each<Action>([
    { type: 'closed' },
    { type: 'opened', item: 'card-2' },
    { type: 'went', place: 'review' },
  ])('marks the card as known when its reader goes on: $type', (action) => {
    expect(markBefore(action, begun, { answers: RIGHT, state })).toEqual(known);
  });

  it.each<Action>([
    { type: 'went', place: 'privacy' },
    { type: 'budget-chosen', budget: 2 },
  ])('waits while the card may come back on screen: $type', (action) => {
    expect(markBefore(action, begun, { answers: RIGHT, state })).toBeNull();
    expect(afterAct(begun, action, null).checking).toBe(card.id);
  });
});

describe('a check that is not passed', () => {
  it.each([
    ['missed', WRONG],
    ['skipped', SKIPPED],
    ['not answered', CHOSEN],
    ['not begun', new Map()],
  ])('marks nothing: %s', (_how, answers: Answers) => {
    expect(markBefore({ type: 'closed' }, begun, { answers, state })).toBeNull();
  });

  it('leaves a card that was opened to be read alone', () => {
    const read = afterAct(NOTHING_CHECKED, opened, null);
    expect(markBefore({ type: 'closed' }, read, { answers: RIGHT, state })).toBeNull();
  });
});

describe('a card that was just missed', () => {
  it.each([
    [WRONG, true],
    [RIGHT, false],
    [SKIPPED, false],
    [CHOSEN, false],
  ])('is told from one that was not', (answers, missed) => {
    expect(isMissed(card.id, answers, state)).toBe(missed);
  });
});
