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
import type { Card, CardOption, CardTable, Facet, Review } from './pack.ts';
import { isRegion } from './parse-source.ts';
import { isSlug, isText } from './shape.ts';
import { isWithinBudget, namesDose } from './word-budget.ts';

/** Parses `cards.json`, closed world: undefined where one card is malformed, over budget, or two share an id. */
export function parseCards(candidate: unknown): readonly Card[] | undefined {
  if (!isCards(candidate) || !candidate.every(isSound)) return undefined;
  return new Set(candidate.map(({ id }) => id)).size === candidate.length ? candidate : undefined;
}

const isOption = isShape<CardOption>({ text: isText(200), because: isText(300) });

const isRow = isListOf(isText(120), 5);

const isTable = isShape<CardTable>({
  caption: isText(120),
  head: isRow,
  rows: isListOf(isRow, 8),
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

const isCards = isListOf(
  isShape<Card>({
    id: isSlug,
    version: isWhole(1, 9999),
    topics: isSetOf(isListOf(isTopicId, 4)),
    given: isListOf(isTopicId, 3),
    specialties: isSpecialties,
    region: isRegion,
    facet: isFacet,
    title: isText(120),
    stem: isText(400),
    options: isListOf(isOption, 4),
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
  }),
  5000,
);

/** What one member cannot say of another. */
function isSound(card: Card): boolean {
  const topics = [...card.topics, ...card.given];
  return (
    card.options.length >= 3 &&
    card.best < card.options.length &&
    new Set(topics).size === topics.length &&
    isWithinBudget(card) &&
    !namesDose(card.bottomLine) &&
    isRectangle(card.table) &&
    card.lastChecked < card.expires &&
    card.expires <= aYearAfter(card.lastChecked)
  );
}

function isRectangle(table: CardTable | null): boolean {
  if (table === null) return true;
  const { head, rows } = table;
  return head.length >= 2 && rows.length > 0 && rows.every((row) => row.length === head.length);
}

/** No card stands longer than twelve months unread: the same day of the next year. */
function aYearAfter(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;
}
