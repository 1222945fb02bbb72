import { isListOf, isMatch } from '#boundary/guards.ts';

/**
 * Markup, and every character a reader cannot see: control, format (which includes the bidirectional overrides and zero
 * widths), surrogate, private and unassigned ones, and the two separators that break lines. A pack is text, never markup.
 */
const UNSEEN = /[<\p{C}\p{Zl}\p{Zp}]/u;

/** True where a text holds what no text of a pack may. */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/** Words for a reader: not empty, no space at either end, at most `most` characters, nothing unseen and no markup. */
export function isText(most: number): (value: unknown) => value is string {
  return (value): value is string =>
    typeof value === 'string' &&
    value.length > 0 &&
    (value.length <= most || Array.from(value).length <= most) &&
    value.trim() === value &&
    !hasUnseen(value);
}

/** Names of cards, sources and packs. */
export const isSlug = isMatch(/^(?=.{1,120}$)[a-z0-9]+(-[a-z0-9]+)*$/);

/** Year, month, count: a version names one content for ever. */
export const isVersion = isMatch(/^20\d\d\.(0[1-9]|1[0-2])\.(0|[1-9]\d{0,3})$/);

/** A list as `isListOf` admits it, of at least `least` values. */
export function isListFrom<T>(
  least: number,
  most: number,
  admits: (value: unknown) => value is T,
): (value: unknown) => value is readonly T[] {
  const isList = isListOf(admits, most);
  return (value): value is readonly T[] => isList(value) && value.length >= least;
}

/** A list without the same value twice; it may be empty. */
export function isDistinct<T>(
  isList: (value: unknown) => value is readonly T[],
): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] => isList(value) && new Set(value).size === value.length;
}

/** A guard for each member. */
export type GuardsOf<T> = { readonly [K in keyof T]: (value: unknown) => value is T[K] };
