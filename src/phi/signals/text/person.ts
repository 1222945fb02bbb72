import type { StopList } from './administrative.ts';
import type { ContentWord } from './read-content.ts';
import type { Token } from './read-tokens.ts';

/** Longer phrases are sentences, and a name in one says nothing about the rest. */
const MOST_WORDS = 4;

/**
 * True where a short phrase may be a person's name: it holds a given name, or two words no table knows and none it does, or is
 * capitalised like a name and holds a word no table knows.
 */
export function isPersonLike(
  tokens: readonly Token[],
  content: readonly ContentWord[],
  { givenNames }: StopList,
): boolean {
  const telling = content.filter(({ administrative }) => !administrative);
  if (telling.length > MOST_WORDS || tokens.length > MOST_WORDS + 2) return false;
  const unknown = telling.filter((word) => word.unknown);
  const named = [...tokens.keys()].filter((at) => givenNames.has(tokens[at]?.text ?? ''));
  const alsoShorthand = named.every((at) =>
    telling.some((word) => !word.unknown && word.at === at),
  );
  if (named.length > 0 && (!alsoShorthand || unknown.length > 0)) return true;
  if (unknown.length > 1 && unknown.length === telling.length) return true;
  return (
    unknown.length > 0 &&
    telling.length > 1 &&
    tokens.every(({ written }) => /^\p{Lu}(?:\p{Ll}|['-])*$/u.test(written))
  );
}
