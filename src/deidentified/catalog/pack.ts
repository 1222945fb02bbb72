import type { Conditions } from '#boundary/combination.ts';
import type { TopicId } from '#boundary/topic.ts';

/** A versioned, hashed set of cards, sources and rules, fetched whole and without regard to patients. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly licence: string;
  readonly cards: readonly Card[];
  readonly sources: readonly Source[];
  readonly rules: readonly Rule[];
  /** Topics of a programme, each for a while. One way: nothing is read back. */
  readonly focus: readonly Focus[];
  /** Cards that are no longer true, gone from this pack and from all below it. */
  readonly withdrawn: readonly Withdrawal[];
  /** What has changed in cards that may have been read before. */
  readonly changes: readonly CardChange[];
  /** Cards of packs below this one that it leaves out. */
  readonly hides: readonly string[];
  readonly experts: readonly Expert[];
}

/** A topic that a programme asks its readers to look at, from one day to another, both included. */
export interface Focus {
  readonly topic: TopicId;
  readonly from: string;
  readonly until: string;
  /** What a reader is told of it: "Topic of the month in the residency." */
  readonly says: string;
}

/** A card that may no longer be shown. */
export interface Withdrawal {
  readonly card: string;
  readonly on: string;
  readonly why: string;
}

/** What became of a card. A superseded one stays in its file, so that its reader can be told what took its place, and is not shown. */
export interface CardChange {
  readonly card: string;
  /** The version of the card that the change led to. */
  readonly version: number;
  readonly kind: 'corrected' | 'updated' | 'superseded';
  /** The card that takes its place; null for one that was corrected or updated. */
  readonly by: string | null;
  readonly on: string;
  readonly why: string;
}

/** Someone of the institution to ask about a topic. */
export interface Expert {
  readonly topic: TopicId;
  readonly name: string;
  /** How to reach them: text, never a link. */
  readonly reach: string;
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

export type Facet = 'diagnosis' | 'treatment' | 'monitoring' | 'prevention' | 'communication';

export type Region = 'US' | 'UK' | 'EU' | 'CA' | 'AU' | 'international';

/** "X given Y": names a subject worth learning where topics, or a topic and a drug class, meet in one person. */
export interface Rule extends Conditions {
  readonly id: string;
  readonly version: number;
  /** Where the learning belongs: one of the topics it asks for. */
  readonly topic: TopicId;
  /** The heading a reader scans, at most twelve words: a subject, never an omission or a dose. */
  readonly title: string;
  readonly facet: Facet;
  readonly specialties: readonly string[];
  /** The one to read first comes first. */
  readonly sources: readonly string[];
  readonly lastChecked: string;
  readonly review: Review;
}

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
