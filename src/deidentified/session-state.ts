import { HORIZONS, type Horizon } from '#boundary/horizon.ts';
import { type Problem, problem } from '#boundary/problem.ts';
import type { Purpose } from '#boundary/purpose.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import { NO_PROFILE, type Profile } from '#deidentified/learning/profile.ts';
import { afterWish } from '#deidentified/learning/wish.ts';
import type { Budget } from '#deidentified/ranking/brief.ts';
import { afterChange, firstLedger } from '#deidentified/ledger/session-ledger.ts';
import { NOT_LOOKED, type Recalled, type RecordView } from '#deidentified/record/record-view.ts';
import type { Action, Leaving } from './session-action.ts';
import { afterChoice, type Choices, NO_CHOICES } from './session-choices.ts';
import { afterMessage, type Heard, nothingHeard } from './session-heard.ts';
import { type CatalogState, type Place, stoppedBy } from './session-parts.ts';

/** Everything the page knows, in memory and nowhere else. Changed only by `next`. */
export interface SessionState extends Choices, Heard {
  readonly catalog: CatalogState;
  /** The horizon the reader chose; null while the app chooses. */
  readonly chosen: Horizon | null;
  readonly budget: Budget;
  readonly profile: Profile;
  /** What the reader had begun before the schedule was read: it keeps its place. */
  readonly held: string | null;
  /** *Ask me first*: bottom lines stay hidden until the question is answered. */
  readonly askFirst: boolean;
  readonly record: RecordView;
  /** "Remember my learning on this computer?" is asked once, after the first useful thing. */
  readonly offer: 'too-early' | 'asked' | 'put-away';
  readonly leaving: Leaving;
  readonly place: Place;
}

/** Before anything is read. A page that has no code to spend starts with its problem. */
export function firstState(trouble: Problem | null, purpose: Purpose = 'brief'): SessionState {
  return {
    ...NO_CHOICES,
    ...nothingHeard(purpose),
    reading: trouble === null ? { phase: 'reading', progress: null } : stoppedBy(trouble),
    catalog: { state: 'loading' },
    chosen: null,
    budget: 5,
    profile: NO_PROFILE,
    held: null,
    askFirst: false,
    record: NOT_LOOKED,
    offer: 'too-early',
    leaving: { step: 'staying' },
    place: 'brief',
    ledger: firstLedger(trouble === null),
  };
}

/** The state after an action. Pure. */
export function next(state: SessionState, action: Action): SessionState {
  switch (action.type) {
    case 'worker-said':
      return { ...state, ...afterMessage(state, action.message) };
    case 'worker-failed':
      return { ...state, reading: stoppedBy(problem('worker', 'defect')) };
    case 'catalog-loaded':
      return { ...state, catalog: { state: 'ready', pack: action.pack, catalog: action.catalog } };
    case 'catalog-failed':
      return { ...state, catalog: { state: 'failed', problem: action.problem } };
    case 'budget-chosen':
      return { ...state, budget: action.budget, firstWord: null };
    case 'profile-changed':
      return { ...state, profile: action.profile, firstWord: null };
    case 'marked':
      return {
        ...state,
        offer: offerAfter(state),
        marks: [...state.marks, { item: action.item, mark: action.mark }],
        open: state.open === action.item || action.mark === 'not-this-topic' ? null : state.open,
      };
    case 'undone':
      return { ...state, marks: state.marks.slice(0, -1) };
    case 'opened':
      return afterOpening(state, action.item);
    case 'closed':
      return { ...state, open: null };
    case 'answered':
    case 'noted':
    case 'came-of':
      return { ...state, offer: offerAfter(state) };
    case 'wished':
    case 'slot-changed':
    case 'brought-back':
    case 'mark-taken-back':
    case 'rehearsal-chosen':
    case 'own-topics-chosen':
    case 'entries-changed':
      return { ...state, ...afterChoice(state, action) };
    case 'note-settled':
    case 'note-dropped':
      return state;
    case 'horizon-chosen':
    case 'ask-first-changed':
    case 'calendar-opened':
    case 'reading-stopped-by-reader':
    case 'record-changed':
    case 'recalled':
    case 'offer-asked-for':
    case 'offer-put-away':
    case 'leaving':
    case 'went':
    case 'ledger-changed':
      return afterWordOfPage(state, action);
    case 'session-ended':
      return { ...firstState(null), reading: { phase: 'ended' } };
  }
}

