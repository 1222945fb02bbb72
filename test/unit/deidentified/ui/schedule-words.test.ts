import { describe, expect, it } from 'vitest';
import { problem } from '#boundary/problem.ts';
import { admit } from '#boundary/record-policy.ts';
import { BASIS, LADDER, type Ladder } from '#boundary/schedule-policy.ts';
import {
  STRATEGY_ENDS,
  STRATEGY_NAMES,
  STRATEGY_NEEDS,
  WHOSE_RULES,
} from '#boundary/schedule-strategy.ts';
import { firstState, next } from '#deidentified/session-state.ts';
import { basisWords, triedWords } from '#deidentified/ui/schedule-sentences.ts';
import { wordsOf } from './render.tsx';
import { aBrief, MONDAY, signalsOf } from './states.ts';

function basis(strategy: string, whose: readonly string[]) {
  const admitted = admit(BASIS, { strategy, whose });
  if (admitted === undefined) throw new Error('the door refused this basis');
  return admitted;
}

function ladder(tried: readonly object[], offer: Ladder['offer'] = null): Ladder {
  const admitted = admit(LADDER, { type: 'ladder', tried, offer });
  if (admitted === undefined) throw new Error('the door refused this ladder');
  return admitted;
}

describe('how the visits were found', () => {
  it('goes without saying of the reader’s own schedule', () => {
    expect(basisWords(basis('appointments-by-practitioner', ['me']))).toBe('');
  });

  it('is said of a patient list', () => {
    expect(basisWords(basis('patient-lists', ['me']))).toBe(
      'From your patient list, not your schedule.',
    );
  });

  it('names whose visits they are beside the reader’s own', () => {
    expect(basisWords(basis('appointments-by-practitioner', ['me', 'supervisor']))).toBe(
      'Includes visits booked under your supervisor.',
    );
  });

  it.each(STRATEGY_NAMES)('is whole sentences or nothing for %s', (strategy) => {
    expect(basisWords(basis(strategy, WHOSE_RULES))).toMatch(/^([A-Z][^.]+\. ?)+$/);
  });

  it.each([
    ['appointments-by-practitioner', 'No visits in the next 7 days.'],
    ['encounters-by-practitioner', 'That is not an empty clinic.'],
    ['patient-lists', 'That is not an empty clinic.'],
    ['launch-patient', 'That is not an empty clinic.'],
  ])('%s that finds no visit says no more than it can: %s', (strategy, says) => {
    const empty = { ...signalsOf(MONDAY), found: 0, readable: 0, signals: [] };
    const message = { ...empty, horizon: 'week', basis: basis(strategy, ['me']) } as const;
    const state = next(firstState(null), { type: 'worker-said', message });
    const words = wordsOf(
      { ...state, reading: { phase: 'finished', complete: true } },
      aBrief({ horizon: 'week', weekday: null, found: 0, readable: 0, gaps: [] }),
    );
    expect(words).toContain(says);
  });

  it('stands on the brief beside how many visits are readable', () => {
    const message = { ...signalsOf(MONDAY), basis: basis('patient-lists', ['me']) };
    const state = next(firstState(null), { type: 'worker-said', message });
    const words = wordsOf(state, aBrief({ horizon: 'next-day', weekday: 'monday' }));
    expect(words).toMatch(
      /16 of 18 visits readable\. +From your patient list, not your schedule\./,
    );
  });
});

describe('a way to the schedule that did not work', () => {
  it.each(
    STRATEGY_NAMES.flatMap((strategy) => STRATEGY_ENDS.map((end) => [strategy, end] as const)),
  )('is told in sentences without a code: %s, %s', (strategy, end) => {
    const [tried] = ladder([{ strategy, end }]).tried;
    if (tried === undefined) throw new Error('nothing was tried');
    const words = triedWords(tried);
    expect(words).toMatch(/\.$/);
    expect(words).not.toContain(strategy);
    if (end !== 'scope-missing') return;
    for (const type of STRATEGY_NEEDS[strategy]) expect(words).toContain(`user/${type}.rs`);
  });

  it('is named on the page that says why the run stopped, with what mends it and what can be done without', () => {
    const said = ladder(
      [{ strategy: 'appointments-by-practitioner', end: 'scope-missing' }],
      'own-choice',
    );
    const told = next(firstState(null), { type: 'worker-said', message: said });
    const state = {
      ...told,
      reading: { phase: 'stopped', problem: problem('session', 'scope-missing') },
    } as const;
    const words = wordsOf(state, null);
    expect(words).toContain('For IT: grant user/Appointment.rs (or user/Appointment.read)');
    expect(words).toContain('the cards below can follow your own choice');
  });

  it('is not named where something else stopped the run', () => {
    const said = ladder([{ strategy: 'patient-lists', end: 'unproven' }]);
    const told = next(firstState(null), { type: 'worker-said', message: said });
    const state = {
      ...told,
      reading: { phase: 'stopped', problem: problem('session', 'session-over') },
    } as const;
    expect(wordsOf(state, null)).not.toContain('List search');
  });
});
