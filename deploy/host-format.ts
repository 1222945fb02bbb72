import type { Headers } from '#zones';
import type { HostedSite } from './hosted-site.ts';

/** A way to tell a host what to answer. */
export interface HostFormat {
  /** The name the host, or its manual, knows the file by. */
  readonly file: string;
  /** What cannot be written in it: the reason of the first trouble, or undefined. */
  readonly obstacleTo: (site: HostedSite) => string | undefined;
  readonly write: (site: HostedSite) => string;
}

/** Says at the top of every file where it comes from. */
export const ORIGIN_OF_FILE: readonly string[] = [
  '# Written by `npm run build` from src/zones.ts and launch/tenants. Not to be edited: change those and build again.',
  '# docs/deploy.md says how to use it and how to check it.',
];

/** The first header of a site whose value `isWritable` refuses, as a sentence. */
export function unwritableHeader(
  site: HostedSite,
  isWritable: (value: string) => boolean,
): string | undefined {
  const files = site.tenants.flatMap((tenant) => tenant.files);
  const found = distinct([site.refusal, ...files.map(({ headers }) => headers)])
    .flatMap((headers) => Object.entries(headers))
    .find(([name, value]) => !/^\w[\w-]*$/.test(name) || !isWritable(value));
  return found && `the header ${found[0]} cannot be written`;
}

/** Whether two sets hold the same headers with the same values. */
export function areSame(one: Headers, other: Headers): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

/** Each set once, in the order they first come. */
export function distinct(sets: readonly Headers[]): readonly Headers[] {
  return sets.filter((set, index) => sets.findIndex((each) => areSame(each, set)) === index);
}
