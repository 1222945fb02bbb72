import type { KeptLearning, KeptMark } from '#boundary/kept-policy.ts';
import { isFromSchedule, keptName } from '#boundary/learning-item.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from './card-memory.ts';
import { dayNumber } from './days.ts';
import { type DueReview, dueReviews, type ReviewDay } from './due-reviews.ts';
import type { Marked } from './mark.ts';
import { otherForm } from './other-form.ts';

/** What is to be reviewed, and when the next is. */
export interface DueList {
  /** In the order to take them. */
  readonly now: readonly DueRow[];
  /** Due, and put off while their topics do not come. */
  readonly waiting: readonly DueRow[];
  /** Days until the first that is not due yet; null where there is none. */
  readonly nextIn: number | null;
}

/** A review, and the card that it opens. */
export interface DueRow extends Pick<DueReview, 'state' | 'last' | 'due'> {
  /** The card that was answered, or called known. */
  readonly card: Card;
  /** The card itself, or where it was missed another one that asks for the same. */
  readonly opens: Card;
  readonly why: 'missed' | 'check' | 'answered';
}

/** The reviews of a day. A missed card comes as another card where there is one that no other row opens. */
export function listDue(
  memories: readonly CardMemory[],
  day: ReviewDay & { readonly catalog: Pick<Catalog, 'cards' | 'cardsOn'> },
): DueList {
  const now = dueReviews(memories, day);
  const isNow = new Set(now.map(({ card }) => card.id));
  const all = day.coming === null ? now : dueReviews(memories, { ...day, coming: null });
  const waiting = all.filter(({ card }) => !isNow.has(card.id));
  const known = new Set(day.catalog.cards.map(({ id }) => id));
  const days = memories
    .filter(({ card, due }) => known.has(card) && due > day.today && !isNow.has(card))
    .map(({ due }) => dayNumber(due) - dayNumber(day.today));
  const rows = asRows([...now, ...waiting], memories, day.catalog);
  return {
    now: rows.slice(0, now.length),
    waiting: rows.slice(now.length),
    nextIn: days.length === 0 ? null : days.reduce((least, one) => Math.min(least, one)),
  };
}

function asRows(
  reviews: readonly DueReview[],
  memories: readonly CardMemory[],
  catalog: Pick<Catalog, 'cardsOn'>,
): readonly DueRow[] {
  const memoryOf = new Map(memories.map((memory) => [memory.card, memory]));
  const taken = new Set(reviews.map(({ card }) => card.id));
  return reviews.map(({ card, state, last, due }) => {
    const why = whyOf(memoryOf.get(card.id));
    const other = why === 'missed' ? otherForm(card, memories, catalog) : undefined;
    const isFree = other !== undefined && !taken.has(other.id);
    if (isFree) taken.add(other.id);
    return { card, opens: isFree ? other : card, state, last, due, why };
  });
}

function whyOf(memory: CardMemory | undefined): DueRow['why'] {
  if (memory?.isCheck) return 'check';
  return memory?.lastRating === 'again' ? 'missed' : 'answered';
}

/** Something put off until later. */
export interface SavedRow {
  readonly item: string;
  /** The month it was saved in, `YYYY-MM`; null for this session. */
  readonly month: string | null;
}

/** What was put off until later and not marked otherwise since, the latest first. */
export function listSaved(
  kept: readonly KeptMark[],
  marks: readonly Marked[],
): readonly SavedRow[] {
  const now = new Map<string, Marked['mark']>();
  for (const { item, mark } of marks) {
    if (mark === 'not-this-topic') continue; // says nothing of its sources
    now.delete(item);
    now.set(item, mark);
  }
  const before = kept.filter(({ item, mark }) => mark === 'later' && !now.has(item));
  return [
    ...before.map(({ item, month }) => ({ item, month })),
    ...[...now].flatMap(([item, mark]) => (mark === 'later' ? [{ item, month: null }] : [])),
  ].toReversed();
}

/** Something that was read. */
export interface ReadRow {
  readonly item: string;
  /** The day it was last read; of sources, which only a schedule offers, the first day of that quarter. */
  readonly day: string;
  readonly isQuarter: boolean;
  /** The day its question is due again; null where none is to come. */
  readonly due: string | null;
  /** False for what this session read and leaves out of the record. */
  readonly isNoted: boolean;
}

/** What was read, each item once, by its last day, the latest first; then by name. */
export function listRead(
  learning: readonly Pick<KeptLearning, 'item' | 'day'>[],
  { now, memories, today }: ReadNow,
): readonly ReadRow[] {
  const days = new Map<string, string>();
  for (const { item, day } of learning) {
    if (day > (days.get(item) ?? '')) days.set(item, day);
  }
  const dueOf = new Map(memories.map(({ card, due }) => [card, due]));
  const row = (item: string, day: string, isNoted: boolean): ReadRow => ({
    item,
    day,
    isQuarter: isNoted && isFromSchedule(item),
    due: dueOf.get(item) ?? null,
    isNoted,
  });
  const unnoted = [...new Set(now)].filter((item) => !days.has(keptName(item)));
  return [
    ...unnoted.map((item) => row(item, today, false)),
    ...[...days].map(([item, day]) => row(item, day, true)),
  ].toSorted((a, b) => inOrder(b.day, a.day) || inOrder(a.item, b.item));
}

export interface ReadNow {
  /** Items that this session read, whether or not they are noted. */
  readonly now: readonly string[];
  readonly memories: readonly CardMemory[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** By code point, which no locale changes. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
