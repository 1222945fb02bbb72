import { describe, expect, it } from 'vitest';
import { NOT_LOOKED, type RecordPlace, type RecordView } from '#deidentified/record/record-view.ts';
import type { Action } from '#deidentified/session-action.ts';
import { next, type SessionState } from '#deidentified/session-state.ts';
import { DAMAGE_TEXT, OFFER_TEXT, STORE_TEXT } from '#deidentified/ui/record-sentences.ts';
import { NOT_KEPT } from '#deidentified/ui/sentences.ts';
import { wordsOf } from './render.tsx';
import { aBrief, readMonday } from './states.ts';

const KEPT = {
  counts: {
    learning: 12,
    mark: 9,
    note: 0,
    exposure: 40,
    outcome: 3,
    wish: 2,
    shown: 14,
    veto: 0,
    profile: 1,
    settings: 1,
  },
  settings: { learningMonths: 36, noteMonths: 12 },
} as const;
const LOCKED = { state: 'locked', passkey: false, passphrase: true, lost: false } as const;
const OPEN = { state: 'open', kept: KEPT, notTakenAlong: 3 } as const;

function withRecord(parts: Partial<RecordView>, ...actions: readonly Action[]): SessionState {
  const record = { ...NOT_LOOKED, ...parts };
  const looked = next(readMonday(), { type: 'record-changed', record });
  return actions.reduce(next, looked);
}

const said = (place: RecordPlace, ...actions: readonly Action[]): string =>
  wordsOf(withRecord({ place }, ...actions), aBrief());

const USEFUL = { type: 'opened', item: 'card-1' } as const;
const BACK = { type: 'closed' } as const;

const DAMAGES = [
  'store-missing',
  'store-newer',
  'store-unreadable',
  'store-older',
  'head-missing',
  'head-garbled',
  'pack-missing',
  'pack-older',
  'pack-truncated',
  'pack-swapped',
  'pack-foreign',
  'pack-garbled',
] as const satisfies readonly (keyof typeof DAMAGE_TEXT)[];

describe('"Remember my learning on this computer?"', () => {
  it('is not asked before the first useful thing', () => {
    expect(said({ state: 'none' })).not.toContain(OFFER_TEXT.title);
    expect(said({ state: 'none' })).toContain(NOT_KEPT);
  });

  it('is asked after it, with what is kept, until when, and that it may be discoverable', () => {
    const words = said({ state: 'none' }, USEFUL, BACK);
    expect(words).toContain(OFFER_TEXT.title);
    expect(words).toContain('24 months');
    expect(words).toContain('carries no credit, and may be discoverable');
    expect(words).not.toContain('with a passkey');
  });

  it('offers a passkey only where there is one', () => {
    const state = withRecord({ place: { state: 'none' }, offersPasskey: true }, USEFUL, BACK);
    expect(wordsOf(state, aBrief())).toContain('Yes, with a passkey');
  });

  it.each<[string, RecordPlace]>([
    ['a record is open', OPEN],
    ['nothing can be kept', { state: 'memory-only', why: 'blocked' }],
    ['a record is damaged', { state: 'damaged', damage: ['pack-missing'], remains: KEPT }],
    ['nobody has looked yet', { state: 'looking' }],
  ])('is not asked where %s', (_when, place) => {
    expect(said(place, USEFUL, BACK)).not.toContain(OFFER_TEXT.title);
  });

  it('once put away, stays reachable beside the cards', () => {
    const words = said({ state: 'none' }, USEFUL, BACK, { type: 'offer-put-away' });
    expect(words).not.toContain(OFFER_TEXT.title);
    expect(words).toContain('Remember my learning');
  });
});

describe('where the record stands', () => {
  it('locked: the brief is there, and a quiet line opens it', () => {
    const words = said(LOCKED);
    expect(words).toContain('A record is kept on this computer, locked.');
    expect(words).toContain('Open my record');
    expect(words).toContain('16 of 18 visits readable.');
  });

  it('memory only is said plainly, with the file as the way', () => {
    for (const why of ['blocked', 'partitioned'] as const)
      expect(said({ state: 'memory-only', why })).toMatch(/Nothing can be kept here: .* as a file/);
  });

  it('open: what no file holds yet is said', () => {
    expect(said(OPEN)).toContain('3 entries are in no file yet');
  });

  it.each(DAMAGES)('%s has a sentence of its own, and what is left is listed', (damage) => {
    const words = said({ state: 'damaged', damage: [damage], remains: KEPT });
    expect(words).toContain(DAMAGE_TEXT[damage]);
    expect(words).toContain('12 · 36 months');
    expect(words).toContain('Mend it with what is left');
  });

  it('a trouble of keeping is said where it happened, and no two troubles in the same words', () => {
    const trouble = { task: 'save', code: 'storage-full' } as const;
    const words = wordsOf(withRecord({ place: OPEN, trouble }), aBrief());
    expect(words).toContain(STORE_TEXT['storage-full']);
    expect(new Set(Object.values(STORE_TEXT)).size).toBe(Object.keys(STORE_TEXT).length);
  });
});

describe('the Privacy page', () => {
  const PRIVACY = { type: 'went', place: 'privacy' } as const;

  it('lists what is kept by kind, how much and until when', () => {
    const words = said(OPEN, PRIVACY);
    expect(words).toContain('What you read and answered, with the day 12 · 36 months');
    expect(words).toContain('Anything that names a patient never');
    expect(words).toContain('Keep learning for 6 months 12 months 24 months 36 months 60 months');
  });

  it('says that a locked record can be forgotten only once it is opened', () => {
    expect(said(LOCKED, PRIVACY)).toContain('nobody can erase another’s');
    expect(said(LOCKED, PRIVACY)).not.toContain('Forget everything…');
  });

  it('asks twice before it forgets', () => {
    expect(said(OPEN, PRIVACY)).toContain('Forget everything…');
    expect(said(OPEN, PRIVACY)).not.toContain('Erase everything');
    const asked = { type: 'leaving', leaving: { step: 'forget-asked' } } as const;
    expect(said(OPEN, PRIVACY, asked)).toContain('This cannot be undone. Erase everything Keep it');
  });
});

describe('the way out', () => {
  const ASKED = { type: 'leaving', leaving: { step: 'end-asked' } } as const;

  it('says what would be lost, and how to keep it', () => {
    const state = withRecord({ place: { state: 'none' }, unsaved: 2 }, ASKED);
    const words = wordsOf(state, aBrief());
    expect(words).toContain('2 things you learned or marked are kept nowhere.');
    expect(words).toMatch(/Take my record along Remember it here End without Stay/);
  });

  it('warns an idle page what goes with it, and counts without saying each second', () => {
    const idle = { type: 'leaving', leaving: { step: 'idle', secondsLeft: 42 } } as const;
    const words = wordsOf(withRecord({ place: { state: 'none' }, unsaved: 1 }, idle), aBrief());
    expect(words).toContain('is kept nowhere, and goes too.');
    expect(words).toContain('42 s');
  });
});
