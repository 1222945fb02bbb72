import { useState } from 'react';
import type { Brief, RankedItem } from '#deidentified/ranking/brief.ts';
import type { Action, SessionState } from '#deidentified/session-state.ts';
import type { Answer, Answers } from './view.ts';

/** What the page remembers of its own between renders: answers, what was last said, where the focus goes. */
export interface Page {
  readonly answers: Answers;
  readonly answer: (item: string, answer: Answer) => void;
  readonly said: 'marked' | 'undone' | null;
  readonly returnTo: string | null;
  readonly act: (action: Action) => void;
  /** Brings an item of the brief into sight, with the focus on its title. */
  readonly turnTo: (item: string) => void;
  readonly profileSettled: boolean;
  readonly settleProfile: () => void;
}

interface Given {
  readonly state: SessionState;
  readonly brief: Brief | null;
}

/** Wraps `dispatch` so that marking is answered by a notice, and the focus goes on to the next card or back to the one left. */
export function usePage(given: Given, dispatch: (action: Action) => void): Page {
  const { state, brief } = given;
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [said, setSaid] = useState<Page['said']>(null);
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const [left, setLeft] = useState<Left | null>(null);
  const [profileSettled, setProfileSettled] = useState(false);
  if (left !== null && state.marks.length > left.marks) {
    // Chosen once, by id: a brief that changes later must not take the focus along.
    const items = brief?.items ?? [];
    setReturnTo(items[Math.min(left.place, items.length - 1)]?.id ?? null);
    setLeft(null);
  }
  return {
    answers,
    said,
    returnTo,
    profileSettled,
    answer: (item, answer) => {
      setAnswers((before) => new Map(before).set(item, answer));
      if (answer.shown && answer.chosen !== null)
        dispatch({ type: 'answered', item, answer: answer.chosen });
    },
    act: (action) => {
      if (action.type === 'undone' && state.marks.length === 0) return;
      setSaid(action.type === 'marked' || action.type === 'undone' ? action.type : null);
      setReturnTo(focusAfter(action, state));
      if (action.type === 'marked')
        setLeft({ place: placeOf(action.item, brief), marks: state.marks.length });
      dispatch(action);
    },
    turnTo: (item) => {
      setReturnTo(item);
      if (state.open !== null) dispatch({ type: 'closed' });
    },
    settleProfile: () => {
      setProfileSettled(true);
    },
  };
}

/** A place whose card was marked: the focus goes to what stands there next. */
interface Left {
  readonly place: number;
  readonly marks: number;
}

function focusAfter({ type }: Action, state: SessionState): string | null {
  if (type === 'closed') return state.open;
  return type === 'undone' ? (state.marks.at(-1)?.item ?? null) : null;
}

/** By its id, or by its topic where that was denied; 0 for a card from beyond the brief. */
function placeOf(item: string, brief: Brief | null): number {
  const isIt = ({ id, topic }: RankedItem): boolean => id === item || `topic:${topic}` === item;
  return Math.max(0, brief?.items.findIndex(isIt) ?? 0);
}
