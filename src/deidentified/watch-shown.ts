import type { Brief } from '#deidentified/ranking/brief.ts';
import { weekOf } from '#deidentified/ranking/calendar.ts';
import { type SessionState, shownHorizon } from './session-state.ts';

/** The timers of a page. */
export interface Timers {
  readonly setTimeout: (then: () => void, milliseconds: number) => number;
  readonly clearTimeout: (timer: number) => void;
}

/** Milliseconds. What only flashed up was not shown. */
const LOOKED_AT = 3000;

/**
 * Gives each state's brief for the page to show, and watches it: tells which cards, by id, stood on a whole brief for a while, in which
 * ISO week; each set once in a row. What it gives back is to be called once with each rendering.
 */
export function watchShown(
  timers: Timers,
  note: (cards: readonly string[], week: string) => void,
  briefOf: BriefOf,
): BriefOf {
  let waitingFor = '';
  let timer = 0;
  return (state, day) => {
    const brief = briefOf(state, day);
    if (state.open !== null) return brief; // it stands behind the card
    const cards = cardsOnScreen(state, brief);
    if (cards.join(' ') === waitingFor) return brief;
    timers.clearTimeout(timer);
    waitingFor = cards.join(' ');
    if (cards.length > 0)
      timer = timers.setTimeout(() => {
        note(cards, weekOf(day));
      }, LOOKED_AT);
    return brief;
  };
}

type BriefOf = (state: SessionState, day: string) => Brief | null;

/** Cards of a brief that rests on a whole horizon, or on none because there is none to be had. */
function cardsOnScreen(state: SessionState, brief: Brief | null): readonly string[] {
  const { reading, place } = state;
  if (brief === null || place !== 'brief' || reading.phase === 'ended') return [];
  const isWhole = shownHorizon(state) === null ? reading.phase !== 'reading' : brief.whole;
  return isWhole ? brief.items.filter(({ kind }) => kind === 'card').map(({ id }) => id) : [];
}
