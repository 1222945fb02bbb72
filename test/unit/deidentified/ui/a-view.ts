import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { Action } from '#deidentified/session-action.ts';
import { next, type SessionState } from '#deidentified/session-state.ts';
import { UNREVIEWED, type View } from '#deidentified/ui/view.ts';
import { aPack, aSource } from '../../../support/builders.ts';
import { NO_TRAFFIC } from './render.tsx';
import { PLAIN, readMonday } from './states.ts';

const nothing = (): void => undefined;

/** The day on which these screens are looked at. */
export const TODAY = '2026-11-20';

/** A page that has read Monday and holds these cards, after some actions. */
export function holding(cards: readonly Card[], ...actions: readonly Action[]): SessionState {
  const pack = aPack(cards, [aSource('source-1', [PLAIN.id])]);
  const loaded: Action = { type: 'catalog-loaded', pack, catalog: indexPack(pack) };
  return [loaded, ...actions].reduce(next, readMonday());
}

/** What a screen is given, with nobody to act. */
export function aView(changes: Partial<View> & Pick<View, 'state'>): View {
  return {
    brief: null,
    ehr: { name: 'Sandbox EHR', host: 'ehr.example' },
    act: nothing,
    answers: new Map(),
    answer: nothing,
    checking: null,
    sayKnown: nothing,
    outcomes: new Map(),
    tellOutcome: nothing,
    keysOn: true,
    returnTo: null,
    said: null,
    profileSettled: true,
    settleProfile: nothing,
    endSession: nothing,
    idleMinutes: 10,
    stay: nothing,
    ask: nothing,
    openCalendar: nothing,
    takeMarks: nothing,
    traffic: NO_TRAFFIC,
    takeLedger: nothing,
    sourceHref: ({ id }) => `go.html#${id}`,
    contact: null,
    today: TODAY,
    review: UNREVIEWED,
    keepReview: nothing,
    ...changes,
  };
}

/** What a door admitted, or the test is wrong. */
export function only<T>(admitted: T | undefined): T {
  if (admitted === undefined) throw new Error('no door admits this');
  return admitted;
}
