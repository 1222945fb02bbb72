import { isCardId, quarterOf } from '#boundary/learning-item.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { dayAfter } from '#deidentified/learning/days.ts';
import type { Marked } from '#deidentified/learning/mark.ts';
import type { Entries } from '#deidentified/record/entries.ts';
import type { Answers } from './view.ts';

/** Days after which nobody is asked any more what came of a card. */
export const ASKED_FOR_DAYS = 7;

interface Read {
  readonly entries: Pick<Entries, 'learning' | 'outcomes'>;
  readonly marks: readonly Marked[];
  readonly answers: Answers;
  readonly catalog: Pick<Catalog, 'cards'>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Cards just answered for: their rows stay, so that another tap can change the answer. */
  readonly tapped: ReadonlySet<string>;
  /** Cards answered for earlier in this session. */
  readonly told: ReadonlySet<string>;
}

/**
 * The cards read in this session or in the last seven days of which nobody has said yet what came: this session's first as they were
 * read, then by day, the last first. Nobody is asked about one that was not for them, or was called known and not read.
 */
export function toAnswerFor(read: Read): readonly Card[] {
  const { entries, catalog, tapped, told } = read;
  const days = firstOfEach([...daysOfSession(read), ...daysBefore(read)]);
  const cards = new Map(catalog.cards.map((card) => [card.id, card]));
  const unwanted = new Set(
    read.marks.filter(({ mark }) => mark === 'not-for-me').map(({ item }) => item),
  );
  return [...days]
    .filter(([id, day]) => tapped.has(id) || !(told.has(id) || isAnsweredFor(id, day, entries)))
    .filter(([id]) => !unwanted.has(id))
    .flatMap(([id]) => cards.get(id) ?? []);
}

type DayOf = readonly [card: string, day: string];

function daysOfSession({ answers, marks, today }: Read): readonly DayOf[] {
  const shown = [...answers].filter(([, { shown }]) => shown).map(([item]) => item);
  const done = marks.filter(({ mark }) => mark === 'done').map(({ item }) => item);
  return [...shown, ...done].map((item) => [item, today]);
}

function daysBefore({ entries, today }: Read): readonly DayOf[] {
  const first = dayAfter(today, -ASKED_FOR_DAYS);
  return entries.learning
    .filter(({ day, item }) => day >= first && day <= today && isCardId(item))
    .filter(({ mark, rating }) => mark !== 'not-for-me' && (mark !== 'known' || rating !== null))
    .toSorted((a, b) => byText(b.day, a.day) || byText(a.item, b.item))
    .map(({ item, day }) => [item, day]);
}

function firstOfEach(days: readonly DayOf[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const [card, day] of days) if (!first.has(card)) first.set(card, day);
  return first;
}

/** An outcome is kept by quarter: one of the quarter in which the card was read, or later, answers for it. */
function isAnsweredFor(id: string, day: string, { outcomes }: Read['entries']): boolean {
  return outcomes.some(({ item, quarter }) => item === id && quarter >= quarterOf(day));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
