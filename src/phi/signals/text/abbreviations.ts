import type { Break, Token } from './read-tokens.ts';

/** A word to look topics up by, and how sure it is that it was meant. */
export interface Word {
  readonly text: string;
  readonly before: Break;
  /** Place in the phrase, counted in tokens. */
  readonly at: number;
  /** An ambiguous abbreviation's likeliest meaning, taken without a word beside it that settles it. */
  readonly guessed: boolean;
  /** Also a name or an everyday word, and not written so as to tell. */
  readonly nameLike: boolean;
  readonly expanded: boolean;
  /** Expanded, and a word beside it says that this is what it means. */
  readonly settled: boolean;
}

interface Meaning {
  readonly words: readonly string[];
  readonly context: ReadonlySet<string>;
}

interface Abbreviation {
  readonly first: Meaning;
  readonly others: readonly Meaning[];
  readonly needsContext: boolean;
  readonly nameLike: boolean;
}

/** Shorthand by its tokens joined with a space, in lower case unless capitals tell it apart (`PsA`). */
export type Abbreviations = ReadonlyMap<string, Abbreviation>;

/** Reads the compiled table: `shorthand,shorthand|expansion|context|flags|alternative : context|…`. */
export function parseAbbreviations(table: string): Abbreviations {
  const abbreviations = new Map<string, Abbreviation>();
  for (const line of table.split('\n')) {
    const [keys = '', expansion = '', context = '', flags = '', ...others] = line.split('|');
    if (expansion === '') continue;
    const abbreviation: Abbreviation = {
      first: meaningOf(expansion, context),
      others: others.map((other) => {
        const [words = '', beside = ''] = other.split(' : ');
        return meaningOf(words, beside);
      }),
      needsContext: flags.includes('n'),
      nameLike: flags.includes('c'),
    };
    for (const key of keys.split(',')) abbreviations.set(key, abbreviation);
  }
  return abbreviations;
}

function meaningOf(expansion: string, context: string): Meaning {
  return { words: expansion.split(' '), context: new Set(context.split(' ').filter(Boolean)) };
}

const LONGEST_SHORTHAND = 4;

/** The words of a phrase with its shorthand written out, the longest shorthand first. */
export function expandAbbreviations(
  tokens: readonly Token[],
  abbreviations: Abbreviations,
): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = longestAt(tokens, at, abbreviations);
    words.push(...(found?.words ?? plainWord(tokens, at)));
    at += found?.length ?? 1;
  }
  return words;
}

function plainWord(tokens: readonly Token[], at: number): readonly Word[] {
  return tokens.slice(at, at + 1).map(({ text, before }) => ({
    text,
    before,
    at,
    guessed: false,
    nameLike: false,
    expanded: false,
    settled: false,
  }));
}

function longestAt(
  tokens: readonly Token[],
  at: number,
  abbreviations: Abbreviations,
): { readonly words: readonly Word[]; readonly length: number } | undefined {
  for (let length = LONGEST_SHORTHAND; length > 0; length -= 1) {
    const run = tokens.slice(at, at + length);
    if (run.length < length || run.slice(1).some(({ before }) => before === 'hard')) continue;
    const abbreviation =
      abbreviations.get(run.map(({ written }) => written).join(' ')) ??
      abbreviations.get(run.map(({ text }) => text).join(' '));
    if (abbreviation === undefined) continue;
    const beside = [...tokens.slice(0, at), ...tokens.slice(at + length)].map(({ text }) => text);
    const meaning = chooseMeaning(abbreviation, beside);
    if (meaning !== undefined) return { words: wordsOf(meaning, run, at), length };
  }
  return undefined;
}

interface Chosen {
  readonly words: readonly string[];
  readonly guessed: boolean;
  readonly settled: boolean;
  readonly nameLike: boolean;
}

/** A meaning whose context is there; failing that the first one, as a guess where the first wanted context too. */
function chooseMeaning(abbreviation: Abbreviation, beside: readonly string[]): Chosen | undefined {
  const { first, others, needsContext, nameLike } = abbreviation;
  const settled = [first, ...others].find(({ context }) =>
    beside.some((word) => context.has(word)),
  );
  if (settled !== undefined)
    return { words: settled.words, guessed: false, settled: true, nameLike };
  if (needsContext) return undefined;
  return { words: first.words, guessed: first.context.size > 0, settled: false, nameLike };
}

function wordsOf(
  { words, guessed, settled, nameLike }: Chosen,
  run: readonly Token[],
  at: number,
): Word[] {
  const [first] = run;
  return words.map((text, place) => ({
    text,
    before: place === 0 ? (first?.before ?? 'none') : 'none',
    at,
    guessed,
    nameLike: nameLike && first !== undefined && !/^[A-Z0-9]{2,}$/.test(first.written),
    expanded: true,
    settled,
  }));
}
