import { useState } from 'react';
import { ratingOf } from '#deidentified/learning/confidence.ts';
import type { Brief, RankedItem } from '#deidentified/ranking/brief.ts';
import type { Action } from '#deidentified/session-action.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { actionOnKnown, afterAct, markBefore, NOTHING_CHECKED } from './known-check.ts';
import { outcomeActions } from './outcome-actions.ts';
import type { Answer, Answers, View } from './view.ts';

/** What of a view the page remembers of its own between renders. */
type Remembering = Pick<
  View,
  | 'answers'
  | 'answer'
  | 'checking'
  | 'sayKnown'
  | 'outcomes'
  | 'tellOutcome'
  | 'said'
  | 'returnTo'
  | 'profileSettled'
  | 'settleProfile'
>;

/** That, and what the page adds to `dispatch`. */
export interface Page extends Remembering {
  readonly act: (action: Action) => void;
  /** Brings an item of the brief into sight, with the focus on its title. */
  readonly turnTo: (item: string) => void;
}

interface Given {
  readonly state: SessionState;
  readonly brief: Brief | null;
}

type Dispatch = (action: Action) => void;

/**
 * Wraps `dispatch` so that marking is answered by a notice, the focus goes on to the next card or back to the one left, and a card that
 * is called known is asked about once.
 */
export function usePage(given: Given, dispatch: Dispatch): Page {
  const { state } = given;
  const { answers, answer } = useAnswers(state, dispatch);
  const { perform, turnTo, ...moved } = useMoves(given, dispatch);
  const [check, setCheck] = useState(NOTHING_CHECKED);
  const [profileSettled, setProfileSettled] = useState(false);
  const act = (action: Action, knownItem: string | null = null) => {
    const mark = markBefore(action, check, { answers, state });
    if (mark !== null) perform(mark);
    if (mark === null || action.type !== 'closed') perform(action); // the mark closes its card
    setCheck((before) => afterAct(before, action, knownItem));
  };
  return {
    ...moved,
    ...useOutcomes(state, dispatch),
    answers,
    answer,
    profileSettled,
    checking: check.checking,
    turnTo,
    act: (action) => {
      act(action);
    },
    sayKnown: (item) => {
      act(actionOnKnown(item, check, answers), item);
    },
    settleProfile: () => {
      setProfileSettled(true);
    },
  };
}

function useAnswers(
  state: SessionState,
  dispatch: Dispatch,
): Pick<Remembering, 'answers' | 'answer'> {
  const [answers, setAnswers] = useState<Answers>(new Map());
  const answer = (item: string, given: Answer): void => {
    setAnswers((before) => new Map(before).set(item, given));
    const answered = answeredBy(item, given, state);
    if (answered !== null) dispatch(answered);
  };
  return { answers, answer };
}

/** An answer that was shown after the reader said how sure they were; null for one that was skipped to. */
function answeredBy(
  item: string,
  { chosen, shown, confidence }: Answer,
  { catalog }: SessionState,
): Action | null {
  if (!shown || chosen === null || confidence === null || catalog.state !== 'ready') return null;
  const card = catalog.catalog.cards.find(({ id }) => id === item);
  if (card === undefined) return null;
  return {
    type: 'answered',
    item,
    answer: chosen,
    rating: ratingOf(chosen === card.best, confidence),
  };
}

function useOutcomes(
  state: SessionState,
  dispatch: Dispatch,
): Pick<Remembering, 'outcomes' | 'tellOutcome'> {
  const [outcomes, setOutcomes] = useState<Remembering['outcomes']>(new Map());
  const tellOutcome: Remembering['tellOutcome'] = (item, outcome) => {
    const { told, actions } = outcomeActions({ item, outcome, before: outcomes.get(item) }, state);
    setOutcomes((before) => new Map(before).set(item, told));
    for (const action of actions) dispatch(action);
  };
  return { outcomes, tellOutcome };
}

/** What was last said, and where the focus goes. */
function useMoves({ state, brief }: Given, dispatch: Dispatch) {
  const [said, setSaid] = useState<Remembering['said']>(null);
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const [left, setLeft] = useState<Left | null>(null);
  if (left !== null && (state.marks.length > left.marks || state.wishes !== left.wishes)) {
    // Chosen once, by id: a brief that changes later must not take the focus along.
    const items = brief?.items ?? [];
    if (items.every(({ id }) => id !== left.item))
      setReturnTo(items[Math.min(left.place, items.length - 1)]?.id ?? null);
    setLeft(null);
  }
  return {
    said,
    returnTo,
    perform: (action: Action): void => {
      if (action.type === 'undone' && state.marks.length === 0) return;
      setSaid(action.type === 'marked' || action.type === 'undone' ? action.type : null);
      setReturnTo(focusAfter(action, state));
      const item = itemLeft(action);
      if (item !== null && state.place === 'brief') setLeft(leftAt(item, { state, brief }));
      dispatch(action);
    },
    turnTo: (item: string): void => {
      setReturnTo(item);
      if (state.open !== null) dispatch({ type: 'closed' });
    },
  };
}

/** A place whose card was marked, or is wanted otherwise: where the card is gone, the focus goes to what stands there next. */
interface Left {
  readonly place: number;
  readonly item: string | null;
  readonly marks: number;
  readonly wishes: SessionState['wishes'];
}

function itemLeft(action: Action): string | null {
  if (action.type === 'marked') return action.item;
  return action.type === 'wished' ? action.wish.about : null;
}

function leftAt(item: string, { state: { marks, wishes }, brief }: Given): Left {
  const place = placeOf(item, brief);
  return { place, item: brief?.items[place]?.id ?? null, marks: marks.length, wishes };
}

/** Off the brief, a card that was marked gives the focus back to its row. */
function focusAfter(action: Action, { open, place, marks }: SessionState): string | null {
  if (action.type === 'closed') return open;
  if (action.type === 'marked' && place !== 'brief') return action.item;
  return action.type === 'undone' ? (marks.at(-1)?.item ?? null) : null;
}

/** By its id, or by its topic where that was denied; 0 for a card from beyond the brief. */
function placeOf(item: string, brief: Brief | null): number {
  const isIt = ({ id, topic }: RankedItem): boolean => id === item || `topic:${topic}` === item;
  return Math.max(0, brief?.items.findIndex(isIt) ?? 0);
}
