import { topicOf } from '#boundary/topic.ts';
import type { TextIndex } from '#phi/signals/text-index.ts';
import type { BlindPhrase } from './panel.ts';
import { tallyTextQuality, type TextQuality } from './text-quality.ts';

/**
 * Reads phrases that were labelled without sight of the tables. A topic that is also right is looked past, and so is a procedure: the
 * author labelled from a list without them.
 */
export function tallyBlindQuality(phrases: readonly BlindPhrase[], index: TextIndex): TextQuality {
  const alsoRight = new Map(phrases.map((one) => [one.phrase, new Set(one.alsoRight)]));
  return tallyTextQuality(
    phrases.map(({ phrase, expected }) => ({ phrase, topic: expected })),
    {
      topicsIn: (phrase) =>
        index
          .topicsIn(phrase)
          .filter(({ topic }) => !topicOf(topic).procedure && !alsoRight.get(phrase)?.has(topic)),
    },
  );
}
