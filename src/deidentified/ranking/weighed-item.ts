import type { TopicId } from '#boundary/topic.ts';
import type { Facet } from '#deidentified/catalog/pack.ts';
import type { CardItem, ChosenBy, CombinationItem, SourcesItem } from './brief.ts';
import type { FactorName } from './factor-names.ts';
import type { ReadBefore } from './reading-memory.ts';

/** One place in a brief while it is chosen: what will be shown, with the parts of its score. */
export type WeighedItem = Weighed<CardItem> | Weighed<SourcesItem> | Weighed<CombinationItem>;

type Weighed<I> = Omit<I, 'factors' | 'lastRead'> & Weighing;

export interface Weighing {
  /** The score is this times its factors. */
  readonly base: number;
  readonly values: FactorValues;
  /** What the item, chosen by this, is worth for a minute of reading. */
  readonly score: number;
  readonly chosenBy: ChosenBy;
  /** Topics it is about, without those it is conditional on. */
  readonly about: readonly TopicId[];
  readonly facet: Facet | null;
  /** The chance that showing it answers a question on its facet. */
  readonly covers: number;
  /** Something is known of the practice, and it seldom meets the topic. */
  readonly isSeldom: boolean;
  readonly readBefore: ReadBefore | null;
}

/** Every factor; 1 where it has no part. */
export type FactorValues = Readonly<Record<FactorName, number>>;
