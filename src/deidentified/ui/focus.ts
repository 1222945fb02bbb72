/** Gives an element the focus as it appears, from the top of the page. */
export function focusAtTop(element: HTMLElement | null): void {
  if (element === null) return;
  element.ownerDocument.defaultView?.scrollTo(0, 0);
  element.focus({ preventScroll: true });
}

/** Gives the heading of a page the focus, from the top; the page itself where its heading is not there yet. */
export function focusHeading(page: HTMLElement | null): void {
  const heading = page?.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  focusAtTop(heading ?? page);
}

/** Gives an element the focus as it appears, and brings it into sight. */
export function focusInSight(element: HTMLElement | null): void {
  element?.focus();
}

/** Gives an element the focus as it appears, and leaves the page where it is. */
export function focusInPlace(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/** The search of Review, where it is on the page. */
export const SEARCH_ID = 'search-cards';

/** Gives the search the focus, with what stands in it selected. */
export function focusSearch(): void {
  const search = document.getElementById(SEARCH_ID);
  if (!(search instanceof HTMLInputElement)) return;
  search.focus();
  search.select();
}

/** The summary of *Who is reading*. */
export const READER_ID = 'who-is-reading';
/** The choice of minutes. */
export const MINUTES_ID = 'minutes';

/** Gives the focus to a place of the page, where it is there, and brings it into sight. */
export function focusOn(id: typeof READER_ID | typeof MINUTES_ID): void {
  document.getElementById(id)?.focus();
}
