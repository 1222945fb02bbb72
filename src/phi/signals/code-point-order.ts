/** Compares two texts by code point, for sorting: a locale's order would differ between devices. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
