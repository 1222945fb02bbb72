import type { Administrative, StopList } from './administrative.ts';
import type { Word } from './abbreviations.ts';
import { FUNCTION_WORDS, type Lexicon } from './lexicon.ts';
import type { Speller } from './spelling.ts';

/** A word of a phrase that may tell a topic. */
export interface ContentWord {
  readonly stem: string;
  /** Place of the token it comes from. */
  readonly at: number;
  /** Number of the thought it belongs to: parted by commas and the like. */
  readonly thought: number;
  /** Number of the part of a thought: parted by "and", slashes too. */
  readonly part: number;
  readonly guessed: boolean;
  /** A shorthand that is also a name, and not written so as to tell. */
  readonly nameLike: boolean;
  /** A shorthand whose meaning a word beside it settles. */
  readonly settled: boolean;
  /** A surname that is also a disease. */
  readonly surname: boolean;
  /** Wrong letters mended. */
  readonly mended: number;
  /** In no table of words. */
  readonly unknown: boolean;
  /** Says how or when; tells no topic unless a wording holds it. */
  readonly administrative: boolean;
  /** Narrows no topic down: pain, swelling, stairs. */
  readonly complaint: boolean;
}

const AND: ReadonlySet<string> = new Set(['and', 'with', 'w', 'plus', 'also', 'but', 'or']);

interface Tools {
  readonly lexicon: Lexicon;
  readonly stopList: StopList;
  readonly speller: Speller | null;
}

/** The words of a phrase that may tell a topic, in order; `speller` is null where the phrase may be a name. */
export function readContent(
  words: readonly Word[],
  administrative: Administrative,
  tools: Tools,
): readonly ContentWord[] {
  const content: ContentWord[] = [];
  let thought = 0;
  let part = 0;
  for (const word of words) {
    if (word.before === 'hard') thought += 1;
    if (word.before !== 'none' || AND.has(word.text)) part += 1;
    if (FUNCTION_WORDS.has(word.text)) continue;
    const isAdministrative =
      (!word.settled &&
        administrative.runs.some(([from, to]) => from <= word.at && word.at <= to)) ||
      (!word.expanded && administrative.places.has(word.at));
    content.push({
      ...readWord(word, isAdministrative, tools),
      at: word.at,
      thought,
      part,
      guessed: word.guessed,
      settled: word.settled,
      nameLike: word.nameLike,
      surname: tools.lexicon.names.has(word.text),
      administrative: isAdministrative,
      complaint: isComplaint(word, tools),
    });
  }
  return content;
}

function isComplaint({ text, expanded }: Word, { lexicon, stopList }: Tools): boolean {
  const { complaints, kinds } = stopList;
  return (
    complaints.has(text) || complaints.has(lexicon.stemOf(text)) || (expanded && kinds.has(text))
  );
}

function readWord(
  { text, expanded }: Word,
  administrative: boolean,
  { lexicon, speller }: Tools,
): Pick<ContentWord, 'stem' | 'mended' | 'unknown'> {
  const stem = lexicon.stemOf(text);
  const known = lexicon.weights.has(stem) || administrative || expanded || /^\d/.test(text);
  if (known) return { stem, mended: 0, unknown: false };
  const mended = speller?.(text);
  if (mended === undefined) return { stem, mended: 0, unknown: true };
  return { stem: lexicon.stemOf(mended.word), mended: mended.distance, unknown: false };
}
