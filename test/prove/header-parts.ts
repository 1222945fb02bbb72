import type { Headers } from '#zones';

/**
 * One thing that a set of headers says: a header with its value; or, where it is a list, the header, each of its directives and each of
 * their sources, each entry, feature or kind of data.
 */
export type Part = string;

/** Everything a set of headers says, part by part. */
export function partsOf(headers: Headers): readonly Part[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const within = LISTS[name];
    return within === undefined
      ? [`${name}: ${value}`]
      : [name, ...within(value).map((each) => `${name} › ${each}`)];
  });
}

/**
 * The parts that one set of headers says and another, which an edit made of it, does not. A list that is gone altogether counts for itself
 * only: each thing in it has an edit of its own. A directive that is gone counts for its sources too.
 */
export function partsLost(before: Headers, after: Headers): ReadonlySet<Part> {
  const left = new Set(partsOf(after));
  const lost = partsOf(before).filter((part) => !left.has(part));
  return new Set(lost.filter((part) => part === headerOf(part) || !lost.includes(headerOf(part))));
}

function headerOf(part: Part): string {
  return part.split(' › ')[0] ?? part;
}

const LISTS: Readonly<Record<string, (value: string) => readonly string[]>> = {
  'Content-Security-Policy': (value) =>
    value.split('; ').flatMap((written) => {
      const [directive = '', ...sources] = written.trim().split(/ +/);
      return [directive, ...sources.map((source) => `${directive} › ${source}`)];
    }),
  'Connection-Allowlist': (value) => {
    const [, list = '', beside = ''] = /^\((.*)\)(.*)$/.exec(value) ?? [];
    return [...list.split(' '), ...beside.split(';')].filter((each) => each !== '');
  },
  'Permissions-Policy': (value) => value.split(', '),
  'Clear-Site-Data': (value) => value.split(', '),
};
