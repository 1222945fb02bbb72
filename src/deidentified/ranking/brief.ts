import type { Horizon, Weekday } from '#boundary/horizon.ts';
import type { CasePattern, Gap } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';
import type { FactorName } from './factor-names.ts';

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
  readonly chosenBy: ChosenBy;
  /** The score is this times the factors. */
  readonly base: number;
  /** For *Details*. */
  readonly factors: readonly Factor[];
  readonly score: number;
  /** When it, or something on its topics, was last read, as far as that is kept. */
  readonly lastRead: LastRead | null;
}

/** Whether visits had a part in what an item is worth. */
export type ChosenBy = 'schedule' | 'practice';

interface LastRead {
  readonly what: 'this' | 'related';
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** The main reason a thing is on the brief, as data; `ui/wording.ts` says it. */
export type Reason = CountedReason | OwnReason;

/** From the schedule. One or two visits are written "on your list", three and more as a count. */
export type CountedReason =
  | { readonly kind: 'booked-for'; readonly visits: number; readonly of: number }
  | { readonly kind: 'on-list'; readonly visits: number; readonly of: number }
  | {
      readonly kind: 'together';
      readonly with: readonly TopicId[];
      readonly visits: number;
      readonly of: number;
    }
  /** A review, now that its topic comes. */
  | {
      readonly kind: 'due-with-visits';
      readonly again: Again;
      readonly visits: number;
      readonly of: number;
    };

type OwnReason =
  /** A sensitive topic: no count, no pattern. */
  | { readonly kind: 'uncounted' }
  /** Not chosen by the schedule, as all that follow. */
  | { readonly kind: 'common-topic'; readonly specialty: string | null }
  | { readonly kind: 'goal' }
  /** A topic that the reader chose for this session, where there is no schedule. */
  | { readonly kind: 'own-choice' }
  /** What a pack puts forward for some days, in its own words. */
  | { readonly kind: 'focus'; readonly says: string }
  /** A review, due by itself. */
  | { readonly kind: 'due'; readonly again: Again };

/** How a card comes back: to be recalled, in place of a card that was missed, or to be tried after it was called known. */
export type Again = 'review' | 'other-form' | 'check';

/** A factor of a score. */
export interface Factor {
  readonly name: FactorName;
  readonly value: number;
  /** What the value is large or small beside: the median of the day's candidates, or 1 for what only modifies. */
  readonly reference: number;
}

/** Minutes the reader has. */
export const BUDGETS = [2, 5, 15] as const;
export type Budget = (typeof BUDGETS)[number];
