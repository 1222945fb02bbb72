import type { KeptOutcome } from '#boundary/kept-choices-policy.ts';
import type { KeptNote } from '#boundary/kept-policy.ts';
import type { FromWorker } from '#boundary/messages.ts';
import type { Horizon } from '#boundary/horizon.ts';
import type { Problem } from '#boundary/problem.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Pack } from '#deidentified/catalog/pack.ts';
import type { Rating } from '#deidentified/learning/card-memory.ts';
import type { Mark } from '#deidentified/learning/mark.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import type { Wish } from '#deidentified/learning/wish.ts';
import type { LedgerChange } from '#deidentified/ledger/session-ledger.ts';
import type { Budget } from '#deidentified/ranking/brief.ts';
import type { Entries } from '#deidentified/record/entries.ts';
import type { Recalled, RecordView } from '#deidentified/record/record-view.ts';
import type { NewNote, Place, Rehearsal } from './session-parts.ts';

/** Everything that can happen to the page's state. */
export type Action =
  | { readonly type: 'worker-said'; readonly message: FromWorker }
  /** The worker sent what no door admits, or broke: a defect of ours. */
  | { readonly type: 'worker-failed' }
  | { readonly type: 'catalog-loaded'; readonly pack: Pack; readonly catalog: Catalog }
  | { readonly type: 'catalog-failed'; readonly problem: Problem }
  | { readonly type: 'horizon-chosen'; readonly horizon: Horizon }
  | { readonly type: 'budget-chosen'; readonly budget: Budget }
  | { readonly type: 'profile-changed'; readonly profile: Profile }
  | { readonly type: 'marked'; readonly item: string; readonly mark: Mark }
  | { readonly type: 'undone' }
  | { readonly type: 'opened'; readonly item: string }
  | { readonly type: 'closed' }
  | { readonly type: 'ask-first-changed'; readonly askFirst: boolean }
  /** The answer of a question was shown; `answer` is the option that was picked, by its place. */
  | {
      readonly type: 'answered';
      readonly item: string;
      readonly answer: number;
      readonly rating: Rating;
    }
  /** First, never, less or more of an item or a topic; null takes it back. */
  | { readonly type: 'wished'; readonly wish: Wish }
  /** A place of the brief for what the practice seldom meets. */
  | { readonly type: 'slot-changed'; readonly rareSlot: boolean }
  /** A question that came up, or one thing to notice. */
  | { readonly type: 'noted'; readonly note: NewNote }
  | { readonly type: 'note-settled'; readonly id: string; readonly state: KeptNote['state'] }
  | { readonly type: 'note-dropped'; readonly id: string }
  /** After clinic: what came of a card. */
  | {
      readonly type: 'came-of';
      readonly item: string;
      readonly outcome: KeptOutcome['outcome'];
    }
  /** Every "not for me" on a topic is taken back, of this session and of the record. */
  | { readonly type: 'brought-back'; readonly topic: TopicId }
  /** A "later" or a "known" is taken back, of this session and of the record. */
  | { readonly type: 'mark-taken-back'; readonly item: string; readonly mark: 'later' | 'known' }
  | { readonly type: 'rehearsal-chosen'; readonly rehearsal: Rehearsal | null }
  /** Topics to read on where there is no schedule, for this session. */
  | { readonly type: 'own-topics-chosen'; readonly topics: readonly TopicId[] }
  /** A calendar file was handed to the worker. */
  | { readonly type: 'calendar-opened' }
  | { readonly type: 'entries-changed'; readonly entries: Entries }
  | { readonly type: 'record-changed'; readonly record: RecordView }
  | { readonly type: 'recalled'; readonly recalled: Recalled }
  | { readonly type: 'offer-asked-for' }
  | { readonly type: 'offer-put-away' }
  | { readonly type: 'leaving'; readonly leaving: Leaving }
  | { readonly type: 'went'; readonly place: Place }
  | { readonly type: 'ledger-changed'; readonly change: LedgerChange }
  | { readonly type: 'reading-stopped-by-reader' }
  | { readonly type: 'session-ended' };

/** The way out: what stands between the reader and it. */
export type Leaving =
  | { readonly step: 'staying' }
  /** Something would be lost with the session: the reader is asked first. */
  | { readonly step: 'end-asked' }
  | { readonly step: 'forget-asked' }
  /** Nobody has touched the page for long. */
  | { readonly step: 'idle'; readonly secondsLeft: number };
