import { byCodePoint } from '../code-point-order.ts';

/** A misspelt word mended, and how many letters were wrong. */
interface Mended {
  readonly word: string;
  readonly distance: number;
}

/** Mends a word no table knows to the nearest one it knows, if one is near. */
export type Speller = (word: string) => Mended | undefined;

/** Shorter words are too near to names and to each other. */
const SHORTEST = 5;
/** Of the letters in threes of both words, the share they have in common (Dice's coefficient). */
const LEAST_ALIKE = 0.4;

/** Indexes words by their letters in threes; only words with the same first letter are compared. */
export function indexSpelling(words: ReadonlySet<string>): Speller {
  const known = [...words].filter((word) => word.length >= SHORTEST).toSorted();
  const byTrigram = new Map<string, number[]>();
  known.forEach((word, at) => {
    for (const trigram of trigramsOf(word)) {
      const places = byTrigram.get(trigram);
      if (places === undefined) byTrigram.set(trigram, [at]);
      else places.push(at);
    }
  });
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || /[^a-z]/.test(word)) return undefined;
    return (
      nearest(word, candidates(word, known, byTrigram)) ??
      completed(word, known) ??
      shortened(word, words)
    );
  };
}

const LONGEST = 24;

/** A known word with another ending (`asthmatics`), as that word; counted as one wrong letter. */
function shortened(word: string, words: ReadonlySet<string>): Mended | undefined {
  for (
    let length = word.length - 1;
    length >= Math.max(SHORTEST, word.length - LONGEST_ENDING);
    length -= 1
  ) {
    const root = word.slice(0, length);
    if (words.has(root)) return { word: root, distance: 1 };
  }
  return undefined;
}

const LONGEST_ENDING = 5;

const SHORTEST_BEGINNING = 6;

/** A word cut short (`constip`), as the shortest known word that begins so; counted as one wrong letter. */
function completed(word: string, known: readonly string[]): Mended | undefined {
  if (word.length < SHORTEST_BEGINNING) return undefined;
  const [whole] = known
    .filter((other) => other.startsWith(word))
    .toSorted((a, b) => a.length - b.length || byCodePoint(a, b));
  return whole === undefined ? undefined : { word: whole, distance: 1 };
}

function nearest(word: string, others: readonly string[]): Mended | undefined {
  let best: Mended | undefined;
  for (const other of others) {
    const allowed = wrongLettersAllowed(Math.min(word.length, other.length));
    const distance = editDistance(word, other);
    if (distance <= allowed && (best === undefined || distance < best.distance)) {
      best = { word: other, distance };
    }
  }
  return best;
}

function wrongLettersAllowed(length: number): number {
  if (length <= 6) return 1;
  return length <= 9 ? 2 : 3;
}

function candidates(
  word: string,
  known: readonly string[],
  byTrigram: ReadonlyMap<string, readonly number[]>,
): readonly string[] {
  const trigrams = trigramsOf(word);
  const shared = new Map<number, number>();
  for (const trigram of trigrams) {
    for (const at of byTrigram.get(trigram) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return [...shared].flatMap(([at, count]) => {
    const other = known[at] ?? '';
    const alike = (2 * count) / (trigrams.size + other.length);
    return alike >= LEAST_ALIKE && other.startsWith(word.slice(0, 1)) ? [other] : [];
  });
}

function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `^${word}$`;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}

/** Letters left out, put in, changed or swapped with the next: the optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? a.length;
}
