import { isMatch } from '#boundary/guards.ts';

/** A list as `isListOf` admits it, with at least one value and none twice. */
export function isSetOf<T>(
  isList: (value: unknown) => value is readonly T[],
): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] =>
    isList(value) && value.length > 0 && new Set(value).size === value.length;
}

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
export const isSlug = isMatch(/^[a-z0-9]{1,60}(-[a-z0-9]{1,60}){0,30}$/);

/** A day that exists, as `2026-11-21`. */
export function isDay(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^20\d\d-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value)
  );
}
