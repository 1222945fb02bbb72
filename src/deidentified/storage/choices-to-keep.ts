import {
  KEPT_OUTCOME,
  KEPT_SHOWN,
  KEPT_WISH,
  type KeptOutcome,
  type KeptWish,
  SELDOM_MET,
} from '#boundary/kept-choices-policy.ts';
import { quarterOf } from '#boundary/learning-item.ts';
import { admit } from '#boundary/record-policy.ts';
import { type Change, keeping } from './kept.ts';
import { itemToKeep, type Subject } from './to-keep.ts';

/** What came of an item after clinic, by quarter; null where it is not to be kept. About a rare topic it is not. */
export function outcomeToKeep(subject: Subject, outcome: KeptOutcome['outcome']): Change | null {
  const named = ownName(subject);
  if (named === null) return null;
  const quarter = quarterOf(subject.day);
  const record = admit(KEPT_OUTCOME, { kind: 'outcome', ...named, outcome, quarter });
  return record === undefined ? null : keeping(record);
}

/** What the learner wants first, never, less or more of; null where it is not to be kept. */
export function wishToKeep(
  subject: Omit<Subject, 'day'>,
  wish: Exclude<KeptWish['wish'], 'slot'>,
): Change | null {
  const named = ownName(subject);
  if (named === null) return null;
  const { item: about, sensitive } = named;
  const record = admit(KEPT_WISH, { kind: 'wish', about, wish, sensitive });
  return record === undefined ? null : keeping(record);
}

/** The place of its own for what the practice seldom meets. */
export function slotToKeep(): Change | null {
  const slot = { kind: 'wish', about: SELDOM_MET, wish: 'slot', sensitive: false };
  const record = admit(KEPT_WISH, slot);
  return record === undefined ? null : keeping(record);
}

/** That a card was shown, by ISO week; null for what is not a card, and for one about a rare or sensitive topic. */
export function shownToKeep(subject: Omit<Subject, 'day'>, week: string): Change | null {
  const named = ownName({ ...subject, keepSensitive: false });
  if (named === null) return null;
  const record = admit(KEPT_SHOWN, { kind: 'shown', item: named.item, week });
  return record === undefined ? null : keeping(record);
}

/** Its name, where it is kept by that: of a parent it would say something else. */
function ownName(subject: Omit<Subject, 'day'>): ReturnType<typeof itemToKeep> {
  const named = itemToKeep(subject);
  return named?.item === subject.item ? named : null;
}
