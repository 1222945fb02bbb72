import { type RefObject, useEffect, useRef } from 'react';
import type { Place } from '#deidentified/session-parts.ts';
import { focusAtTop } from './focus.ts';

/** Moves the focus to the heading of the place the reader went to; the first place keeps it where it is. */
export function useHeadingFocus(place: Place): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const heading = main.current?.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    focusAtTop(heading ?? main.current);
  }, [place]);
  return main;
}

/** Where the one key of both leads. */
export function otherPlace(place: Place): Place {
  return place === 'brief' ? 'privacy' : 'brief';
}
