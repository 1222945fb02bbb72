import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { admitMessage } from '#boundary/messages.ts';
import { problem } from '#boundary/problem.ts';
import { CALENDAR_ENDS } from '#boundary/schedule-strategy.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import type { CalendarState } from '#deidentified/session-parts.ts';
import { firstState, next, type SessionState } from '#deidentified/session-state.ts';
import { OwnChoice } from '#deidentified/ui/own-choice.tsx';
import {
  CALENDAR_END_TEXT,
  CALENDAR_TEXT,
  OWN_CHOICE_TEXT,
} from '#deidentified/ui/own-choice-sentences.ts';
import { readLines } from '#deidentified/ui/privacy-read.ts';
import { aHorizon } from '../../../support/builders.ts';
import { aView } from './a-view.ts';
import { NO_TRAFFIC } from './render.tsx';

function stopped(offer: 'own-choice' | 'calendar-file', parts: Partial<SessionState> = {}) {
  const said = [
    { type: 'ladder', tried: [], offer },
    { type: 'stopped', ...problem('schedule', 'not-supported') },
  ].flatMap((one) => admitMessage(one) ?? []);
  const state = said.reduce<SessionState>(
    (before, message) => next(before, { type: 'worker-said', message }),
    firstState(null),
  );
  return { ...state, ...parts };
}

const shown = (state: SessionState) => renderToStaticMarkup(<OwnChoice view={aView({ state })} />);

describe('where there is no schedule', () => {
  it('says that the cards follow the reader’s own choice once anything is chosen', () => {
    const { profile } = firstState(null);
    const chosen: readonly Partial<SessionState>[] = [
      { ownTopics: ALL_TOPICS.slice(0, 1).map(({ id }) => id) },
      { profile: { ...profile, specialty: 'FM' } },
      { profile: { ...profile, goals: ALL_TOPICS.slice(0, 1).map(({ id }) => id) } },
    ];
    for (const parts of chosen)
      expect(shown(stopped('own-choice', parts))).toContain(OWN_CHOICE_TEXT.from);
    expect(shown(stopped('own-choice'))).not.toContain(OWN_CHOICE_TEXT.from);
  });

  it('takes twelve subjects and no thirteenth', () => {
    const topics = (count: number) => ALL_TOPICS.slice(0, count).map(({ id }) => id);
    const twelve = shown(stopped('own-choice', { ownTopics: topics(12) }));
    expect(twelve).toContain(OWN_CHOICE_TEXT.full);
    expect(twelve).not.toContain('combobox');
    expect(shown(stopped('own-choice', { ownTopics: topics(11) }))).toContain('combobox');
  });
});

describe('a calendar file', () => {
  it('is offered only where the tenant names it', () => {
    expect(shown(stopped('calendar-file'))).toContain(CALENDAR_TEXT.action);
    expect(shown(stopped('own-choice'))).not.toContain(CALENDAR_TEXT.action);
  });

  it.each<readonly [CalendarState, string]>([
    ['being-read', CALENDAR_TEXT.reading],
    ...CALENDAR_ENDS.map((end) => [end, CALENDAR_END_TEXT[end]] as const),
  ])('that comes to %s says so in a sentence of its own', (calendar, sentence) => {
    expect(shown(stopped('calendar-file', { calendar }))).toContain(sentence);
    expect(new Set(Object.values(CALENDAR_END_TEXT)).size).toBe(CALENDAR_ENDS.length);
  });

  it('is told apart from the EHR on the Privacy page', () => {
    const horizon = aHorizon({
      signals: [{ topic: 'asthma', textVisits: 1 }],
      found: 3,
      readable: 1,
    });
    const basis = { strategy: 'calendar-file', whose: ['me'] };
    const message = admitMessage({ ...horizon, basis });
    if (message?.type !== 'signals') throw new Error('a horizon that the door refuses');
    const read = stopped('calendar-file', { horizons: { session: message } });
    const lines = new Map(readLines(read, NO_TRAFFIC));
    expect(lines.get('The calendar file you opened')).toBe('3 entries');
    expect(lines.get('Your schedule')).toBe('not read');
    expect(lines.get('Problem lists')).toBe('not read');
  });
});
