import { type RefObject, useEffect, useRef } from 'react';
import type { Place } from '#deidentified/session-parts.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { focusHeading } from './focus.ts';

/** Moves the focus to the heading of the place the reader went to, unless it put the focus itself; the first place keeps it where it is. */
export function useHeadingFocus(place: Place): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const inPlace = main.current?.querySelector(':focus') ?? null;
    if (inPlace !== null) return;
    focusHeading(main.current);
  }, [place]);
  return main;
}

/** Where the key of the Privacy page leads: there, and from there back to an open card or the brief. */
export function otherPlace({ place, open, openedFrom }: SessionState): Place {
  if (place !== 'privacy') return 'privacy';
  return open === null ? 'brief' : openedFrom;
}
