import MiniSearch, { type SearchOptions } from 'minisearch';
import { ALL_TOPICS, type TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { topicWordings } from '#boundary/topic-wordings.ts';
import type { Catalog } from './find-resources.ts';
import type { Card, Source } from './pack.ts';

/** What a search found, best first. */
export interface Found {
  readonly cards: readonly Card[];
  readonly sources: readonly Source[];
  /** True where nothing holds all of the words: then each of these holds as many as any. */
  readonly isPartial: boolean;
}

export type CatalogSearch = (words: string) => Found;

export const NOTHING_FOUND: Found = { cards: [], sources: [], isPartial: false };

/** What of a catalog can be searched. */
type Searchable = Pick<Catalog, 'cards' | 'packs' | 'sourceById'>;

/**
 * Searches cards by title, question, bottom line and topics, and sources by title, publisher and topics; topics by all that people call
 * them. Words may be begun or slightly misspelt. What is asked for is text, whatever it looks like, and is not kept.
 */
export function searchOf(catalog: Searchable): CatalogSearch {
  const known = SEARCHES.get(catalog);
  if (known !== undefined) return known;
  const search = indexForSearch(catalog);
  SEARCHES.set(catalog, search);
  return search;
}

/** A catalog is indexed when it is first searched, and once: it never changes. */
const SEARCHES = new WeakMap<Searchable, CatalogSearch>();

function indexForSearch(catalog: Searchable): CatalogSearch {
  const topics = indexTopics();
  const cards = indexed(catalog.cards, CARD_FIELDS, ({ topics, given }) => [...topics, ...given]);
  const sources = indexed(sourcesOf(catalog), SOURCE_FIELDS, (source) => source.topics);
  return (words) => {
    const asked = [...new Set(termsOf(words))].slice(0, MOST_TERMS);
    const terms = asked.map((term) => ({ term, topics: topics(term) }));
    const [someCards, someSources] = [cards(terms), sources(terms)];
    const most = Math.max(0, ...[...someCards, ...someSources].map(({ terms: held }) => held));
    const best = <T>(hits: readonly Hit<T>[]): readonly T[] =>
      hits.filter(({ terms: held }) => held === most).map(({ item }) => item);
    return most === 0
      ? NOTHING_FOUND
      : { cards: best(someCards), sources: best(someSources), isPartial: most < terms.length };
  };
}

/** A field, what it weighs, and what stands in it. */
type Fields<T> = Readonly<
  Record<string, { readonly boost: number; readonly read: (it: T) => string }>
>;

const CARD_FIELDS: Fields<Card> = {
  title: { boost: 3, read: ({ title }) => title },
  text: { boost: 1, read: ({ bottomLine, stem }) => `${bottomLine} ${stem}` },
};

const SOURCE_FIELDS: Fields<Source> = {
  title: { boost: 3, read: ({ title }) => title },
  publisher: { boost: 2, read: ({ publisher }) => publisher },
};

const TOPIC_FIELDS: Fields<TopicId> = {
  names: { boost: 2, read: (id) => `${topicNames(id).label} ${topicNames(id).short}` },
  wordings: { boost: 1, read: (id) => topicWordings(id).join(' ') },
};

interface Hit<T> {
  readonly item: T;
  /** How many of the words it holds. */
  readonly terms: number;
  readonly score: number;
}

/** One word that is looked for, and the topics that it names. */
interface Term {
  readonly term: string;
  readonly topics: readonly Scored<TopicId>[];
}

interface Scored<T> {
  readonly item: T;
  readonly score: number;
}

/** A word is held by what has it, and by all that is about a topic of that name: many share one, so topics are indexed apart. */
function indexed<T>(
  items: readonly T[],
  fields: Fields<T>,
  topicsOf: (item: T) => readonly TopicId[],
): (terms: readonly Term[]) => readonly Hit<T>[] {
  const own = indexWords(items, fields);
  const onTopic = new Map<TopicId, T[]>();
  for (const item of items) {
    for (const topic of topicsOf(item)) {
      const others = onTopic.get(topic);
      if (others === undefined) onTopic.set(topic, [item]);
      else others.push(item);
    }
  }
  const holding = ({ term, topics }: Term): ReadonlyMap<T, number> => {
    const scores = new Map<T, number>();
    const add = (item: T, score: number): void => {
      scores.set(item, (scores.get(item) ?? 0) + score);
    };
    for (const { item, score } of own(term)) add(item, score);
    for (const { item: topic, score } of topics) {
      for (const item of onTopic.get(topic) ?? []) add(item, score);
    }
    return scores;
  };
  return (terms) => {
    const byTerm = terms.map(holding);
    return items
      .map((item) => {
        const scores = byTerm.flatMap((scores) => scores.get(item) ?? []);
        return { item, terms: scores.length, score: scores.reduce((sum, one) => sum + one, 0) };
      })
      .filter((hit) => hit.terms > 0)
      .toSorted((a, b) => b.score - a.score);
  };
}

let topicIndex: ReturnType<typeof indexWords<TopicId>> | undefined;

/** The same for every catalog. */
function indexTopics(): (term: string) => readonly Scored<TopicId>[] {
  topicIndex ??= indexWords(
    ALL_TOPICS.map(({ id }) => id),
    TOPIC_FIELDS,
  );
  return topicIndex;
}

function indexWords<T>(
  items: readonly T[],
  fields: Fields<T>,
): (term: string) => readonly Scored<T>[] {
  const names = Object.keys(fields);
  const index = new MiniSearch<{ readonly place: number; readonly item: T }>({
    idField: 'place',
    fields: names,
    extractField: ({ place, item }, name) =>
      name === 'place' ? String(place) : (fields[name]?.read(item) ?? ''),
    tokenize: (text) => [...new Set(termsOf(text))],
    processTerm: (term) => term,
  });
  index.addAll(items.map((item, place) => ({ place, item })));
  const boost = Object.fromEntries(names.map((name) => [name, fields[name]?.boost ?? 1]));
  return (term) =>
    index.search(term, { ...HOW, boost }).flatMap(({ id, score }) => {
      const item = items[Number(id)];
      return item === undefined ? [] : [{ item, score }];
    });
}

/** A letter or a figure alone begins too much; a short word that is one letter off is another word. */
const HOW: SearchOptions = {
  prefix: (term) => term.length > 1,
  fuzzy: (term) => (term.length < 5 ? false : 1),
};

/** More words than this make a search no better. */
const MOST_TERMS = 12;
const SMALL_WORDS = new Set(
  'a an and are for how in is of on or the to what when which with'.split(' '),
);

/** Words in lower case and without accents; small ones tell nothing. */
function termsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !SMALL_WORDS.has(word));
}

/** Every source that is shown, once, in the order of packs. */
function sourcesOf({ packs, sourceById }: Searchable): readonly Source[] {
  const byAddress = new Map<string, Source>();
  for (const { id } of packs.flatMap(({ pack }) => pack.sources)) {
    const source = sourceById(id);
    if (source !== undefined && !byAddress.has(source.url)) byAddress.set(source.url, source);
  }
  return [...byAddress.values()];
}