type WordOfPage = Extract<
  Action,
  {
    readonly type:
      | 'horizon-chosen'
      | 'ask-first-changed'
      | 'calendar-opened'
      | 'reading-stopped-by-reader'
      | 'record-changed'
      | 'recalled'
      | 'offer-asked-for'
      | 'offer-put-away'
      | 'leaving'
      | 'went'
      | 'ledger-changed';
  }
>;

/** What is not about a card: what is looked at and read, the record, the ways out, the places. */
function afterWordOfPage(state: SessionState, action: WordOfPage): SessionState {
  switch (action.type) {
    case 'horizon-chosen':
      return { ...state, chosen: action.horizon, open: null, firstWord: null };
    case 'ask-first-changed':
      return { ...state, askFirst: action.askFirst };
    case 'calendar-opened':
      return { ...state, calendar: 'being-read' };
    case 'reading-stopped-by-reader':
      return { ...state, reading: { phase: 'finished', complete: false } };
    case 'record-changed':
      return { ...state, record: action.record };
    case 'recalled':
      return afterRecall(state, action.recalled);
    case 'offer-asked-for':
      return { ...state, offer: 'asked' };
    case 'offer-put-away':
      return { ...state, offer: 'put-away' };
    case 'leaving':
      return { ...state, leaving: action.leaving };
    case 'went':
      return { ...state, place: action.place, open: openAt(action.place, state) };
    case 'ledger-changed':
      return { ...state, ledger: afterChange(state.ledger, action.change) };
  }
}

/** What is begun on the brief before the schedule was read is held there. */
function afterOpening(state: SessionState, item: string): SessionState {
  const { place: openedFrom, horizons } = state;
  const isBegun = openedFrom === 'brief' && Object.keys(horizons).length === 0;
  const held = isBegun ? item : state.held;
  return { ...state, offer: offerAfter(state), open: item, openedFrom, held };
}

/** A look at the Privacy page, and back, leaves an open card open. */
function openAt(to: Place, { place, open, openedFrom }: SessionState): string | null {
  const isBack = place === 'privacy' && to === openedFrom;
  return to === 'privacy' || isBack ? open : null;
}

/** Asked once: what was put away stays away. */
function offerAfter({ offer }: SessionState): SessionState['offer'] {
  return offer === 'too-early' ? 'asked' : offer;
}

/** What was kept takes effect; what this session said anew stands. */
function afterRecall(state: SessionState, recalled: Recalled): SessionState {
  const { profile, settings, wishes, rareSlot, ...remembered } = recalled;
  return {
    ...state,
    ...(settings ?? {}),
    profile: profile ?? state.profile,
    wishes: state.wishes.reduce(afterWish, wishes),
    rareSlot: state.rareSlot || rareSlot,
    remembered,
    firstWord: null,
  };
}

/**
 * The horizon on screen: the reader's choice, else the nearest one with visits. An empty one is shown only when nothing is left to read:
 * "no visits" must not flash up on a Friday evening before Monday is known.
 */
export function shownHorizon({ chosen, horizons, reading }: SessionState): Horizon | null {
  if (chosen !== null) return chosen;
  const read = HORIZONS.filter((horizon) => horizons[horizon] !== undefined);
  const busy = read.find((horizon) => (horizons[horizon]?.found ?? 0) > 0);
  const isPending = reading.phase === 'reading' && read.length < HORIZONS.length;
  return busy ?? (isPending ? null : (read[0] ?? null));
}

/** The topics that the reader has said, now or in an earlier session, the words of a schedule did not mean. */
export function notFromText({
  marks,
  remembered,
}: Pick<SessionState, 'marks' | 'remembered'>): readonly TopicId[] {
  const topics = marks
    .filter(({ mark }) => mark === 'not-this-topic')
    .map(({ item }) => item.replace(/^topic:/, ''))
    .filter(isTopicId);
  return [...new Set([...remembered.vetoes, ...topics])];
}
