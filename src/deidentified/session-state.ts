import type { FromWorker } from '#boundary/messages.ts';
import type { HorizonSignals, PracticeSignals } from '#boundary/field-policy.ts';
import { HORIZONS, type Horizon } from '#boundary/horizon.ts';
import { type Problem, problem } from '#boundary/problem.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Pack } from '#deidentified/catalog/pack.ts';
import type { Mark, Marked } from '#deidentified/learning/mark.ts';
import { NO_PROFILE, type Profile } from '#deidentified/learning/profile.ts';
import type { Budget } from '#deidentified/ranking/brief.ts';
import {
  afterChange,
  firstLedger,
  type LedgerChange,
  type SessionLedger,
} from '#deidentified/ledger/session-ledger.ts';
import {
  NOT_LOOKED,
  NOTHING_REMEMBERED,
  type Recalled,
  type RecordView,
  type Remembered,
} from '#deidentified/record/record-view.ts';
import type { CatalogState, Place, ReadingState } from './session-parts.ts';

/** Everything the page knows, in memory and nowhere else. Changed only by `next`. */
export interface SessionState {
  readonly reading: ReadingState;
  readonly catalog: CatalogState;
  readonly horizons: Partial<Readonly<Record<Horizon, HorizonSignals>>>;
  /**
   * What the first few charts said of a horizon that is whole by now. While the reader has changed nothing, the card it put first keeps
   * its place: it may be half read.
   */
  readonly firstWord: HorizonSignals | null;
  readonly practice: PracticeSignals | null;
  /** The horizon the reader chose; null while the app chooses. */
  readonly chosen: Horizon | null;
  readonly budget: Budget;
  readonly profile: Profile;
  /** Marks in the order they were made, so that the last can be undone. */
  readonly marks: readonly Marked[];
  /** The card whose question is open. */
  readonly open: string | null;
  /** What the reader had begun before the schedule was read: it keeps its place. */
  readonly held: string | null;
  /** *Ask me first*: bottom lines stay hidden until the question is answered. */
  readonly askFirst: boolean;
  readonly record: RecordView;
  /** What the learner's record said when it was opened. */
  readonly remembered: Remembered;
  /** "Remember my learning on this computer?" is asked once, after the first useful thing. */
  readonly offer: 'too-early' | 'asked' | 'put-away';
  readonly leaving: Leaving;
  readonly place: Place;
  readonly ledger: SessionLedger;
}

/** The way out: what stands between the reader and it. */
type Leaving =
  | { readonly step: 'staying' }
  /** Something would be lost with the session: the reader is asked first. */
  | { readonly step: 'end-asked' }
  | { readonly step: 'forget-asked' }
  /** Nobody has touched the page for long. */
  | { readonly step: 'idle'; readonly secondsLeft: number };

export type Action =
  | { readonly type: 'worker-said'; readonly message: FromWorker }
  /** The worker sent what no door admits, or broke: a defect of ours. */
  | { readonly type: 'worker-failed' }
  | { readonly type: 'catalog-loaded'; readonly pack: Pack; readonly catalog: Catalog }
  | { readonly type: 'catalog-failed'; readonly problem: Problem }
  | { readonly type: 'horizon-chosen'; readonly horizon: Horizon }
  | { readonly type: 'budget-chosen'; readonly budget: Budget }
  | { readonly type: 'profile-changed'; readonly profile: Profile }
  | { readonly type: 'marked'; readonly item: string; readonly mark: Mark }
  | { readonly type: 'undone' }
  | { readonly type: 'opened'; readonly item: string }
  | { readonly type: 'closed' }
  | { readonly type: 'ask-first-changed'; readonly askFirst: boolean }
  /** The answer of a question was shown; `answer` is the option that was picked, by its place. */
  | { readonly type: 'answered'; readonly item: string; readonly answer: number }
  | { readonly type: 'record-changed'; readonly record: RecordView }
  | { readonly type: 'recalled'; readonly recalled: Recalled }
  | { readonly type: 'offer-asked-for' }
  | { readonly type: 'offer-put-away' }
  | { readonly type: 'leaving'; readonly leaving: Leaving }
  | { readonly type: 'went'; readonly place: Place }
  | { readonly type: 'ledger-changed'; readonly change: LedgerChange }
  | { readonly type: 'reading-stopped-by-reader' }
  | { readonly type: 'session-ended' };

