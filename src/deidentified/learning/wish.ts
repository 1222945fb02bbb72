/** What a learner wants of an item or a topic, over any score; null is no wish. */
export interface Wish {
  /** A card's id, `topic:` and the topic, or `rule:` and the rule. */
  readonly about: string;
  readonly wish: 'pin' | 'mute' | 'less' | 'more' | null;
}

/** The wishes after one more: the last of each subject stands. */
export function afterWish(wishes: readonly Wish[], wish: Wish): readonly Wish[] {
  const others = wishes.filter(({ about }) => about !== wish.about);
  return wish.wish === null ? others : [...others, wish];
}
