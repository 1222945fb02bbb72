import { isMatch } from '#boundary/guards.ts';

/**
 * Markup, and every character a reader cannot see: control, format (which includes the bidirectional overrides and zero
 * widths), surrogate, private and unassigned ones, and the two separators that break lines. A pack is text, never markup.
 */
const UNSEEN = /[<\p{C}\p{Zl}\p{Zp}]/u;

/** Words for a reader: not empty, no space at either end, at most `most` characters, nothing unseen and no markup. */
export function isText(most: number): (value: unknown) => value is string {
  return (value): value is string =>
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= most &&
    value.trim() === value &&
    !UNSEEN.test(value);
}

/** Names of cards, sources and packs. */
export const isSlug = isMatch(/^(?=.{1,120}$)[a-z0-9]+(-[a-z0-9]+)*$/);
