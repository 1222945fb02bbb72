import type { TopicId } from '#boundary/topic.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import type { Marked } from '#deidentified/learning/mark.ts';
import { afterWish, type Wish } from '#deidentified/learning/wish.ts';
import { type Entries, NO_ENTRIES } from '#deidentified/record/entries.ts';
import { NOTHING_REMEMBERED, type Remembered } from '#deidentified/record/record-view.ts';
import type { Action } from './session-action.ts';
import {
  type CatalogState,
  type FirstWord,
  MOST_OWN_TOPICS,
  type Place,
  type Rehearsal,
} from './session-parts.ts';

/** What of the page's state the learner chose, or the record says of it. */
export interface Choices {
  /** Marks in the order they were made, so that the last can be undone. */
  readonly marks: readonly Marked[];
  /** What the learner's record said when it was opened. */
  readonly remembered: Remembered;
  /** What the record and this session hold. */
  readonly entries: Entries;
  /** First, never, less or more, as it stands now: kept, or said in this session. */
  readonly wishes: readonly Wish[];
  readonly rareSlot: boolean;
  /** What is being rehearsed; null while it is not chosen. */
  readonly rehearsal: Rehearsal | null;
  /** What the reader chose to read on where there is no schedule; in memory alone, and no visit of any kind. */
  readonly ownTopics: readonly TopicId[];
  /** The card whose question is open. */
  readonly open: string | null;
  /** Where it was opened, and where its closing leads. */
  readonly openedFrom: Place;
  /**
   * What the first few charts said of a horizon that is whole by now. While the reader has changed nothing, the card it put first keeps
   * its place: it may be half read.
   */
  readonly firstWord: FirstWord | null;
}

export const NO_CHOICES: Choices = {
  marks: [],
  remembered: NOTHING_REMEMBERED,
  entries: NO_ENTRIES,
  wishes: [],
  rareSlot: false,
  rehearsal: null,
  ownTopics: [],
  open: null,
  openedFrom: 'brief',
  firstWord: null,
};

type OfChoices = Extract<
  Action,
  {
    readonly type:
      | 'wished'
      | 'slot-changed'
      | 'brought-back'
      | 'mark-taken-back'
      | 'rehearsal-chosen'
      | 'own-topics-chosen'
      | 'entries-changed';
  }
>;

/** What an action makes of the choices. Pure. */
export function afterChoice(
  state: Choices & { readonly catalog: CatalogState },
  action: OfChoices,
): Partial<Choices> {
  switch (action.type) {
    case 'wished':
      return { firstWord: null, wishes: afterWish(state.wishes, action.wish) };
    case 'slot-changed':
      return { firstWord: null, rareSlot: action.rareSlot };
    case 'brought-back':
      return afterBringingBack(state, action.topic);
    case 'mark-taken-back':
      return afterTakingBack(state, action);
    case 'rehearsal-chosen':
      return { rehearsal: action.rehearsal, open: null };
    case 'own-topics-chosen':
      return { firstWord: null, ownTopics: action.topics.slice(0, MOST_OWN_TOPICS) };
    case 'entries-changed':
      return { entries: action.entries };
  }
}

/** A topic that "not for me" had kept away comes back at once. */
function afterBringingBack(
  { marks, remembered, catalog }: Choices & { readonly catalog: CatalogState },
  topic: TopicId,
): Partial<Choices> {
  if (catalog.state !== 'ready') return {};
  const stays = ({ item, mark }: { readonly item: string; readonly mark: string | null }) =>
    mark !== 'not-for-me' || mainTopicOf(item, catalog.catalog) !== topic;
  return {
    firstWord: null,
    marks: marks.filter(stays),
    remembered: isNothing(remembered)
      ? remembered
      : {
          ...remembered,
          marks: remembered.marks.filter(stays),
          learning: remembered.learning.filter(stays),
        },
  };
}

/** What was said of an item, now or before this session, is no longer said. What was read stays read. */
function afterTakingBack(
  { marks, remembered }: Choices,
  { item, mark }: { readonly item: string; readonly mark: 'later' | 'known' },
): Partial<Choices> {
  const isIt = (one: { readonly item: string; readonly mark: string | null }): boolean =>
    one.mark === mark && one.item === item;
  return {
    firstWord: null,
    marks: marks.filter((one) => !isIt(one)),
    remembered: isNothing(remembered)
      ? remembered
      : {
          ...remembered,
          marks: remembered.marks.filter((one) => !isIt(one)),
          learning: remembered.learning.map((one) => (isIt(one) ? { ...one, mark: null } : one)),
        },
  };
}

/** True where no record was opened: it stays so, whatever is taken back. */
function isNothing(remembered: Remembered): boolean {
  return remembered === NOTHING_REMEMBERED;
}
