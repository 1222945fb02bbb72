/** Narrow an unknown value to a closed set. Each answers for one value and keeps nothing. */

/** A whole number from `least` to `most`. */
export function isWhole(least: number, most: number): (value: unknown) => value is number {
  return (value): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** One of the listed words. */
export function isOneOf<const T extends string>(
  ...words: readonly T[]
): (value: unknown) => value is T {
  return (value): value is T => words.some((word) => word === value);
}

/** A true array, no holes, of at most `most` admitted values. */
export function isListOf<T>(
  admits: (value: unknown) => value is T,
  most: number,
): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] =>
    Array.isArray(value) &&
    value.length <= most &&
    Reflect.ownKeys(value).length === value.length + 1 && // indices and `length`, nothing riding along
    value.every((item: unknown) => admits(item));
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** The value itself, or null. */
export function isNullOr<T>(
  admits: (value: unknown) => value is T,
): (value: unknown) => value is T | null {
  return (value): value is T | null => value === null || admits(value);
}

/** An object whose members can be looked at, each still unknown. Arrays are not. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Guards<T> = { readonly [K in keyof T]: (value: unknown) => value is T[K] };

/** An object with exactly these members, each admitted by its guard: an unknown or missing one refuses it. */
export function isShape<T>(guards: Guards<T>): (value: unknown) => value is T {
  return (value): value is T =>
    isObject(value) &&
    Reflect.ownKeys(value).every((key) => Object.hasOwn(guards, key)) &&
    Object.entries<(member: unknown) => boolean>(guards).every(
      ([key, admits]) => Object.hasOwn(value, key) && admits(value[key]),
    );
}

/** A string that matches the whole of a pattern anchored at both ends. */
export function isMatch(pattern: RegExp): (value: unknown) => value is string {
  return (value): value is string => typeof value === 'string' && pattern.test(value);
}

/** FHIR R4 ids: 1 to 64 letters, digits, `-` and `.`. */
export const isFhirId = isMatch(/^[A-Za-z0-9.-]{1,64}$/);

/** A day that exists, as `2026-11-21`. */
export function isDay(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^20\d\d-\d\d-\d\d$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value)
  );
}

/** A list as `isListOf` admits it, with at least one value and none twice. */
export function isSetOf<T>(
  isList: (value: unknown) => value is readonly T[],
): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] =>
    isList(value) && value.length > 0 && new Set(value).size === value.length;
}
