import { describe, expect, it } from 'vitest';
import { EGRESS_ZONES, PURPOSES } from '#boundary/egress.ts';
import { LAUNCH_SENT, LEDGER } from '#boundary/ledger-policy.ts';
import { problem } from '#boundary/problem.ts';
import { admit } from '#boundary/record-policy.ts';
import { airlockWord } from '#deidentified/ledger/hear-sources.ts';
import type { LedgerChange } from '#deidentified/ledger/session-ledger.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next, type SessionState } from '#deidentified/session-state.ts';
import { PURPOSE_TEXT, UNSEEN_IN_FRAME, ZONE_TEXT } from '#deidentified/ui/privacy-sentences.ts';
import { deriveScreen } from '#deidentified/ui/screen.ts';
import { markupOf, NO_TRAFFIC, wordsOf } from './render.tsx';
import { aBrief, admittedGap, finished, MONDAY, readMonday, signalsOf } from './states.ts';

const LAUNCH = admit(LAUNCH_SENT, { files: 9, discovery: 1, metadata: 0 });

function ledgerOf(extent: 'so-far' | 'all', requests = 20): Action {
  const rows = [
    { purpose: 'charts', outcome: 'answered', requests, bytes: requests * 100 },
    { purpose: 'charts', outcome: 'refused', requests: 2, bytes: 200 },
  ];
  const message = admit(LEDGER, { type: 'ledger', extent, rows });
  if (message === undefined) throw new Error('the door refused a ledger');
  return { type: 'worker-said', message };
}

const changed = (change: LedgerChange): Action => ({ type: 'ledger-changed', change });
const PRIVACY: Action = { type: 'went', place: 'privacy' };
const FINISHED: Action = { type: 'worker-said', message: finished() };
const STOP: Action = { type: 'reading-stopped-by-reader' };
const launched = (): Action => {
  if (LAUNCH === undefined) throw new Error('the door refused what a launch page sends');
  return changed({ type: 'launch-told', launch: LAUNCH });
};
const opened = (step: 'opened' | 'left'): Action => {
  const word = airlockWord(step, 0, step === 'opened' ? 4 : 0);
  if (word === undefined) throw new Error('the door refused the airlock’s word');
  return changed({ type: 'airlock-told', word });
};

function after(state: SessionState, ...actions: readonly Action[]): SessionState {
  return actions.reduce(next, state);
}

function headline(state: SessionState, traffic = NO_TRAFFIC): string {
  const [, words = ''] = /<h1[^>]*>(.*?)<\/h1>/.exec(markupOf(state, aBrief(), traffic)) ?? [];
  return words.replaceAll(/<[^>]+>/g, '').trim();
}

// Nine files and the page itself; discovery and the sign-in page are the EHR's.
describe('the headline is computed, and true of', () => {
  it.each<[string, SessionState, string]>([
    [
      'a whole session',
      after(firstState(null), launched(), ledgerOf('all'), PRIVACY),
      '34 requests, all to your EHR and the host of this app. Foreword sent nothing anywhere else.',
    ],
    [
      'a reading that goes on',
      after(firstState(null), launched(), ledgerOf('so-far'), PRIVACY),
      '34 requests so far, all to your EHR and the host of this app. Foreword sent nothing anywhere else.',
    ],
    [
      'a reading that the reader stopped',
      after(firstState(null), launched(), ledgerOf('so-far'), STOP, PRIVACY),
      'At least 34 requests, all to your EHR and the host of this app. Foreword sent nothing anywhere else.',
    ],
    [
      'a worker that broke',
      after(firstState(null), launched(), ledgerOf('so-far'), { type: 'worker-failed' }, PRIVACY),
      'At least 34 requests, all to your EHR and the host of this app. Foreword sent nothing anywhere else.',
    ],
    [
      'a page that was reloaded, and read nothing',
      after(firstState(problem('launch', 'session-over')), PRIVACY),
      'At least 1 request, to the host of this app. Foreword sent nothing anywhere else.',
    ],
    [
      'a source that was opened and not left for',
      after(firstState(null), launched(), ledgerOf('all'), opened('opened'), PRIVACY),
      '38 requests, all to your EHR and the host of this app. Foreword sent nothing anywhere else.',
    ],
    [
      'a source that the reader went on to',
      after(
        firstState(null),
        launched(),
        ledgerOf('all'),
        opened('opened'),
        opened('left'),
        PRIVACY,
      ),
      '38 requests, all to your EHR and the host of this app. You went on to 1 source.',
    ],
    [
      'a source of which nothing was heard',
      after(
        firstState(null),
        launched(),
        ledgerOf('all'),
        changed({ type: 'source-asked', source: 0 }),
        PRIVACY,
      ),
      '34 requests, all to your EHR and the host of this app. You opened 1 source; this page cannot see whether you went on.',
    ],
  ])('%s', (_, state, words) => {
    expect(headline(state)).toBe(words);
  });

  it('a page on which something else asks another host', () => {
    const foreign = { purpose: 'foreign', outcome: 'not-known', requests: 1, bytes: null } as const;
    const state = after(firstState(null), launched(), ledgerOf('all'), PRIVACY);
    expect(headline(state, { ...NO_TRAFFIC, loads: [...NO_TRAFFIC.loads, foreign] })).toContain(
      '1 request from this page to other hosts, which Foreword does not make.',
    );
  });
});

