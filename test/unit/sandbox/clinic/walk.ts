/** One text of a resource with the names of the fields that lead to it. */
export interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
}

/** Every text of a resource, however deep. */
export function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}
