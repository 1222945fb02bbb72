import { describe, expect, it } from 'vitest';
import { GRANT_LACKS, GRANT_SUBJECTS, GRANTS, type Grants } from '#boundary/grant-policy.ts';
import { problem } from '#boundary/problem.ts';
import { admit } from '#boundary/record-policy.ts';
import { LADDER } from '#boundary/schedule-policy.ts';
import { firstState, next } from '#deidentified/session-state.ts';
import { lackWords, narrowedWords } from '#deidentified/ui/grant-sentences.ts';
import { wordsOf } from './render.tsx';
import { aBrief, MONDAY, signalsOf } from './states.ts';

type Row = readonly [subject: string, lack: string, asked?: string];

function grants(...rows: readonly Row[]): Grants {
  const lacking = rows.map(([subject, lack, asked = 'rs']) => ({ subject, lack, asked }));
  const admitted = admit(GRANTS, { type: 'grants', lacking });
  if (admitted === undefined) throw new Error('the door refused these grants');
  return admitted;
}

const wordsOfOne = (subject: string, lack: string, asked = 'rs') =>
  grants([subject, lack, asked]).lacking.map(lackWords).join('');

describe('what was granted less than asked', () => {
  it.each(GRANT_SUBJECTS.flatMap((subject) => GRANT_LACKS.map((lack) => [subject, lack] as const)))(
    '%s %s says what is missing and the scope to grant',
    (subject, lack) => {
      const words = wordsOfOne(subject, lack);
      expect(words).toMatch(/^[A-Z][^:]+: granted|^[A-Z][^:]+: not granted/);
      expect(words).toContain(`For IT: grant user/${subject}.rs `);
    },
  );

  it('names the scope as this EHR’s tenant writes it', () => {
    expect(wordsOfOne('Appointment', 'dropped', 'read')).toContain(
      'grant user/Appointment.read to',
    );
  });
});

const reading = (lacking: Grants) =>
  next(firstState(null), { type: 'worker-said', message: lacking });

describe('on the brief', () => {
  const words = (lacking: Grants) => {
    const state = next(reading(lacking), { type: 'worker-said', message: signalsOf(MONDAY) });
    const finished = { ...state, reading: { phase: 'finished', complete: true } as const };
    return wordsOf(finished, aBrief({ horizon: 'next-day', weekday: 'monday', gaps: [] }));
  };

  it('what was granted in part is said although nothing was refused', () => {
    const said = words(grants(['Observation', 'narrowed']));
    expect(said).toContain('Laboratory results were granted only in part.');
    expect(said).toContain('grant user/Observation.rs without a condition behind it');
  });

  it('what was not granted stands among what was not read', () => {
    expect(words(grants(['List', 'dropped']))).toContain('Patient lists: not granted.');
  });

  it('several parts are one sentence', () => {
    expect(narrowedWords(grants(['Observation', 'narrowed'], ['Condition', 'narrowed']))).toBe(
      'Some kinds of record were granted only in part.',
    );
    expect(narrowedWords(null)).toBe('');
  });
});

describe('where reading stopped for want of a scope', () => {
  const ladder = admit(LADDER, {
    type: 'ladder',
    tried: [{ strategy: 'appointments-by-practitioner', end: 'scope-missing' }],
    offer: null,
  });
  const words = (lacking: Grants) => {
    if (ladder === undefined) throw new Error('the door refused this ladder');
    const state = next(reading(lacking), { type: 'worker-said', message: ladder });
    const { stage, code } = problem('session', 'scope-missing');
    return wordsOf(
      { ...state, reading: { phase: 'stopped', problem: problem(stage, code) } },
      null,
    );
  };

  it('a scope that was dropped is named once, with the way it was for', () => {
    const said = words(grants(['Appointment', 'dropped']));
    expect(said.match(/user\/Appointment\.rs/g)).toHaveLength(1);
    expect(said).not.toMatch(/no visits/i);
  });

  it('a scope for one patient alone is told as that', () => {
    expect(words(grants(['Appointment', 'one-patient']))).toContain(
      'Appointments: granted for one patient in context alone, not for your schedule. For IT: grant user/Appointment.rs',
    );
  });
});
