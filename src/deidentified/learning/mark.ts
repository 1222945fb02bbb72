/**
 * What the reader did with a card: it steers the rest of this session. `not-this-topic` is said of a topic, `topic:` and its id, that
 * only the words of a schedule named: it corrects the reading and is no learning.
 */
export type Mark = 'done' | 'later' | 'known' | 'not-for-me' | 'not-this-topic';

/** A mark on a card, or on a topic's or a rule's sources, by its id in the brief. */
export interface Marked {
  readonly item: string;
  readonly mark: Mark;
}
