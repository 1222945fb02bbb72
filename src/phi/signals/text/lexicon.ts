import { isTopicId, type TopicId } from '#boundary/topic.ts';
import { stem } from './stem.ts';

/** Sure; fits but is too broad to settle the topic; sure only where nothing but a complaint stands beside it. */
type Strength = 'sure' | 'weak' | 'subject';

/** A wording of a topic, reduced to stems. */
export interface Alias {
  readonly topic: TopicId;
  readonly stems: readonly string[];
  readonly strength: Strength;
}

/** Everything known about words of topics. */
export interface Lexicon {
  readonly aliases: readonly Alias[];
  /** Aliases under the rarest of their stems. */
  readonly byRarest: ReadonlyMap<string, readonly Alias[]>;
  /** How much a stem tells: the fewer topics use it, the more. Also says which stems are known. */
  readonly weights: ReadonlyMap<string, number>;
  /** Words as written in the tables, for mending misspellings. */
  readonly words: ReadonlySet<string>;
  /** Words that are also surnames or given names. */
  readonly names: ReadonlySet<string>;
  /** A word as topics are looked up by it: its synonym, or its stem. */
  readonly stemOf: (word: string) => string;
}

/** Indexes the compiled aliases and synonyms; throws where an alias belongs to no topic. */
export function parseLexicon(aliasTable: string, synonymTable: string): Lexicon {
  const synonyms = parseSynonyms(synonymTable);
  const stemOf = (word: string): string => synonyms.get(word) ?? stem(word);
  const names = new Set<string>();
  const words = new Set<string>(synonyms.keys());
  const aliases: Alias[] = [];
  for (const [topic, wordings] of topicLines(aliasTable)) {
    for (const wording of wordings) {
      const bare = wording.replace(/^[~^@]/, '');
      if (wording.startsWith('@')) names.add(bare);
      const parts = bare.split(' ').filter((word) => !FUNCTION_WORDS.has(word));
      for (const part of parts) words.add(part);
      aliases.push({
        topic,
        stems: [...new Set(parts.map(stemOf))],
        strength: STRENGTH_OF_MARK.get(wording.slice(0, 1)) ?? 'sure',
      });
    }
  }
  const weights = weightsOf(aliases);
  return {
    aliases,
    byRarest: Map.groupBy(aliases, ({ stems }) => rarest(stems, weights)),
    weights,
    words,
    names,
    stemOf,
  };
}

const STRENGTH_OF_MARK: ReadonlyMap<string, Strength> = new Map([
  ['~', 'weak'],
  ['^', 'subject'],
]);

/** Words that hold a sentence together; skipped in wordings and phrases alike. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of in on for to is are am was were i im ive my me we our his her hers him their he she they it its at by from ' +
    'with w this that these or has have had having been be got getting get very really so some pt patient and when'
  ).split(' '),
);

function parseSynonyms(table: string): ReadonlyMap<string, string> {
  const synonyms = new Map<string, string>();
  for (const line of table.trim().split('\n')) {
    const [words = '', meaning = ''] = line.split('|');
    for (const word of words.split(',')) synonyms.set(word, meaning);
    synonyms.set(meaning, meaning);
  }
  return synonyms;
}

function* topicLines(table: string): Iterable<readonly [TopicId, readonly string[]]> {
  for (const line of table.trim().split('\n')) {
    const [topic, ...wordings] = line.split('|');
    if (!isTopicId(topic)) throw new Error('a table of words names a topic that is not one');
    yield [topic, wordings];
  }
}

/** Inverse document frequency with topics as documents (Spärck Jones 1972), one added so that no stem weighs nothing. */
function weightsOf(aliases: readonly Alias[]): ReadonlyMap<string, number> {
  const topics = new Map<string, Set<TopicId>>();
  for (const { stems, topic } of aliases) {
    for (const word of stems) {
      const users = topics.get(word) ?? new Set();
      topics.set(word, users.add(topic));
    }
  }
  const all = new Set(aliases.map(({ topic }) => topic)).size;
  return new Map([...topics].map(([word, users]) => [word, 1 + Math.log(all / users.size)]));
}

function rarest(stems: readonly string[], weights: ReadonlyMap<string, number>): string {
  return stems.reduce((best, word) =>
    (weights.get(word) ?? 0) > (weights.get(best) ?? 0) ? word : best,
  );
}
