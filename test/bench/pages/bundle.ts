import { isObject } from '#boundary/guards.ts';

/** The resources of a Bundle. */
export function entriesOf(bundle: unknown): readonly unknown[] {
  return listOf(bundle, 'entry').flatMap((entry) => (isObject(entry) ? [entry['resource']] : []));
}

/** The address of its next page. */
export function nextOf(bundle: unknown): string | undefined {
  const next = listOf(bundle, 'link').find((link) => isObject(link) && link['relation'] === 'next');
  return isObject(next) && typeof next['url'] === 'string' ? next['url'] : undefined;
}

function listOf(bundle: unknown, member: string): readonly unknown[] {
  const list = isObject(bundle) ? bundle[member] : undefined;
  return Array.isArray(list) ? list : [];
}
