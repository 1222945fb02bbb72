/** Pages that need no React: a heading, a few sentences, a link. Text only. */

/** An element with its text and style. */
export function written(
  document: Document,
  name: string,
  [text, style]: readonly [string, string],
): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  if (style !== '') element.className = style;
  return element;
}

/** Puts the page's content into its one place. */
export function showPlainPage(document: Document, children: readonly HTMLElement[]): void {
  const main = document.getElementById('main');
  if (main === null) throw new Error('the page has no place to write');
  main.className = 'page plain';
  main.replaceChildren(written(document, 'p', ['Foreword', 'mark']), ...children);
}
