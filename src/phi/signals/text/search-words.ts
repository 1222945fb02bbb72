import MiniSearch from 'minisearch';
import type { TopicId } from '#boundary/topic.ts';
import type { Lexicon } from './lexicon.ts';

/** Topics by the words of all their wordings together, for phrases that hold no whole wording. */
export type WordSearch = (stems: readonly string[]) => readonly WordHit[];

/** A topic that shares words with a phrase. */
interface WordHit {
  readonly topic: TopicId;
  /** BM25+ over the topics' words. */
  readonly score: number;
  /** Share of what the asked stems tell that the topic's words hold, 0 to 1. */
  readonly coverage: number;
  /** How many of the asked stems its words hold. */
  readonly shared: number;
}

/** Indexes the topics' words; an unknown stem counts against coverage like the rarest known one. */
export function indexWords(lexicon: Lexicon): WordSearch {
  const topics = [
    ...Map.groupBy(
      lexicon.aliases.filter(({ strength }) => strength === 'sure'),
      ({ topic }) => topic,
    ),
  ].map(([topic, aliases], id) => ({
    id,
    topic,
    words: aliases.flatMap(({ stems }) => stems).join(' '),
  }));
  const index = new MiniSearch({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(topics);
  const rarest = Math.max(...lexicon.weights.values());
  const weigh = (stems: readonly string[]): number =>
    stems.reduce((sum, stem) => sum + (lexicon.weights.get(stem) ?? rarest), 0);
  return (stems) =>
    index
      .search(stems.join(' '))
      .slice(0, MOST_HITS)
      .flatMap(({ id, score, queryTerms }) => {
        const topic = topics[Number(id)]?.topic;
        return topic === undefined
          ? []
          : [
              {
                topic,
                score,
                coverage: weigh(queryTerms) / weigh(stems),
                shared: queryTerms.length,
              },
            ];
      });
}

const MOST_HITS = 5;
