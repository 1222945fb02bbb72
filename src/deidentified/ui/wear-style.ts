import type { Style } from '#boundary/style-policy.ts';

/**
 * Puts what an EHR's style says on the root of the page, as words that the style sheets know; `styles/palette.css` decides what each does,
 * and that a reader's own setting comes first. Null, and what was not said, leave Foreword as it is.
 */
export function wearStyle(root: HTMLElement, style: Style | null): void {
  for (const part of PARTS) {
    const word = style?.[part] ?? null;
    if (word === null) root.removeAttribute(`data-${part}`);
    else root.setAttribute(`data-${part}`, word);
  }
}

const PARTS = ['ground', 'accent', 'corner', 'density'] as const;
