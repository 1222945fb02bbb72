import type { TextIndex } from '#phi/signals/text-index.ts';
import type { LabelledPhrase } from './labelled-phrases.ts';

/** How well phrases are read: shares from 0 to 1, and the phrases that went wrong. */
export interface TextQuality {
  readonly phrases: number;
  /** The expected topic came first, in any tier. */
  readonly top1: number;
  /** It was among the three. */
  readonly top3: number;
  /** Share of phrases whose first topic was given in tier high. */
  readonly highCoverage: number;
  /** Of the first topics given in tier high, the share that was the expected one; 1 where none was given. */
  readonly highPrecision: number;
  readonly missed: readonly {
    readonly phrase: string;
    readonly expected: string;
    readonly found: string;
  }[];
}

/** Reads labelled phrases and counts what came out right. */
export function tallyTextQuality(
  phrases: readonly LabelledPhrase[],
  index: TextIndex,
): TextQuality {
  const read = phrases.map(({ phrase, topic }) => ({
    phrase,
    topic,
    found: index.topicsIn(phrase),
  }));
  const right = read.filter(({ topic, found }) => found[0]?.topic === topic);
  const sure = read.filter(({ found }) => found[0]?.tier === 'high');
  const share = (part: readonly unknown[], whole: readonly unknown[]): number =>
    whole.length === 0 ? 1 : part.length / whole.length;
  return {
    phrases: read.length,
    top1: share(right, read),
    top3: share(
      read.filter(({ topic, found }) => found.some((one) => one.topic === topic)),
      read,
    ),
    highCoverage: share(sure, read),
    highPrecision: share(
      sure.filter(({ topic, found }) => found[0]?.topic === topic),
      sure,
    ),
    missed: read
      .filter(({ topic, found }) => found[0]?.topic !== topic)
      .map(({ phrase, topic, found }) => ({
        phrase,
        expected: topic,
        found: found.map((one) => `${one.topic} ${one.tier}`).join(', '),
      })),
  };
}

/** The administrative phrases that were given a topic, in any tier: each is wrong. */
export function listAdministrativeWrong(
  phrases: readonly string[],
  index: TextIndex,
): readonly { readonly phrase: string; readonly found: string }[] {
  return phrases.flatMap((phrase) => {
    const found = index.topicsIn(phrase).map(({ topic, tier }) => `${topic} ${tier}`);
    return found.length === 0 ? [] : [{ phrase, found: found.join(', ') }];
  });
}
