import type { ContentWord } from './read-content.ts';
import type { Alias, Lexicon } from './lexicon.ts';

/** A wording found in a phrase. */
export interface AliasMatch {
  readonly alias: Alias;
  /** The words that make it, in the order of the phrase. */
  readonly words: readonly ContentWord[];
  /** Side by side; a word or two between; further apart. */
  readonly spread: 'together' | 'near' | 'apart';
  /** What the stems tell together, more where they stand together. */
  readonly score: number;
}

/** Every wording whose stems are all in one thought of the phrase, best first. */
export function matchAliases(
  content: readonly ContentWord[],
  lexicon: Lexicon,
): readonly AliasMatch[] {
  const places = Map.groupBy(content.keys(), (place) => content[place]?.stem ?? '');
  const matches: AliasMatch[] = [];
  for (const [stem, at] of places) {
    for (const alias of lexicon.byRarest.get(stem) ?? []) {
      if (!alias.stems.every((it) => places.has(it))) continue;
      for (const anchor of at) {
        const match = matchAt(content, { alias, anchor, places }, lexicon);
        if (match !== undefined) matches.push(match);
      }
    }
  }
  return matches.toSorted(
    (a, b) =>
      b.score - a.score || lexicon.aliases.indexOf(a.alias) - lexicon.aliases.indexOf(b.alias),
  );
}

interface Attempt {
  readonly alias: Alias;
  /** Place of its rarest stem. */
  readonly anchor: number;
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function matchAt(
  content: readonly ContentWord[],
  { alias, anchor, places }: Attempt,
  lexicon: Lexicon,
): AliasMatch | undefined {
  const thought = content[anchor]?.thought;
  const taken = alias.stems.map((stem) =>
    (places.get(stem) ?? [])
      .filter((place) => content[place]?.thought === thought)
      .reduce<number | undefined>(
        (best, place) =>
          best === undefined || Math.abs(place - anchor) < Math.abs(best - anchor) ? place : best,
        undefined,
      ),
  );
  const found = taken.flatMap((place) => place ?? []).toSorted((a, b) => a - b);
  if (found.length < alias.stems.length) return undefined;
  const words = found.flatMap((place) => content[place] ?? []);
  const length = (found.at(-1) ?? 0) - (found[0] ?? 0) + 1;
  const spread = spreadOf(length - found.length, words);
  if (spread === undefined) return undefined;
  const mass = alias.stems.reduce((sum, stem) => sum + (lexicon.weights.get(stem) ?? 0), 0);
  return {
    alias,
    words,
    spread,
    score: mass * FACTOR[spread] * (alias.strength === 'weak' ? WEAK : 1),
  };
}

/** Standing together counts a quarter more; a wording scattered over a thought counts half. */
const FACTOR = { together: 1.25, near: 1, apart: 0.5 } as const;
const WEAK = 0.8;
const NEAR = 2;

/** Undefined where a scattered wording would reach across "and". */
function spreadOf(
  between: number,
  words: readonly ContentWord[],
): AliasMatch['spread'] | undefined {
  if (between === 0) return 'together';
  if (words.some(({ part }) => part !== words[0]?.part)) return undefined;
  return between <= NEAR ? 'near' : 'apart';
}
