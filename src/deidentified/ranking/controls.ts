import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import type { Wish } from '#deidentified/learning/wish.ts';

/** What the reader decided, over any score. */
export interface Controls {
  /** Items to put first, by id, in this order. */
  readonly pinned: readonly string[];
  readonly muted: readonly TopicId[];
  readonly lessOf: readonly TopicId[];
  readonly moreOf: readonly TopicId[];
  /** Keeps one place for a coming topic that this practice seldom meets. */
  readonly rareSlot: boolean;
}

export const NO_CONTROLS: Controls = {
  pinned: [],
  muted: [],
  lessOf: [],
  moreOf: [],
  rareSlot: false,
};

/** The reader's wishes as the ranker takes them: items are put first, and topics are muted, or wanted less or more. */
export function controlsOf(
  { wishes, rareSlot }: { readonly wishes: readonly Wish[]; readonly rareSlot: boolean },
  catalog: Catalog,
): Controls {
  const topicsWith = (wanted: Wish['wish']): readonly TopicId[] =>
    wishes
      .filter(({ wish }) => wish === wanted)
      .flatMap(({ about }) => mainTopicOf(about, catalog) ?? []);
  return {
    pinned: wishes.filter(({ wish }) => wish === 'pin').map(({ about }) => about),
    muted: topicsWith('mute'),
    lessOf: topicsWith('less'),
    moreOf: topicsWith('more'),
    rareSlot,
  };
}
