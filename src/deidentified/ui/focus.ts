/** Gives an element the focus as it appears, from the top of the page. */
export function focusAtTop(element: HTMLElement | null): void {
  if (element === null) return;
  element.ownerDocument.defaultView?.scrollTo(0, 0);
  element.focus({ preventScroll: true });
}

/** Gives an element the focus as it appears, and brings it into sight. */
export function focusInSight(element: HTMLElement | null): void {
  element?.focus();
}

/** Gives an element the focus as it appears, and leaves the page where it is. */
export function focusInPlace(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