/** Before anything is read. A page that has no code to spend starts with its problem. */
export function firstState(trouble: Problem | null): SessionState {
  return {
    reading:
      trouble === null
        ? { phase: 'reading', progress: null }
        : { phase: 'stopped', problem: trouble },
    catalog: { state: 'loading' },
    horizons: {},
    firstWord: null,
    practice: null,
    chosen: null,
    budget: 5,
    profile: NO_PROFILE,
    marks: [],
    open: null,
    held: null,
    askFirst: false,
    record: NOT_LOOKED,
    remembered: NOTHING_REMEMBERED,
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
      return afterMessage(state, action.message);
    case 'worker-failed':
      return { ...state, reading: { phase: 'stopped', problem: problem('worker', 'defect') } };
    case 'catalog-loaded':
      return { ...state, catalog: { state: 'ready', pack: action.pack, catalog: action.catalog } };
    case 'catalog-failed':
      return { ...state, catalog: { state: 'failed', problem: action.problem } };
    case 'horizon-chosen':
      return { ...state, chosen: action.horizon, open: null, firstWord: null };
    case 'budget-chosen':
      return { ...state, budget: action.budget, firstWord: null };
    case 'profile-changed':
      return { ...state, profile: action.profile, firstWord: null };
    case 'marked':
      return {
        ...state,
        firstWord: null,
        offer: offerAfter(state),
        marks: [...state.marks, { item: action.item, mark: action.mark }],
        open: state.open === action.item || action.mark === 'not-this-topic' ? null : state.open,
      };
    case 'undone':
      return { ...state, marks: state.marks.slice(0, -1) };
    case 'opened':
      return {
        ...state,
        offer: offerAfter(state),
        open: action.item,
        held: Object.keys(state.horizons).length === 0 ? action.item : state.held,
      };
    case 'closed':
      return { ...state, open: null };
    case 'ask-first-changed':
      return { ...state, askFirst: action.askFirst };
    case 'answered':
      return { ...state, offer: offerAfter(state) };
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
      return { ...state, place: action.place };
    case 'ledger-changed':
      return { ...state, ledger: afterChange(state.ledger, action.change) };
    case 'reading-stopped-by-reader':
      return { ...state, reading: { phase: 'finished', complete: false } };
    case 'session-ended':
      return { ...firstState(null), reading: { phase: 'ended' } };
  }
}

/** Asked once: what was put away stays away. */
function offerAfter({ offer }: SessionState): SessionState['offer'] {
  return offer === 'too-early' ? 'asked' : offer;
}

/** What was kept takes effect; what this session said anew stands. */
function afterRecall(state: SessionState, recalled: Recalled): SessionState {
  const { marks, vetoes, profile, settings } = recalled;
  return {
    ...state,
    ...(settings ?? {}),
    profile: profile ?? state.profile,
    remembered: { marks, vetoes },
    firstWord: null,
  };
}

function afterMessage(state: SessionState, message: FromWorker): SessionState {
  if (state.reading.phase !== 'reading') return state; // said after the reader stopped it
  switch (message.type) {
    case 'progress':
      return { ...state, reading: { phase: 'reading', progress: message } };
    case 'signals':
      return {
        ...state,
        horizons: { ...state.horizons, [message.horizon]: message },
        firstWord: firstWordBefore(state.horizons[message.horizon]) ?? state.firstWord,
      };
    case 'practice':
      return { ...state, practice: message };
    case 'ledger':
      return { ...state, ledger: { ...state.ledger, worker: message } };
    case 'finished':
      return { ...state, reading: { phase: 'finished', complete: message.complete } };
    case 'stopped': {
      const { stage, code, retry } = message;
      return { ...state, reading: { phase: 'stopped', problem: { stage, code, retry } } };
    }
  }
}

function firstWordBefore(said: HorizonSignals | undefined): HorizonSignals | null {
  return said?.whole === false ? said : null;
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
