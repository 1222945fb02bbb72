/**
 * Flesch–Kincaid grade, 0.39 × words per sentence + 11.8 × syllables per word − 15.59, with three conventions of ours: a colon and a
 * semicolon end a sentence, as a reader pauses there; a number is a word of one syllable; a word of the topic list counts two
 * syllables at most, because a clinician reads "hypertension" as fast as "blood".
 */
export function gradeOf(text: string, known: ReadonlySet<string>): number {
  const words = text.match(WORD) ?? [];
  if (words.length === 0) return 0;
  const sentences = text.split(/[.!?;:]+(?:\s|$)/u).filter((part) => /\p{L}|\d/u.test(part)).length;
  const syllables = words.map((word) => weightOf(word, known)).reduce((sum, each) => sum + each, 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

const WORD = /[\p{L}\d]+(?:['’.,][\p{L}\d]+)*/gu;

/** At most this for a word of the topic list. */
const KNOWN_SYLLABLES = 2;

function weightOf(word: string, known: ReadonlySet<string>): number {
  const syllables = syllablesIn(word);
  return known.has(word.toLowerCase()) ? Math.min(syllables, KNOWN_SYLLABLES) : syllables;
}

/**
 * Syllables of an English word, by its groups of vowels: a final "e", "es" or "ed" that is not heard is none, vowels that are written
 * together and said apart are two. A short word of capitals is spelled; a number is one. Greek plurals ("diabetes") come out one short.
 */
export function syllablesIn(word: string): number {
  if (/\d/u.test(word) || !/[a-z]/iu.test(word)) return 1;
  if (/^\p{Ll}?\p{Lu}{2,5}s?$/u.test(word)) return spelled(word.replace(/s$/u, ''));
  const plain = word
    .normalize('NFD')
    .replaceAll(/[^a-z]/giu, '')
    .toLowerCase();
  return Math.max(1, count(plain, /[aeiouy]+/gu) + count(plain, APART) - count(plain, SILENT));
}

/** Said apart: "di-a-betes", "di-et", "flu-id", "re-act", "are-a", "e-osinophil", "do-ing"; not "-tion", "-cial", "pa-tient". */
const APART = new RegExp(
  [
    '(?<![tcsxg])i[ao](?!u)',
    '(?<=[tc])ia(?=t)',
    '(?<![tcsx])ie(?=t|n[ct])',
    'ie(?=ty)',
    '(?<=^sc)ie',
    '(?<=t)io$',
    '(?<![gqbs])ui(?=d)',
    '(?<=r)ea(?=ct)',
    '(?<=cr)ea(?=t)',
    '(?<=[aeiou][a-z]+)ea$',
    '(?<!g)eo(?=[sn])',
    '(?<=[aeouy])ing',
  ].join('|'),
  'gu',
);

/** Not heard: the end of "rate", "rates", "used" (but of "table", "treated", "doses" it is), and that of "guide" in "guideline". */
const SILENT = new RegExp(
  [
    '(?<=[^aeiouyl])e$',
    '(?<=[aeiouy]l)es?$',
    '(?<=[^aeiouylsxzcg]|[^cs]h)(?<!sh|ch)es$',
    '(?<=[^aeiouytd])ed$',
    '(?<=guid|lif|tim|bas|sid|som)e(?=[b-df-hj-np-tv-z][aeiouy])',
  ].join('|'),
  'gu',
);

function count(word: string, pattern: RegExp): number {
  return word.match(pattern)?.length ?? 0;
}

/** A letter is one syllable, W three. */
function spelled(letters: string): number {
  return letters.length + 2 * count(letters, /W/gu);
}
