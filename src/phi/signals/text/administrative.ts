import type { Token } from './read-tokens.ts';

/** What is administrative about a phrase, by place of its tokens. */
export interface Administrative {
  /** Places that say how, when or for what paper, or hold the sentence together. */
  readonly places: ReadonlySet<number>;
  /** Runs of two tokens or more that are administrative as a whole: `[first, last]`. A topic word inside one is not the subject. */
  readonly runs: readonly (readonly [number, number])[];
  /** The visit is about a paper. */
  readonly form: boolean;
}

/** The stop-list: the kind of every administrative phrase, and words that decide beside others. */
export interface StopList {
  readonly kinds: ReadonlyMap<string, string>;
  /** What can be wrong with any part of the body, and where and when. */
  readonly complaints: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
}

/** Reads the compiled table: `kind|phrase|phrase`. */
export function parseStopList(table: string): StopList {
  const kinds = new Map<string, string>();
  const complaints = new Set<string>();
  const givenNames = new Set<string>();
  for (const line of table.trim().split('\n')) {
    const [kind = '', ...phrases] = line.split('|');
    for (const phrase of phrases) {
      if (kind === 'given-name') givenNames.add(phrase);
      else if (kind === 'complaint') complaints.add(phrase);
      else kinds.set(phrase, kind);
    }
  }
  return { kinds, complaints, givenNames };
}

const LONGEST_PHRASE = 5;

/** Finds every administrative phrase in a list of tokens; overlapping ones all count. */
export function findAdministrative(tokens: readonly Token[], list: StopList): Administrative {
  const places = new Set<number>();
  const runs: (readonly [number, number])[] = [];
  let form = false;
  for (let first = 0; first < tokens.length; first += 1) {
    let phrase = '';
    for (let last = first; last < first + LONGEST_PHRASE; last += 1) {
      const token = tokens[last];
      if (token === undefined || (last > first && token.before === 'hard')) break;
      phrase = last === first ? token.text : `${phrase} ${token.text}`;
      const kind = list.kinds.get(phrase);
      if (kind === undefined) continue;
      form ||= kind === 'form';
      if (last > first) runs.push([first, last]);
      for (let place = first; place <= last; place += 1) places.add(place);
    }
  }
  return { places, runs, form };
}
