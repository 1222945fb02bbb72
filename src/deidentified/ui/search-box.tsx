import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { type Found, NOTHING_FOUND, searchOf } from '#deidentified/catalog/search-catalog.ts';
import { focusSearch, SEARCH_ID } from './focus.ts';
import { SEARCH_TEXT } from './review-sentences.ts';
import { foundWords } from './review-words.ts';
import { SearchResults } from './search-results.tsx';
import type { View } from './view.ts';

/**
 * Search over cards and sources. What is typed is held by the page alone: no form sends it, no browser keeps or checks it, and it is in
 * no address.
 */
export function SearchBox({ view, catalog }: { readonly view: View; readonly catalog: Catalog }) {
  const place = useRef<HTMLElement>(null);
  const { words } = view.review;
  const asked = words.trim();
  const found = useMemo(
    () => (asked.length < LEAST ? NOTHING_FOUND : searchOf(catalog)(asked)),
    [asked, catalog],
  );
  const type = (typed: string) => {
    view.keepReview({ words: typed, row: null });
  };
  return (
    <search
      className="search"
      ref={place}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && words !== '') {
          type('');
          focusSearch();
        }
        step(event, place.current);
      }}
    >
      <label className="h3" htmlFor={SEARCH_ID}>
        {SEARCH_TEXT.label}
      </label>
      <input
        id={SEARCH_ID}
        type="search"
        value={words}
        maxLength={MOST}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby="search-stays"
        onChange={({ currentTarget }) => {
          type(currentTarget.value);
        }}
      />
      <p className="meta" id="search-stays">
        {SEARCH_TEXT.stays}
      </p>
      <p className="sub" role="status">
        {asked !== '' && saidOf(asked, found)}
      </p>
      <SearchResults key={asked} view={view} found={found} />
    </search>
  );
}

/** Letters: fewer begin too much, and more are no search. */
const LEAST = 2;
const MOST = 120;

function saidOf(asked: string, { cards, sources, isPartial }: Found): string {
  if (asked.length < LEAST) return SEARCH_TEXT.tooShort;
  if (cards.length + sources.length === 0) return SEARCH_TEXT.nothing;
  const counted = `${foundWords(cards.length, sources.length)}.`;
  return isPartial ? `${SEARCH_TEXT.partial} ${counted}` : counted;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrows go from the words to what was found, through it, and back. */
function step(event: KeyboardEvent, place: HTMLElement | null): void {
  const by = STEPS[event.key];
  if (by === undefined || place === null) return;
  const stops = [...place.querySelectorAll<HTMLElement>('input, .opener, .src a')];
  const from = stops.findIndex((stop) => stop === document.activeElement);
  const to = stops[from + by];
  if (from < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}
