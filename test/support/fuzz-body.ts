import { isObject } from '#boundary/guards.ts';

/** Gives back what stands instead: nothing, one value, or several. The URL is the one that was asked. */
export type Change = (value: unknown, asked: URL) => readonly unknown[];

/** Goes down the path, child by child as far as there is something below, and changes what is there: what stands instead of the whole. */
export function changedAt(
  value: unknown,
  path: readonly number[],
  change: (value: unknown) => readonly unknown[],
): readonly unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value) && value.length > 0) {
    const items: readonly unknown[] = value;
    const chosen = step % items.length;
    return [
      items.flatMap((item, index) => (index === chosen ? changedAt(item, rest, change) : [item])),
    ];
  }
  const members = isObject(value) ? Object.entries(value) : [];
  if (members.length === 0) return change(value);
  const chosen = step % members.length;
  const changed = members.flatMap(([name, member], index): (readonly [string, unknown])[] => {
    if (index !== chosen) return [[name, member]];
    return changedAt(member, rest, change)
      .slice(0, 1)
      .map((one) => [name, one] as const);
  });
  return [Object.fromEntries(changed)];
}
