/** What the reader did with a card: it steers the rest of this session. */
export type Mark = 'done' | 'later' | 'known' | 'not-for-me';

/** A mark on a card, or on a topic's sources, by its id in the brief. */
export interface Marked {
  readonly item: string;
  readonly mark: Mark;
}
