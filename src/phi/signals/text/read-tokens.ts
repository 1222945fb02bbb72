/** What stands between a token and the one before it: nothing to speak of, a weak break (slash, ampersand), or an end of thought. */
export type Break = 'none' | 'soft' | 'hard';

/** One word or number of a phrase. */
export interface Token {
  /** Lower case, apostrophes dropped. */
  readonly text: string;
  /** As it was written. */
  readonly written: string;
  readonly before: Break;
}

/** Lists cannot grow beyond this: a phrase is read up to here. */
const MOST_TOKENS = 60;

/** The tokens of a cleaned phrase, in order. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (tokens.length === MOST_TOKENS) break;
    const [written] = match;
    tokens.push({
      text: written.replaceAll("'", '').toLowerCase(),
      written,
      before: tokens.length === 0 ? 'none' : breakOf(text.slice(end, match.index)),
    });
    end = match.index + written.length;
  }
  return tokens;
}

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu;

function breakOf(between: string): Break {
  if (/[,;:|()[\]+*•\n]|\s-+\s|\.\s/.test(between)) return 'hard';
  return /[/&]/.test(between) ? 'soft' : 'none';
}
