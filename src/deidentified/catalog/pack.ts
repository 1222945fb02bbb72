import type { TopicId } from '#boundary/topic.ts';

/** A versioned, hashed set of cards and sources, fetched whole and without regard to patients. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly licence: string;
  readonly cards: readonly Card[];
  readonly sources: readonly Source[];
}

/** A question with its answer, bottom line, table and sources: 150 words at most. */
export interface Card {
  readonly id: string;
  readonly version: number;
  readonly topics: readonly TopicId[];
  /** The other half of "X given Y": topics that must meet the first in one visit for the card to be chosen by a schedule. */
  readonly given: readonly TopicId[];
  readonly specialties: readonly string[];
  readonly region: Region;
  readonly facet: Facet;
  /** The heading a reader scans: a question of at most twelve words. */
  readonly title: string;
  /** The case question, at most 35 words. */
  readonly stem: string;
  readonly options: readonly CardOption[];
  /** Which option is best, as its place in `options`. */
  readonly best: number;
  readonly rationale: string;
  /** Readable without a click, at most 25 words, no dose. */
  readonly bottomLine: string;
  readonly table: CardTable | null;
  readonly sources: readonly string[];
  /** The grade as its source states it; null where the source gives none. */
  readonly evidenceGrade: string | null;
  readonly lastChecked: string;
  readonly expires: string;
  readonly minutes: number;
  readonly review: Review;
}

export interface CardOption {
  readonly text: string;
  /** Why it is, or is not, the best answer: one sentence. */
  readonly because: string;
}

export interface CardTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** `drafted`: by software from the cited source; no clinician has reviewed it. */
export type Review =
  | { readonly status: 'drafted' }
  | { readonly status: 'reviewed'; readonly by: string; readonly on: string };

type Facet = 'diagnosis' | 'treatment' | 'monitoring' | 'prevention' | 'communication';

export type Region = 'US' | 'UK' | 'EU' | 'CA' | 'AU' | 'international';

/** A guideline, recommendation, review or agency page. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly type: string;
  readonly year: number;
  readonly url: string;
  readonly topics: readonly TopicId[];
  readonly region: Region;
  /** Reading time, estimated from the type of source. */
  readonly minutes: number;
  /** `open` only where the publisher is known to let anyone read it. */
  readonly access: 'open' | 'may-need-subscription';
}
