import { useState } from 'react';
import type { Action, SessionState } from '#deidentified/session-state.ts';
import type { Answer, Answers } from './view.ts';

/** What the page remembers of its own between renders: answers, what was last said, where the focus goes back to. */
export interface Page {
  readonly answers: Answers;
  readonly answer: (item: string, answer: Answer) => void;
  readonly said: 'marked' | 'undone' | null;
  readonly returnTo: string | null;
  readonly act: (action: Action) => void;
  /** Brings an item of the brief into sight, with the focus on its title. */
  readonly turnTo: (item: string) => void;
}

/** Wraps `dispatch` so that marking is answered by a notice and closing gives the focus back. */
export function usePage(state: SessionState, dispatch: (action: Action) => void): Page {
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [said, setSaid] = useState<Page['said']>(null);
  const [returnTo, setReturnTo] = useState<string | null>(null);
  return {
    answers,
    said,
    returnTo,
    answer: (item, answer) => {
      setAnswers((before) => new Map(before).set(item, answer));
    },
    act: (action) => {
      if (action.type === 'undone' && state.marks.length === 0) return;
      setSaid(action.type === 'marked' || action.type === 'undone' ? action.type : null);
      setReturnTo(action.type === 'closed' ? state.open : null);
      dispatch(action);
    },
    turnTo: (item) => {
      setReturnTo(item);
      if (state.open !== null) dispatch({ type: 'closed' });
    },
  };
}
