import type { KeptShown } from '#boundary/kept-choices-policy.ts';
import type {
  KeptExposure,
  KeptLearning,
  KeptMark,
  KeptRecord,
  KeptSettings,
} from '#boundary/kept-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import type { Wish } from '#deidentified/learning/wish.ts';
import type { Budget } from '#deidentified/ranking/brief.ts';
import type { StoreCode } from '#deidentified/storage/outcome.ts';
import type { Damage } from '#deidentified/storage/store-state.ts';
import type { Opener } from '#deidentified/storage/unlock-store.ts';

/** The learner's record as the page shows it. No key, and nothing that opens or writes: those stay with the controller. */
export interface RecordView {
  readonly place: RecordPlace;
  /** What was asked for and is not done yet. */
  readonly underWay: RecordTask | null;
  /** The last thing that was asked for and did not happen. */
  readonly trouble: Trouble | null;
  /** The last thing that was asked for and did. */
  readonly done: Exclude<RecordTask, 'save' | 'forget'> | null;
  /** Entries, notes and marks that would end with this session. */
  readonly unsaved: number;
  /** Items about a sensitive subject that this session leaves out of the record, until the learner says otherwise. */
  readonly leftOut: readonly string[];
  /** True where a carry-over file can be sealed without asking for a passphrase. */
  readonly isFileReady: boolean;
  /** True where this browser can keep a key by passkey. */
  readonly offersPasskey: boolean;
}

/** Where the record stands. */
export type RecordPlace =
  | { readonly state: 'looking' }
  /** Nobody on this computer asked to be remembered. */
  | { readonly state: 'none' }
  | {
      readonly state: 'locked';
      /** What someone's record here opens with. */
      readonly passkey: boolean;
      readonly passphrase: boolean;
      /** A record that was here is gone or cannot be read. Whose, is not known. */
      readonly lost: boolean;
    }
  | {
      readonly state: 'open';
      readonly kept: KeptSummary;
      /** Entries, notes and marks since the last carry-over file. */
      readonly notTakenAlong: number;
    }
  /** Nothing can be kept here: learning lives until the session ends, or in a carry-over file. */
  | { readonly state: 'memory-only'; readonly why: 'blocked' | 'partitioned' }
  | {
      readonly state: 'damaged';
      readonly damage: readonly Damage[];
      /** What can still be read of it; null where not even the key is left. */
      readonly remains: KeptSummary | null;
    };

/** How much of each kind is kept, and for how long. */
export interface KeptSummary {
  readonly counts: Readonly<Record<KeptRecord['kind'], number>>;
  readonly settings: Pick<KeptSettings, 'learningMonths' | 'noteMonths'>;
}

/** What can be under way. */
export type RecordTask =
  'remember' | 'open' | 'save' | 'take-along' | 'bring-back' | 'mend' | 'forget';

/** What did not happen, and the closed code of why. */
export interface Trouble {
  readonly task: RecordTask;
  readonly code: StoreCode;
}

/** A carry-over file and what opens it. */
export interface CarriedFile {
  readonly file: Blob;
  readonly passphrase: string;
}

/** What a reader can ask of the record. */
export type RecordRequest =
  | { readonly type: 'remember'; readonly opener: Opener }
  | { readonly type: 'open'; readonly opener: Opener }
  /** Without a passphrase the file is sealed with the one used before. */
  | { readonly type: 'take-along'; readonly passphrase: string | null }
  | ({ readonly type: 'bring-back' } & CarriedFile)
  | { readonly type: 'mend'; readonly carried: CarriedFile | null }
  /** Keeps what this session learned of an item although it is about a sensitive subject. */
  | { readonly type: 'keep-sensitive'; readonly item: string }
  | ({ readonly type: 'keep-for' } & KeptSummary['settings'])
  | { readonly type: 'forget' };

/** What of a record steers the brief: as it was kept before this session. */
export interface Remembered {
  readonly marks: readonly KeptMark[];
  readonly learning: readonly KeptLearning[];
  readonly exposure: readonly KeptExposure[];
  readonly shown: readonly KeptShown[];
  readonly memories: readonly CardMemory[];
  /** Topics that the words of a schedule did not mean. */
  readonly vetoes: readonly TopicId[];
}

/** What an opened record says of its learner. Null where it does not say, or this session said it anew. */
export interface Recalled extends Remembered {
  readonly profile: Profile | null;
  readonly settings: { readonly budget: Budget; readonly askFirst: boolean } | null;
  readonly wishes: readonly Wish[];
  readonly rareSlot: boolean;
}

/** The page before it has looked. */
export const NOT_LOOKED: RecordView = {
  place: { state: 'looking' },
  underWay: null,
  trouble: null,
  done: null,
  unsaved: 0,
  leftOut: [],
  isFileReady: false,
  offersPasskey: false,
};

export const NOTHING_REMEMBERED: Remembered = {
  marks: [],
  learning: [],
  exposure: [],
  shown: [],
  memories: [],
  vetoes: [],
};
