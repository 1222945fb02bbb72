import { isListOf, isMatch, isOneOf, isSetOf, isShape, isWhole } from '#boundary/guards.ts';
import { isTopicId } from '#boundary/topic.ts';
import type { Region, Source } from './pack.ts';
import { isSlug, isText } from './shape.ts';

/** Parses `sources.json`, closed world: undefined where one is malformed, or two share an id or an address. */
export function parseSources(candidate: unknown): readonly Source[] | undefined {
  if (!isSources(candidate)) return undefined;
  const ids = new Set(candidate.map(({ id }) => id));
  const urls = new Set(candidate.map(({ url }) => url));
  return ids.size === candidate.length && urls.size === candidate.length ? candidate : undefined;
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

const isSources = isListOf(
  isShape<Source>({
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
  }),
  5000,
);
