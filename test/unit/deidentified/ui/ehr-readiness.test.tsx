import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type ProblemCode, problem } from '#boundary/problem.ts';
import { READINESS } from '#boundary/readiness-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { firstState, next, type SessionState } from '#deidentified/session-state.ts';
import { EhrReadiness } from '#deidentified/ui/ehr-readiness.tsx';
import { tenantNamed } from '../../../support/sandbox-handlers.ts';

/* What IT is shown of an EHR, state by state. */

const RIGHT = { check: 'discovery', subject: null, end: 'right', count: null } as const;
const WARN = { check: 'pkce', subject: null, end: 'not-listed', count: null } as const;
const FAIL = {
  check: 'scopes-granted',
  subject: 'Appointment',
  end: 'dropped',
  count: null,
} as const;

describe('the readiness of an EHR', () => {
  it('begins by saying that it looks, and that nothing is written', () => {
    const words = wordsOf(firstState(null, 'readiness'));
    expect(words).toContain('Looking at what this EHR allows');
    expect(words).toContain('Nothing is written to the EHR.');
    expect(words).not.toContain('Ready');
  });

  it('says nothing of the outcome before all was looked at', () => {
    expect(headlineOf(after([RIGHT], 'so-far'))).toBe('Looking at what this EHR allows');
  });

  it.each([
    ['Ready', [RIGHT]],
    ['Ready, with less in one place', [RIGHT, WARN]],
    ['Not ready: one thing to be mended', [RIGHT, WARN, FAIL]],
  ])('ends as "%s"', (headline, rows) => {
    expect(headlineOf(after(rows, 'all'))).toBe(headline);
  });

  it('tells what is to be mended first, each verdict in words', () => {
    const words = wordsOf(after([RIGHT, WARN, FAIL], 'all'));
    expect(words).toMatch(
      /To mend.*Granted: Appointment.*To be mended.*PKCE.*Works with less.*SMART configuration.*Ready/s,
    );
    expect(words).toContain('grant user/Appointment.rs to this client');
  });

  it.each([
    ['authorization-refused', /clientId and each of scopes/],
    ['session-over', /Launch readiness\.html/],
    ['policy-missing', /generated configuration/],
    ['defect', /report the problem code/],
  ] as const)('that stopped with %s says what IT can do', (code: ProblemCode, words) => {
    const state = firstState(problem('launch', code), 'readiness');
    expect(wordsOf(state)).toMatch(words);
    expect(wordsOf(state)).toContain('Not all was looked at.');
  });

  it('is not what a brief begins with', () => {
    expect(firstState(null).readiness).toBeNull();
    expect(next(firstState(null, 'readiness'), { type: 'session-ended' }).readiness).toBeNull();
  });
});

function after(rows: readonly object[], extent: 'so-far' | 'all'): SessionState {
  const message = admit(READINESS, { type: 'readiness', rows, extent });
  if (message === undefined) throw new Error('the door refused a row');
  return next(firstState(null, 'readiness'), { type: 'worker-said', message });
}

function markupOf(state: SessionState): string {
  const nothing = (): void => undefined;
  return renderToStaticMarkup(
    <EhrReadiness
      state={state}
      tenant={tenantNamed('sandbox')}
      host="ehr.example"
      today="2026-11-20"
      onLeave={nothing}
      onStay={nothing}
    />,
  );
}

function headlineOf(state: SessionState): string {
  return /<h1[^>]*>([^<]*)</.exec(markupOf(state))?.[1] ?? '';
}

function wordsOf(state: SessionState): string {
  return markupOf(state).replace(/<[^>]+>/g, ' ');
}
