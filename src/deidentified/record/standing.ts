import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { CarryKey } from '#deidentified/storage/head.ts';
import { type Kept, lastTurn, NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import {
  notTakenAlong,
  thingsLearned,
  unsavedLearning,
} from '#deidentified/storage/session-learning.ts';
import type { StoreState } from '#deidentified/storage/store-state.ts';
import { changesToSave, EMPTY_NOTEBOOK, type Notebook, ownRows } from './notebook.ts';
import { goalItem } from './preferences.ts';
import { summaryOf } from './recall.ts';
import type { RecordPlace, RecordTask, RecordView, Trouble } from './record-view.ts';
import { isSensitive, subjectOf } from './subject-of.ts';

/** All the controller holds, keys among it. It is never rendered: `viewOf` says what of it may be. */
export interface Standing {
  readonly place: StoreState | { readonly state: 'looking' };
  readonly book: Notebook;
  /** The notebook's turn up to which the open record holds it. */
  readonly saved: number;
  /** The notebook's turn when a record was opened that had been there before; 0 where none was. */
  readonly openedAt: number;
  /** True once the open record holds what files brought. */
  readonly isMerged: boolean;
  /** What files of a session without a record are sealed with, once one was. */
  readonly carry: CarryKey | null;
  readonly underWay: RecordTask | null;
  readonly trouble: Trouble | null;
  readonly done: RecordView['done'];
  readonly offersPasskey: boolean;
}

export const FIRST_STANDING: Standing = {
  place: { state: 'looking' },
  book: EMPTY_NOTEBOOK,
  saved: 0,
  openedAt: 0,
  isMerged: false,
  carry: null,
  underWay: null,
  trouble: null,
  done: null,
  offersPasskey: false,
};

/** What may be shown of it. */
export function viewOf(standing: Standing, state: SessionState): RecordView {
  const { place, book, underWay, trouble, done, offersPasskey } = standing;
  return {
    place: placeOf(place),
    underWay: underWay === 'save' ? null : underWay,
    trouble,
    done,
    unsaved: unsavedOf(standing),
    leftOut: leftOutOf(book, state),
    isFileReady: (place.state === 'open' ? place.store.carry : standing.carry) !== null,
    offersPasskey,
  };
}

function placeOf(place: Standing['place']): RecordPlace {
  switch (place.state) {
    case 'looking':
    case 'none':
    case 'memory-only':
    case 'locked':
      return place;
    case 'open':
      return {
        state: 'open',
        kept: summaryOf(place.store.kept),
        notTakenAlong: notTakenAlong(place.store),
      };
    case 'damaged': {
      const { damage, remains } = place;
      return {
        state: 'damaged',
        damage,
        remains: remains === null ? null : summaryOf(remains.kept),
      };
    }
  }
}

function unsavedOf(standing: Standing): number {
  const { place, book } = standing;
  if (place.state === 'open') return thingsLearned(changesToSave(book, standing));
  return unsavedLearning({ session: book.all, saved: NOTHING_KEPT, taken: book.taken });
}

/** What was marked, answered or named as a goal, is about a sensitive subject, and stays out until the learner says otherwise. */
function leftOutOf(book: Notebook, { marks, profile, catalog }: SessionState): readonly string[] {
  if (catalog.state !== 'ready') return [];
  const items = marks.filter(({ mark }) => mark !== 'not-this-topic').map(({ item }) => item);
  const learned = [...new Set([...items, ...book.learned.keys()])];
  const goals = profile.goals.filter((topic) => isSensitive({ topics: [topic] })).map(goalItem);
  return [...learned.filter((item) => isAboutSensitive(item, catalog.catalog)), ...goals].filter(
    (item) => !book.keepAnyway.has(item),
  );
}

function isAboutSensitive(item: string, catalog: Catalog): boolean {
  const subject = subjectOf(item, catalog);
  return subject !== undefined && isSensitive(subject);
}

/** What is known of the learner, of the open record, or of what is left of it; else of what files brought. */
export function knownOf({ place, book }: Standing): Kept {
  if (place.state === 'open') return place.store.kept;
  return place.state === 'damaged' && place.remains !== null ? place.remains.kept : book.brought;
}

/** The record with what this session did: as it will be once all is written. */
export function heldOf(standing: Standing): Kept {
  const known = knownOf(standing);
  const { book, openedAt } = standing;
  const last = lastTurn(known.values());
  const own = ownRows(book)
    .filter(({ turn, record }) => record !== null || turn > openedAt)
    .map((row) => [row.key, { ...row, turn: row.turn + last }] as const);
  return new Map([...known, ...own]);
}
