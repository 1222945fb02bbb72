import type { Horizon, Weekday } from '#boundary/horizon.ts';
import type { CasePattern, Gap } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';

/** The ranked cards as shown. Moment lifetime: never stored. */
export interface Brief {
  readonly horizon: Horizon;
  readonly weekday: Weekday | null;
  /** False while it rests on the first few charts of many. */
  readonly whole: boolean;
  readonly found: number;
  readonly readable: number;
  /** At most three, Σ minutes within the budget. */
  readonly items: readonly RankedItem[];
  /** What would come next, in order. */
  readonly further: readonly RankedItem[];
  readonly patterns: readonly CasePattern[];
  readonly gaps: readonly Gap[];
}

/** One place in the brief: a card of ours, or sources where there is no card yet, on a topic or on topics that meet. */
export type RankedItem = CardItem | SourcesItem | CombinationItem;

export interface CardItem extends ItemBase {
  readonly kind: 'card';
  readonly card: Card;
  readonly sources: readonly Source[];
}

export interface SourcesItem extends ItemBase {
  readonly kind: 'sources';
  /** One to three, best first. */
  readonly sources: readonly [Source, ...Source[]];
}

export interface CombinationItem extends ItemBase {
  readonly kind: 'combination';
  readonly rule: Rule;
  /** As the rule cites them. */
  readonly sources: readonly [Source, ...Source[]];
}

interface ItemBase {
  /** Stable: the card's id, `topic:` and the topic, or `rule:` and the rule. */
  readonly id: string;
  readonly topic: TopicId;
  /** True where only words of the schedule say the topic, no code: then the reader may answer that it is not. */
  readonly isFromText: boolean;
  readonly minutes: number;
  /** One plain sentence is made of this. */
  readonly reason: Reason;
  /** What the score is the product of, for *Details*. */
  readonly factors: readonly Factor[];
  readonly score: number;
}

/** The main reason a thing is on the brief, as data; `ui/sentences.ts` says it. */
export type Reason =
  /** One or two visits are written "on your list", three and more as a count. */
  | { readonly kind: 'booked-for'; readonly visits: number; readonly of: number }
  | { readonly kind: 'on-list'; readonly visits: number; readonly of: number }
  | {
      readonly kind: 'together';
      readonly with: readonly TopicId[];
      readonly visits: number;
      readonly of: number;
    }
  /** A sensitive topic: no count, no pattern. */
  | { readonly kind: 'uncounted' }
  /** Not chosen by the schedule. */
  | { readonly kind: 'common-topic'; readonly specialty: string | null }
  | { readonly kind: 'goal' };

export interface Factor {
  readonly name: FactorName;
  readonly value: number;
}

export type FactorName =
  | 'visits'
  | 'combination'
  | 'practice'
  | 'specialty'
  | 'stage'
  | 'goal'
  | 'resource'
  | 'minutes'
  | 'turn';

/** Minutes the reader has. */
export const BUDGETS = [2, 5, 15] as const;
export type Budget = (typeof BUDGETS)[number];