describe('the Privacy page', () => {
  const words = (state: SessionState, traffic = NO_TRAFFIC) => wordsOf(state, aBrief(), traffic);
  const whole = after(readMonday(), launched(), ledgerOf('all'), FINISHED, PRIVACY);

  it('names the hosts, and says that reading a chart is a chart access', () => {
    expect(words(whole)).toContain('Your EHR is Sandbox EHR (ehr.example).');
    expect(words(whole)).toContain('The app comes from app.example.');
    expect(words(whole)).toContain('Every chart read is a chart access under your name');
  });

  it('names a sign-in that stands on another host', () => {
    const hosts = { ...NO_TRAFFIC.hosts, 'sign-in': 'login.example' };
    expect(words(whole, { ...NO_TRAFFIC, hosts })).toContain('with sign-in at login.example');
  });

  it('says what was read of what was found, and what was not asked for', () => {
    expect(words(whole)).toContain('Problem lists 16 of 18');
    expect(words(whole)).toContain('Problem lists of your panel not asked for');
    expect(words(whole)).toContain('Notes, documents, messages, images never asked for');
    const optedIn = { ...NO_TRAFFIC, reads: { panel: true, past: true } };
    expect(words(whole, optedIn)).toContain('Past visits not read');
    expect(words(whole, optedIn)).toContain('as your organization has chosen');
  });

  it('says which parts of the charts were had in part, or not at all', () => {
    const gaps = [
      admittedGap({ kind: 'medications', code: 'cut-short', times: 2 }),
      admittedGap({ kind: 'laboratory', code: 'not-permitted', times: 16 }),
    ];
    const message = { ...signalsOf(MONDAY), gaps };
    const read = after(readMonday(), { type: 'worker-said', message }, PRIVACY);
    expect(words(read)).toContain('Medication lists readable in part');
    expect(words(read)).toContain('Laboratory results not readable');
  });

  it('before anything is read says so', () => {
    expect(words(after(firstState(null), PRIVACY))).toContain('Problem lists not yet');
    expect(words(after(firstState(null), STOP, PRIVACY))).toContain('Problem lists not read');
  });

  it('says in its table what came of what was not answered', () => {
    expect(words(whole)).toMatch(/Charts, several at once 2 refused .* 22 2\.2 kB/);
  });

  it('says where the ledger is not whole', () => {
    expect(words(after(readMonday(), ledgerOf('so-far'), PRIVACY))).toContain('Reading goes on');
    expect(words(after(readMonday(), ledgerOf('so-far'), STOP, PRIVACY))).toContain(
      'before it could write down its last second',
    );
    expect(words(after(readMonday(), PRIVACY))).toContain('What the launch page sent is not known');
  });

  it('says in a frame that a source’s window may not be heard', () => {
    expect(words(whole)).not.toContain(UNSEEN_IN_FRAME);
    expect(words(whole, { ...NO_TRAFFIC, isFramed: true })).toContain(UNSEEN_IN_FRAME);
  });

  it('is a place in memory: going there and back changes nothing else', () => {
    const back = next(whole, { type: 'went', place: 'brief' });
    expect(deriveScreen(whole)).toEqual({ kind: 'privacy' });
    expect({ ...back, place: 'privacy' }).toEqual(whole);
    expect(deriveScreen(next(whole, { type: 'session-ended' }))).toEqual({ kind: 'ended' });
  });

  it('is nowhere once the session has ended, and nor is its ledger', () => {
    const ended = next(whole, { type: 'session-ended' });
    expect(ended.ledger.worker.rows).toEqual([]);
    expect(markupOf(ended, null)).not.toMatch(/<nav|What was read, kept and sent|ledger/);
  });

  it('has a heading for each host, and a current place in its head', () => {
    const markup = markupOf(whole, aBrief());
    expect(markup).toMatch(/aria-current="page"[^>]*>Privacy</);
    expect(markup).toContain('<b>app.example</b>');
    expect(markup).toContain('<b>ehr.example</b>');
  });
});

describe('the words of the ledger', () => {
  it.each(PURPOSES)('%s: a purpose and what it held, without a promise', (purpose) => {
    const { purpose: why, holds } = PURPOSE_TEXT[purpose];
    for (const words of [why, holds]) {
      expect(words).toMatch(/^[A-Z].*[^.]$/);
      expect(words).not.toMatch(/anonym|de-identified|secure|safe\b/i);
    }
  });

  it('name every part of the app differently', () => {
    expect(new Set(EGRESS_ZONES.map((zone) => ZONE_TEXT[zone])).size).toBe(EGRESS_ZONES.length);
  });
});
