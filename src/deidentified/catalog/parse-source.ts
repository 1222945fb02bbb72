import { isListOf, isMatch, isOneOf, isSetOf, isShape, isWhole } from '#boundary/guards.ts';
import { isTopicId } from '#boundary/topic.ts';
import { checkList, type CheckedList, type ListForm } from './check-list.ts';
import type { Region, Source } from './pack.ts';
import { fault } from './pack-fault.ts';
import { type GuardsOf, isSlug, isText } from './shape.ts';

/** Checks `sources.json`, closed world: each source's form, and that none has the id or the address of another. */
export function checkSources(candidate: unknown): CheckedList<Source> {
  const { entries, faults } = checkList(candidate, SOURCES);
  const seen = new Set<string>();
  const again = entries.filter(({ url }) => seen.size === seen.add(url).size);
  return {
    entries,
    faults: [...faults, ...again.map(({ id }) => fault('address-twice', SOURCES.file, id, 'url'))],
  };
}

/** Parses `sources.json`: undefined where anything of it is at fault. */
export function parseSources(candidate: unknown): readonly Source[] | undefined {
  const { entries, faults } = checkSources(candidate);
  return faults.length === 0 ? entries : undefined;
}

/** One of the regions whose guidance a card or a source speaks for. */
export const isRegion: (value: unknown) => value is Region = isOneOf(
  'US',
  'UK',
  'EU',
  'CA',
  'AU',
  'international',
);

/** The form of a source, member by member. */
export const SOURCE_FORM: GuardsOf<Source> = {
  id: isSlug,
  title: isText(300),
  publisher: isText(80),
  type: isText(40),
  year: isWhole(1950, 2100),
  /** A host and a path: no credentials, no port, nothing a parser and a reader could read differently. */
  url: isMatch(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w.~/%()?=&:;+-]*)?$/),
  topics: isSetOf(isListOf(isTopicId, 12)),
  region: isRegion,
  minutes: isWhole(1, 60),
  access: isOneOf('open', 'may-need-subscription'),
};

/** Sources of one pack: each has a place in an address of at most four figures, beside those of the tenant's other packs. */
export const MOST_SOURCES = 2000;

const SOURCES: ListForm<Source> = {
  file: 'sources.json',
  guards: SOURCE_FORM,
  isEntry: isShape<Source>(SOURCE_FORM),
  most: MOST_SOURCES,
  findingsIn: () => [],
};
