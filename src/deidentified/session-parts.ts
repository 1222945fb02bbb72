import type { HorizonSignals, Progress } from '#boundary/field-policy.ts';
import type { Problem } from '#boundary/problem.ts';
import type { CalendarEnd } from '#boundary/schedule-strategy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Pack } from '#deidentified/catalog/pack.ts';

/** How far the reading of the EHR has come. */
export type ReadingState =
  | { readonly phase: 'reading'; readonly progress: Progress | null }
  | { readonly phase: 'finished'; readonly complete: boolean }
  | { readonly phase: 'stopped'; readonly problem: Problem }
  | { readonly phase: 'ended' };

/** Reading that a problem has stopped. */
export function stoppedBy(problem: Problem): ReadingState {
  return { phase: 'stopped', problem };
}

/** How far the pack of cards has come. */
export type CatalogState =
  | { readonly state: 'loading' }
  /** `catalog` indexes what of the pack this tenant shows. */
  | { readonly state: 'ready'; readonly pack: Pack; readonly catalog: Catalog }
  | { readonly state: 'failed'; readonly problem: Problem };

/** How far a calendar that the reader opened has come, or why it gave nothing; null where none was opened. */
export type CalendarState = 'being-read' | CalendarEnd | null;

/** What of the app the page shows. Not part of its address: an address stays in the browser's history. */
export type Place = 'brief' | 'review' | 'questions' | 'rehearse' | 'privacy';

/** Topics that a reader may choose where there is no schedule. */
export const MOST_OWN_TOPICS = 12;

/** What a rehearsal is about: the topics that meet in a case, or one topic or procedure. */
export interface Rehearsal {
  readonly topics: readonly TopicId[];
  /** Its steps that were gone through, by id: left, it goes on where it was. */
  readonly done: readonly string[];
}

/** A question that came up, or one thing to notice, before it is kept. */
export interface NewNote {
  readonly purpose: 'question' | 'to-notice';
  /** `topic:` and the topic, or a card. */
  readonly item: string;
  readonly text: string | null;
}

/** What the first few charts said of a horizon that is whole by now. */
export interface FirstWord {
  readonly said: HorizonSignals;
  /** How many marks had been made by then: one more is a change, and its undoing none. */
  readonly marks: number;
}
