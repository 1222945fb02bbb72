import {
  isDay,
  isListOf,
  isMatch,
  isNullOr,
  isOneOf,
  isSetOf,
  isShape,
  isWhole,
} from '#boundary/guards.ts';
import { isTopicId } from '#boundary/topic.ts';
import { checkList, type CheckedList, type Finding, type ListForm } from './check-list.ts';
import type { Card, CardOption, CardTable, Facet, Review } from './pack.ts';
import { isRegion } from './parse-source.ts';
import { type GuardsOf, isDistinct, isListFrom, isSlug, isText } from './shape.ts';
import { namesDose, partsOverBudget } from './word-budget.ts';

/** Checks `cards.json`, closed world: each card's form, its budget, and what its members say of each other. */
export function checkCards(candidate: unknown): CheckedList<Card> {
  return checkList(candidate, CARDS);
}

const isOption = isShape<CardOption>({ text: isText(200), because: isText(300) });

const isRow = isListFrom(2, 5, isText(120));

const isTable = isShape<CardTable>({
  caption: isText(120),
  head: isRow,
  rows: isListFrom(1, 8, isRow),
});

const isDrafted = isShape<Extract<Review, { status: 'drafted' }>>({ status: isOneOf('drafted') });

const isReviewed = isShape<Extract<Review, { status: 'reviewed' }>>({
  status: isOneOf('reviewed'),
  by: isText(80),
  on: isDay,
});

/** Drafted, or signed by someone on a day. */
export function isReview(value: unknown): value is Review {
  return isDrafted(value) || isReviewed(value);
}

/** What a card or a rule is about. */
export const isFacet: (value: unknown) => value is Facet = isOneOf(
  'diagnosis',
  'treatment',
  'monitoring',
  'prevention',
  'communication',
);

/** Codes of specialties, at least one. */
export const isSpecialties = isSetOf(isListOf(isMatch(/^[A-Z]{2,6}$/), 20));

/** The form of a card, member by member. */
export const CARD_FORM: GuardsOf<Card> = {
  id: isSlug,
  version: isWhole(1, 9999),
  topics: isSetOf(isListOf(isTopicId, 4)),
  given: isDistinct(isListOf(isTopicId, 3)),
  specialties: isSpecialties,
  region: isRegion,
  facet: isFacet,
  title: isText(120),
  stem: isText(400),
  options: isListFrom(3, 4, isOption),
  best: isWhole(0, 3),
  rationale: isText(800),
  bottomLine: isText(250),
  table: isNullOr(isTable),
  sources: isSetOf(isListOf(isSlug, 5)),
  evidenceGrade: isNullOr(isText(80)),
  lastChecked: isDay,
  expires: isDay,
  minutes: isWhole(1, 3),
  review: isReview,
};

const CARDS: ListForm<Card> = {
  file: 'cards.json',
  guards: CARD_FORM,
  isEntry: isShape<Card>(CARD_FORM),
  most: 5000,
  findingsIn,
};

/** What one member cannot say of another. */
function findingsIn(card: Card): readonly Finding[] {
  const { topics, given, lastChecked, expires } = card;
  const findings: readonly (readonly [Finding, boolean])[] = [
    [['best-beyond-options', 'best'], card.best >= card.options.length],
    [['topic-twice', 'given'], given.some((topic) => topics.includes(topic))],
    [['names-a-dose', 'bottomLine'], namesDose(card.bottomLine)],
    [['table-uneven', 'table'], !isRectangle(card.table)],
    [
      ['expiry-out-of-range', 'expires'],
      expires <= lastChecked || expires > aYearAfter(lastChecked),
    ],
  ];
  const wordy = partsOverBudget(card).map((part): Finding => ['too-many-words', part]);
  return [...wordy, ...findings.flatMap(([finding, holds]) => (holds ? [finding] : []))];
}

function isRectangle(table: CardTable | null): boolean {
  return table?.rows.every((row) => row.length === table.head.length) ?? true;
}

/** No card stands longer than twelve months unread: the same day of the next year. */
function aYearAfter(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;
}
